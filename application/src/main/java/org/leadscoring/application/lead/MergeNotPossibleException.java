package org.leadscoring.application.lead;

/** Two leads that cannot be made one as it stands. */
public final class MergeNotPossibleException extends RuntimeException {

    private final Reason reason;

    public MergeNotPossibleException(Reason reason) {
        super("these leads " + reason.words);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why it is not possible. */
    public enum Reason {
        SAME("are one lead already"),
        NAMELESS("cannot be merged, for there is nothing to recognise one of them by"),
        KEPT_APART("were taken apart by somebody; do their merge again instead");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }
}
