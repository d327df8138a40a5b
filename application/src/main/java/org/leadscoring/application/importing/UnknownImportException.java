package org.leadscoring.application.importing;

import org.leadscoring.domain.importing.ImportId;

/** There is no such import in the workspace. */
public final class UnknownImportException extends RuntimeException {

    private final ImportId id;

    public UnknownImportException(ImportId id) {
        super("there is no import " + id.value() + " in this workspace");
        this.id = id;
    }

    public ImportId id() {
        return id;
    }
}
