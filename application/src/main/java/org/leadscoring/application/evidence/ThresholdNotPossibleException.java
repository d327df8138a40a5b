package org.leadscoring.application.evidence;

/** A stage was to begin where it cannot: there is no such stage, or no room for it and the others on the scale. */
public final class ThresholdNotPossibleException extends RuntimeException {

    ThresholdNotPossibleException(String stage, int threshold) {
        super("stage " + stage + " cannot begin at " + threshold + " points; choose another number of leads a day");
    }
}
