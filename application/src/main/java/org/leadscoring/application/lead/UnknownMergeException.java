package org.leadscoring.application.lead;

import org.leadscoring.application.lead.Merges.MergeId;

/** There is no such merge in the workspace. */
public final class UnknownMergeException extends RuntimeException {

    private final MergeId merge;

    public UnknownMergeException(MergeId merge) {
        super("there is no merge " + merge.value() + " in this workspace");
        this.merge = merge;
    }

    public MergeId merge() {
        return merge;
    }
}
