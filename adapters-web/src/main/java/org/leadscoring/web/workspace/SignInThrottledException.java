package org.leadscoring.web.workspace;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many sign-ins failed before; the password was not looked at. */
public final class SignInThrottledException extends AuthenticationException {

    private static final int SECONDS = 60;

    private final Duration wait;

    SignInThrottledException(Duration wait) {
        super("too many sign-ins failed");
        this.wait = wait;
    }

    /** After which one may try again. */
    public Duration pause() {
        return wait;
    }

    /** The same in minutes, at least one, for people. */
    public long minutes() {
        return Math.max(1, Math.ceilDiv(wait.toSeconds(), SECONDS));
    }
}
