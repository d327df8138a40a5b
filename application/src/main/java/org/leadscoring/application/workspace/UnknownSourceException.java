package org.leadscoring.application.workspace;

import org.leadscoring.domain.workspace.SourceId;

/** There is no such source in the workspace. */
public final class UnknownSourceException extends RuntimeException {

    private final SourceId source;

    public UnknownSourceException(SourceId source) {
        super("there is no source " + source.value() + " in this workspace");
        this.source = source;
    }

    public SourceId source() {
        return source;
    }
}
