package org.leadscoring.application.importing;

import java.util.Locale;
import org.leadscoring.domain.importing.ImportId;

/** What was asked for cannot be done with an import that stands where it stands. */
public final class ImportNotPossibleException extends RuntimeException {

    private final ImportId id;
    private final Import.State state;

    ImportNotPossibleException(Import refused) {
        super("import " + refused.id().value() + " is " + refused.state().name().toLowerCase(Locale.ROOT)
                + "; look at it again, somebody may have changed it meanwhile");
        this.id = refused.id();
        this.state = refused.state();
    }

    public ImportId id() {
        return id;
    }

    public Import.State state() {
        return state;
    }
}
