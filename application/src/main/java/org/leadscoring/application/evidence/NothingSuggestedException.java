package org.leadscoring.application.evidence;

/** A draft was asked for of a suggestion that is not there. */
public final class NothingSuggestedException extends RuntimeException {

    NothingSuggestedException() {
        super("this evidence suggests no points, or was gathered anew since; look at the latest");
    }
}
