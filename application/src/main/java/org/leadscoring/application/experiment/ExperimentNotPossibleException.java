package org.leadscoring.application.experiment;

/** An experiment that cannot begin, or one that cannot end. */
public final class ExperimentNotPossibleException extends RuntimeException {

    /** @param reason why, and what to do */
    ExperimentNotPossibleException(String reason) {
        super(reason);
    }

    /** Why, and what to do. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
