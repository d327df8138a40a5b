package org.leadscoring.domain.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What lets a script use the API in the name of a user, without their password. It may do what both its scopes and the
 * user's role allow, and nothing once the user may not sign in.
 *
 * @param user in whose name it acts
 * @param name what people call it, 1 to 60 characters
 * @param scopes at least one
 * @param hint the last four characters of its secret
 * @param createdAt UTC
 * @param expiresAt from this instant on it is good for nothing, UTC; at most a year after it was made
 */
public record ApiToken(
        ApiTokenId id,
        WorkspaceId workspace,
        UserId user,
        String name,
        Set<Scope> scopes,
        String hint,
        Instant createdAt,
        Instant expiresAt) {

    /** The longest a name may be, in characters. */
    public static final int LONGEST_NAME = 60;

    /** How long a token lasts at most. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    /** @throws IllegalArgumentException if the name is blank or too long, it has no scope, or it lasts too long or not at all */
    public ApiToken {
        if (!isName(name)) {
            throw new IllegalArgumentException("a token's name has 1 to " + LONGEST_NAME + " characters");
        }
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a token is good for something; give it a scope");
        }
        if (!expiresAt.isAfter(createdAt) || expiresAt.isAfter(createdAt.plus(LONGEST_LIFE))) {
            throw new IllegalArgumentException("a token ends after it was made, at most 366 days later");
        }
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /** Whether a token could be called so. */
    public static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    /** Whether it is still good at this instant. */
    public boolean isGoodAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
