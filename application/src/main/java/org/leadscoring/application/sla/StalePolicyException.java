package org.leadscoring.application.sla;

/** Somebody else has put another policy in force since this one was looked at. */
public final class StalePolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StalePolicyException() {
        super("the policy was changed by somebody else meanwhile; look at it again");
    }
}
