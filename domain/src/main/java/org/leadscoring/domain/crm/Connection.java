package org.leadscoring.domain.crm;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * A connection to a CRM.
 *
 * @param name what people call it, 1 to {@value #LONGEST_NAME} characters, unique in the workspace
 * @param enabled false if nothing is sent or read: what changes waits
 * @param every how long after a run the next begins, a minute to a day
 * @param from the lowest stage from which leads are sent, null if all with an e-mail address are; one that was sent once is
 *     kept in step for ever
 * @param adopts whether a record with a lead's e-mail address is taken for that lead's the first time, if the CRM has one
 * @param onErasure what happens there to the record of a person who is erased here
 */
public record Connection(
        ConnectionId id,
        WorkspaceId workspace,
        String name,
        Crm crm,
        boolean enabled,
        Duration every,
        @Nullable String from,
        boolean adopts,
        Mapping mapping,
        OnErasure onErasure) {

    /** The longest its name may be, in characters. */
    public static final int LONGEST_NAME = 60;

    /** How often it runs if nobody says otherwise. */
    public static final Duration EVERY = Duration.ofMinutes(5);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** @throws IllegalArgumentException if the name is blank or too long, or it would run too often or too seldom */
    public Connection {
        if (name.isBlank() || name.length() > LONGEST_NAME || !Texts.isPrintable(name)) {
            throw new IllegalArgumentException(
                    "a connection's name has 1 to " + LONGEST_NAME + " characters that can be printed");
        }
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a connection runs every 1 to 1,440 minutes");
        }
    }

    /** What happens in a CRM to the record of a person who is erased here. */
    public enum OnErasure {
        /** It stays: somebody erases it there, if it has to go. */
        KEEP,
        /** The CRM is asked to erase it, too. */
        ERASE;

        /** Its name in forms, documents and message files, for example {@code keep}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** This connection set otherwise. */
    public Connection changed(
            String otherName, Crm other, Duration otherEvery, @Nullable String otherFrom, boolean otherAdopts) {
        return new Connection(
                id, workspace, otherName, other, enabled, otherEvery, otherFrom, otherAdopts, mapping, onErasure);
    }

    /** This connection with other fields. */
    public Connection with(Mapping other) {
        return new Connection(id, workspace, name, crm, enabled, every, from, adopts, other, onErasure);
    }

    /** This connection with something else happening there to records of persons who are erased here. */
    public Connection with(OnErasure other) {
        return new Connection(id, workspace, name, crm, enabled, every, from, adopts, mapping, other);
    }

    /** This connection switched on or off. */
    public Connection switched(boolean on) {
        return new Connection(id, workspace, name, crm, on, every, from, adopts, mapping, onErasure);
    }

    /** Whether the CRM is asked to erase the records of persons who are erased here. */
    public boolean erases() {
        return onErasure == OnErasure.ERASE;
    }

    /** Who moves a lead when the CRM says so: pages show the connection's name. */
    public UserId mover() {
        return new UserId(id.value());
    }
}
