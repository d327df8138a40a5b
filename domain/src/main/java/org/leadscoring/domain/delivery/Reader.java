package org.leadscoring.domain.delivery;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.UserId;

/**
 * A user to whom e-mail is written.
 *
 * @param mail where to
 * @param language in which, a BCP 47 tag such as {@code de}
 * @param topics what they want to be told: any of {@link #choices}
 */
public record Reader(UserId user, String name, Role role, String mail, String language, Set<Topic> topics) {

    /** @throws IllegalArgumentException if the address or the language is none, or they cannot be told of something */
    public Reader {
        Channel.checkMailAddress(mail);
        if (language.length() > 35
                || Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new IllegalArgumentException("\"" + language + "\" is no language; write for example en or de");
        }
        topics = Set.copyOf(topics);
        if (!choices(role).containsAll(topics)) {
            throw new IllegalArgumentException("somebody of this role is not told of this");
        }
    }

    /** What somebody of this role can be told: of their own leads, as a manager of everybody's. */
    public static Set<Topic> choices(Role role) {
        var choices = EnumSet.of(
                Topic.STAGE_ENTERED,
                Topic.STAGE_LEFT,
                Topic.LEAD_ASSIGNED,
                Topic.SLA_WARNED,
                Topic.SLA_BREACHED,
                Topic.DIGEST);
        if (role.mayManage()) {
            choices.add(Topic.LEAD_UNASSIGNED);
        }
        if (role.mayConfigure()) {
            choices.add(Topic.DESTINATION_DISABLED);
        }
        return choices;
    }

    /**
     * Whether a message is for them.
     *
     * @param owns whether it is about a lead of theirs
     * @param owned whether it is about a lead that somebody has
     */
    public boolean wants(Topic topic, boolean owns, boolean owned) {
        return topics.contains(topic)
                && switch (topic) {
                    case STAGE_ENTERED, STAGE_LEFT, LEAD_ASSIGNED, SLA_WARNED -> owns || !owned && role.mayManage();
                    case SLA_BREACHED -> owns || role.mayManage();
                    case LEAD_UNASSIGNED -> role.mayManage();
                    case DESTINATION_DISABLED -> role.mayConfigure();
                    case DIGEST -> owns;
                    // It is for whoever tries, and nobody chooses it.
                    case TEST -> false;
                };
    }
}
