package org.leadscoring.application.workspace;

/**
 * Others held what was needed each time it was tried, and nothing of it remains. It is nobody's fault: later, or with less at a
 * time, it may succeed.
 */
public final class LostRaceException extends DatabaseUnavailableException {

    public LostRaceException(Throwable cause) {
        super("others hold what is needed", cause);
    }
}
