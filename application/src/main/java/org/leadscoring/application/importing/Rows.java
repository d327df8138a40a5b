package org.leadscoring.application.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.Records.Raw;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;
import org.leadscoring.domain.importing.Encoding;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.InvalidRowException;

/**
 * The rows of a file from some position on: cut, decoded and divided into values. Rows without any value are passed over;
 * what is no row comes with the reason, and the next one is read.
 */
final class Rows {

    private final CsvSyntax syntax;
    private final FileLayout layout;
    private final Records records;
    private final CharsetDecoder decoder;

    Rows(CsvSyntax syntax, FileLayout layout, InputStream in, Position position) {
        this.syntax = syntax;
        this.layout = layout;
        this.records = reading(() -> new Records(in, layout.delimiter(), position));
        this.decoder = layout.encoding().charset().newDecoder();
    }

    /** After the last row. */
    Position position() {
        return records.position();
    }

    /**
     * The next row, which should have so many values.
     *
     * @param columns as many as the header has; 0 where any number will do, as for the header itself
     */
    Optional<Row> next(int columns) {
        var raw = reading(records::next);
        while (raw != null) {
            var row = row(raw, columns);
            if (!isBlank(row)) {
                return Optional.of(row);
            }
            raw = reading(records::next);
        }
        return Optional.empty();
    }

    /** A malformed record of several lines probably begins with a quote too many: its other lines may be rows. */
    private Row row(Raw raw, int columns) {
        try {
            return values(raw, columns);
        } catch (InvalidRowException e) {
            var first = reading(records::firstLineOnly);
            var why = first == null ? e.reason() : e.reason() + "; its other lines are read for themselves";
            return new Row.Broken(new RefusedRow(raw.line(), null, why, text(first == null ? raw : first)));
        }
    }

    private Row.Values values(Raw raw, int columns) {
        if (raw.flaw() != null) {
            throw new InvalidRowException(
                    null,
                    switch (raw.flaw()) {
                        case QUOTE ->
                            "a quote is opened in this row and never closed; close it, or double it if it is meant";
                        case LENGTH -> "the row is longer than 128 KB; is the delimiter the right one?";
                    });
        }
        var text = decoded(raw);
        var values = syntax.values(text, layout.delimiter());
        if (columns > 0 && values.size() != columns && !allEmpty(values)) {
            throw new InvalidRowException(
                    null,
                    "the row has " + values.size() + (values.size() == 1 ? " value" : " values") + " and the header "
                            + columns + " columns; look for a missing quote or delimiter");
        }
        return new Row.Values(raw.line(), values, text);
    }

    private String decoded(Raw raw) {
        try {
            return decoder.decode(ByteBuffer.wrap(raw.bytes())).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRowException(
                    null,
                    "the row is not " + layout.encoding().inWords() + "; save the file as UTF-8"
                            + (layout.encoding() == Encoding.UTF_8
                                    ? ", or choose Windows-1252 if that is what it is"
                                    : ""));
        }
    }

    /** What can be read of a row that is none. */
    private String text(Raw raw) {
        return new String(raw.bytes(), layout.encoding().charset());
    }

    private static boolean isBlank(Row row) {
        return row instanceof Row.Values whole && allEmpty(whole.values());
    }

    private static boolean allEmpty(List<String> values) {
        return values.stream().allMatch(String::isBlank);
    }

    private static <T extends @Nullable Object> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException("the file of an import cannot be read", e);
        }
    }

    private interface Reading<T extends @Nullable Object> {
        T read() throws IOException;
    }
}
