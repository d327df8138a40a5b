package org.leadscoring.domain.workspace;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A person who signs in.
 *
 * @param workspace where they work
 * @param username what they sign in with, unique in the whole system: 1 to 100 characters, lower case, without spaces and,
 *     because HTTP Basic ends a name there, without colons
 * @param name what others see, 1 to 100 characters
 * @param enabled false if they may not sign in
 */
public record User(UserId id, WorkspaceId workspace, String username, String name, Role role, boolean enabled) {

    /** The longest a name or a user name may be, in characters. */
    public static final int LONGEST_NAME = 100;

    private static final Pattern USERNAME = Pattern.compile("[^\\s:\\p{Cntrl}]{1," + LONGEST_NAME + "}");

    /** @throws IllegalArgumentException if one of the names is blank, too long, or cannot be a user name */
    public User {
        if (!isUsername(username)) {
            throw new IllegalArgumentException(
                    "a user name has 1 to " + LONGEST_NAME + " characters, lower case, without spaces and colons");
        }
        if (!isName(name)) {
            throw new IllegalArgumentException("a user's name has 1 to " + LONGEST_NAME + " characters");
        }
    }

    /** Whether somebody could sign in with this. */
    public static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches() && text.equals(text.toLowerCase(Locale.ROOT));
    }

    /** Whether somebody could be called so. */
    public static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    /** This user under another name and with another role. */
    public User as(String otherName, Role otherRole) {
        return new User(id, workspace, username, otherName, otherRole, enabled);
    }

    /** This user let in, or kept out. */
    public User switched(boolean on) {
        return new User(id, workspace, username, name, role, on);
    }

    /** Whether they administer their workspace: one who may is needed always. */
    public boolean administers() {
        return enabled && role == Role.ADMIN;
    }
}
