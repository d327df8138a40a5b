package org.leadscoring.application.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.InvalidRowException;

/** The grammar of comma-separated values, sign by sign. */
public final class PlainCsv implements CsvSyntax {

    @Override
    public List<String> values(String record, Delimiter delimiter) {
        var values = new ArrayList<String>();
        var at = 0;
        do {
            var value = new StringBuilder();
            at = record.startsWith("\"", at) ? quoted(record, at + 1, value) : plain(record, at, delimiter, value);
            values.add(value.toString());
            if (at < record.length() && record.charAt(at) != delimiter.sign()) {
                throw new InvalidRowException(null, "something follows the closing quote of value " + values.size());
            }
            at++;
        } while (at <= record.length());
        return values;
    }

    private static int plain(String record, int from, Delimiter delimiter, StringBuilder value) {
        var end = record.indexOf(delimiter.sign(), from);
        value.append(record, from, end < 0 ? record.length() : end);
        return end < 0 ? record.length() : end;
    }

    private static int quoted(String record, int from, StringBuilder value) {
        for (int at = from; at < record.length(); at++) {
            if (record.charAt(at) != '"') {
                value.append(record.charAt(at));
            } else if (record.startsWith("\"\"", at)) {
                value.append('"');
                at++;
            } else {
                return at + 1;
            }
        }
        throw new InvalidRowException(null, "a quote is never closed");
    }

    @Override
    public String record(List<String> values) {
        return values.stream().map(PlainCsv::written).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String written(String value) {
        return value.isEmpty() || value.chars().noneMatch(sign -> "\",\r\n".indexOf(sign) >= 0)
                ? value
                : '"' + value.replace("\"", "\"\"") + '"';
    }
}
