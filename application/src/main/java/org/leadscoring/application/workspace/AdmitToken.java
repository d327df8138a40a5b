package org.leadscoring.application.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.FindUser.Admitted;
import org.leadscoring.domain.workspace.ApiToken;
import org.leadscoring.domain.workspace.TokenSecret;

/**
 * Says in whose name a script comes that shows a token, and for what that is good. Asked with every request; nothing is
 * remembered, so that a token that was revoked ends at once everywhere.
 */
public final class AdmitToken {

    /** How exactly it is known when a token was last used. */
    public static final Duration EXACTNESS = Duration.ofMinutes(1);

    private final ApiTokens tokens;
    private final FindUser users;
    private final Clock clock;

    public AdmitToken(ApiTokens tokens, FindUser users, Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.clock = clock;
    }

    /** Empty if there is no such token, it has ended, or its user may not sign in. */
    public Optional<Bearer> admit(TokenSecret secret) {
        var now = clock.instant();
        return tokens.bySecret(secret)
                .filter(stored -> stored.token().isGoodAt(now))
                .flatMap(stored -> users.byId(
                                stored.token().workspace(), stored.token().user())
                        .map(user -> {
                            note(stored.token(), stored.lastUsedAt(), now);
                            return new Bearer(stored.token(), user);
                        }));
    }

    private void note(ApiToken token, @Nullable Instant lastUsedAt, Instant now) {
        if (lastUsedAt == null || lastUsedAt.plus(EXACTNESS).isBefore(now)) {
            tokens.used(token, now);
        }
    }

    /** @param user as it is now */
    public record Bearer(ApiToken token, Admitted user) {}
}
