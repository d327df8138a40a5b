package org.leadscoring.application.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.importing.Delimiter;

/**
 * Cuts a file into records by its quotes and line ends, and knows where it is, so that reading can begin again anywhere
 * between two records. What the records say, others understand.
 *
 * <p>A quote that is never closed would swallow the rest of the file. So a record that ends at the file's end inside of
 * quotes, or grows longer than 128 KB, is cut after its first line, and reading goes on with the next. Whoever finds a
 * record of several lines malformed does the same by {@link #firstLineOnly}.
 */
final class Records {

    /** No record is longer, in bytes. */
    static final int LONGEST = 128 * 1024;

    private static final int KEPT_OF_TOO_LONG = 1_000;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int delimiter;
    private final byte[] buffer = new byte[3 * LONGEST];
    private int from;
    private int to;
    private Position position;

    private int firstEnd;
    private int firstNext;
    private Position before = Position.START;

    /** @param in the file from this position on */
    Records(InputStream in, Delimiter delimiter, Position position) throws IOException {
        this.in = in;
        this.delimiter = delimiter.sign();
        this.position = position;
        if (position.offset() == 0 && at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) {
            from += UTF_8_MARK.length;
            this.position = new Position(UTF_8_MARK.length, 1);
        }
    }

    /** After the last record. */
    Position position() {
        return position;
    }

    /** The next record, or null at the end of the file. */
    @Nullable
    Raw next() throws IOException {
        if (at(0) < 0) {
            return null;
        }
        before = position;
        firstEnd = -1;
        firstNext = -1;
        var quoted = false;
        var fieldBegins = true;
        var lines = 0;
        for (int n = 0; n <= LONGEST; ) {
            var sign = at(n);
            if (sign < 0) {
                return quoted ? broken(n, Flaw.QUOTE) : cut(n, n, lines);
            }
            if (isLineEnd(sign)) {
                var next = afterLineEnd(n);
                lines++;
                if (!quoted) {
                    return cut(n, next, lines);
                }
                if (firstNext < 0) {
                    firstEnd = n;
                    firstNext = next;
                }
                n = next;
            } else if (sign == '"' && quoted && at(n + 1) == '"') {
                n += 2;
            } else {
                if (sign == '"' && (quoted || fieldBegins)) {
                    quoted = !quoted;
                }
                fieldBegins = sign == delimiter && !quoted;
                n++;
            }
        }
        return broken(LONGEST, quoted ? Flaw.QUOTE : Flaw.LENGTH);
    }

    /** The first line of the last record, if that had several; reading goes on with its second line then. */
    @Nullable
    Raw firstLineOnly() {
        if (firstNext < 0) {
            return null;
        }
        var consumed = (int) (position.offset() - before.offset());
        from -= consumed;
        position = before;
        return cut(firstEnd, firstNext, 1);
    }

    private Raw broken(int end, Flaw flaw) throws IOException {
        if (firstNext >= 0) {
            var first = cut(firstEnd, firstNext, 1);
            return new Raw(first.line(), first.bytes(), flaw);
        }
        if (end < LONGEST) {
            var rest = cut(end, end, 0);
            return new Raw(rest.line(), rest.bytes(), flaw);
        }
        var start = Arrays.copyOfRange(buffer, from, from + KEPT_OF_TOO_LONG);
        var line = position.line();
        skipLine();
        return new Raw(line, start, flaw);
    }

    private void skipLine() throws IOException {
        var offset = position.offset();
        for (var sign = at(0); sign >= 0 && !isLineEnd(sign); sign = at(0)) {
            from++;
            offset++;
        }
        var end = at(0) < 0 ? 0 : afterLineEnd(0);
        from += end;
        position = new Position(offset + end, position.line() + 1);
        before = position;
    }

    private Raw cut(int end, int next, int lines) {
        var raw = new Raw(position.line(), Arrays.copyOfRange(buffer, from, from + end), null);
        from += next;
        position = new Position(position.offset() + next, position.line() + lines);
        if (lines <= 1) {
            firstNext = -1;
        }
        return raw;
    }

    private static boolean isLineEnd(int sign) {
        return sign == '\n' || sign == '\r';
    }

    private int afterLineEnd(int n) throws IOException {
        return at(n) == '\r' && at(n + 1) == '\n' ? n + 2 : n + 1;
    }

    /** The byte so far ahead, or -1 after the last one. */
    private int at(int n) throws IOException {
        while (from + n >= to) {
            if (from > LONGEST) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            var read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                return -1;
            }
            to += read;
        }
        return buffer[from + n] & 0xFF;
    }

    /** Why a record is none. */
    enum Flaw {
        QUOTE,
        LENGTH
    }

    /**
     * A record before anybody understands it.
     *
     * @param line where it begins, from 1
     * @param bytes without the line end; the beginning only if the record is too long
     * @param flaw why it is none; null if it may be one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and decoded at once
    record Raw(long line, byte[] bytes, @Nullable Flaw flaw) {}
}
