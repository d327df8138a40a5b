package org.leadscoring.application.importing;

import java.util.List;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.InvalidRowException;

/**
 * The grammar of comma-separated values: a value may stand in quotes, and then hold delimiters, line ends and doubled
 * quotes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180.html">RFC 4180</a>
 */
public interface CsvSyntax {

    /**
     * The values of one record.
     *
     * @param record without its line end
     * @throws InvalidRowException if it is none: a quote is not closed, or something follows a closing quote
     */
    List<String> values(String record, Delimiter delimiter);

    /** A record of these values, between commas, with its line end (CRLF). */
    String record(List<String> values);
}
