package org.leadscoring.application.importing;

import java.util.List;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;

/** A row of a file as far as its form goes. */
sealed interface Row {

    /** Where it begins, from 1. */
    long line();

    /**
     * One that is divided into values.
     *
     * @param text as it stands in the file
     */
    record Values(long line, List<String> values, String text) implements Row {}

    /** One that cannot be read. */
    record Broken(RefusedRow refused) implements Row {

        @Override
        public long line() {
            return refused.line();
        }
    }
}
