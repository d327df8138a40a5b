package org.leadscoring.application.stage;

/** Somebody else has changed what is done at thresholds since it was looked at. */
public final class StaleActionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleActionsException() {
        super("the actions were changed by somebody else meanwhile; look at them again");
    }
}
