package org.leadscoring.persistence.importing;

import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.application.importing.CsvSyntaxContract;

class FastCsvTest extends CsvSyntaxContract {

    @Override
    protected CsvSyntax syntax() {
        return new FastCsv();
    }
}
