package org.leadscoring.application.importing;

class PlainCsvTest extends CsvSyntaxContract {

    @Override
    protected CsvSyntax syntax() {
        return new PlainCsv();
    }
}
