package org.leadscoring.application.assignment;

/** Somebody else has changed who gets leads since it was looked at. */
public final class StaleAssignmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleAssignmentException() {
        super("who gets leads was changed by somebody else meanwhile; look at it again");
    }
}
