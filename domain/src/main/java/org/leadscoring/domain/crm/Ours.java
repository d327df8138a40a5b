package org.leadscoring.domain.crm;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something we know of a lead.
 *
 * @param key one of {@link #ALL}, or {@code trait.} and the name of a trait
 */
public record Ours(String key) {

    // First, because those below are checked by them.
    private static final String TRAIT = "trait.";
    private static final Pattern KEY = Pattern.compile(
            "email|name|first_name|last_name|phone|company|score|engagement|fit|intent|stage|reasons|status|owner|last_activity|link|trait\\.[^\\p{Cntrl}]{1,100}");

    public static final Ours EMAIL = new Ours("email");
    public static final Ours NAME = new Ours("name");
    public static final Ours FIRST_NAME = new Ours("first_name");

    /** Never empty: whatever a lead is best known by, if its name is not known. */
    public static final Ours LAST_NAME = new Ours("last_name");

    public static final Ours PHONE = new Ours("phone");
    public static final Ours COMPANY = new Ours("company");
    public static final Ours SCORE = new Ours("score");
    /** The part of the score that comes from what the lead did; so are fit and intent what their names say, all in points. */
    public static final Ours ENGAGEMENT = new Ours("engagement");

    public static final Ours FIT = new Ours("fit");
    public static final Ours INTENT = new Ours("intent");
    public static final Ours STAGE = new Ours("stage");

    /** The rules that gave the most points, one to a line. */
    public static final Ours REASONS = new Ours("reasons");

    public static final Ours STATUS = new Ours("status");
    public static final Ours OWNER = new Ours("owner");
    public static final Ours LAST_ACTIVITY = new Ours("last_activity");

    /** The address of the lead's page. */
    public static final Ours LINK = new Ours("link");

    /** All but traits, as people read them. */
    public static final List<Ours> ALL = List.of(
            EMAIL,
            NAME,
            FIRST_NAME,
            LAST_NAME,
            PHONE,
            COMPANY,
            SCORE,
            ENGAGEMENT,
            FIT,
            INTENT,
            STAGE,
            REASONS,
            STATUS,
            OWNER,
            LAST_ACTIVITY,
            LINK);

    /** @throws IllegalArgumentException if there is nothing of that name */
    public Ours {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "\"" + key + "\" is nothing we know of a lead; write for example score, or " + TRAIT
                            + "industry for the trait industry");
        }
    }

    /** Whether it is set by people, and so may be set by the CRM: all else follows from events. */
    public boolean mayBePulled() {
        return Set.of(STATUS, OWNER).contains(this);
    }

    /** Whether it is a whole number, of points. */
    public boolean isNumber() {
        return Set.of(SCORE, ENGAGEMENT, FIT, INTENT).contains(this);
    }

    /** Whether it is a trait. */
    public boolean isTrait() {
        return key.startsWith(TRAIT);
    }

    /** The name of the trait. */
    public String trait() {
        return key.substring(TRAIT.length());
    }
}
