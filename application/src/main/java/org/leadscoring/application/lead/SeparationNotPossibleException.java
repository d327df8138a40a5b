package org.leadscoring.application.lead;

import org.leadscoring.application.lead.Merges.MergeId;

/** A merge that cannot be undone, or not be done again, as it stands (spec ID-2). */
public final class SeparationNotPossibleException extends RuntimeException {

    private final MergeId merge;
    private final Reason reason;

    public SeparationNotPossibleException(MergeId merge, Reason reason) {
        super("merge " + merge.value() + " " + reason.words);
        this.merge = merge;
        this.reason = reason;
    }

    public MergeId merge() {
        return merge;
    }

    public Reason reason() {
        return reason;
    }

    /** Why it is not possible. */
    public enum Reason {
        NOT_WRITTEN_DOWN("happened before it was written down who was on which side, so it cannot be undone"),
        ALREADY_UNDONE("was undone already; look at the lead that came back"),
        NOTHING_LEFT("has nothing left to undo: the identifiers of one of the two leads belong to others by now"),
        NOT_UNDONE("was not undone, or was done again already, so it cannot be done again");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }
}
