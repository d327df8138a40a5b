package org.leadscoring.persistence.importing;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.InvalidRowException;

/** The grammar of CSV by FastCSV, as strict as it can be. */
public final class FastCsv implements CsvSyntax {

    private static final CsvWriter.CsvWriterBuilder WRITER =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).bufferSize(0);

    @Override
    public List<String> values(String record, Delimiter delimiter) {
        if (record.isEmpty()) {
            // An empty line is no record to FastCSV; to us it is one empty value.
            return List.of("");
        }
        try {
            return List.copyOf(reader(delimiter).ofSingleCsvRecord(record).getFields());
        } catch (CsvParseException e) {
            throw new InvalidRowException(null, reason(e));
        }
    }

    private static String reason(CsvParseException failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return "the row cannot be divided into values: " + cause.getMessage();
    }

    @Override
    public String record(List<String> values) {
        var text = new StringWriter();
        WRITER.build(text).writeRecord(values);
        return text.toString();
    }

    private static CsvReader.CsvReaderBuilder reader(Delimiter delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter.sign())
                .quoteCharacter('"')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(false)
                .detectBomHeader(false);
    }
}
