package org.leadscoring.bootstrap.trial;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Reads answers from a connection, as far as a server of ours sends them: a status line, headers, and a body with a
 * length or in chunks (RFC 9112).
 */
final class AnswerReader {

    private static final int LONGEST_LINE = 16 * 1024;

    private final InputStream stream;
    private final byte[] buffer = new byte[8 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private int position;
    private int limit;

    AnswerReader(InputStream stream) {
        this.stream = stream;
    }

    /**
     * The next answer.
     *
     * @throws EOFException if the connection ended before or within it
     * @throws IOException if it is not HTTP/1.1, too, or the connection was reset
     */
    Answer read() throws IOException {
        var status = status(line());
        var length = 0;
        var chunked = false;
        var last = false;
        var retryAfter = OptionalInt.empty();
        for (var header = line(); !header.isEmpty(); header = line()) {
            var colon = header.indexOf(':');
            if (colon < 0) {
                throw new IOException("a header without a colon: " + header);
            }
            var value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = number(value, 10);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> last = value.equalsIgnoreCase("close");
                // It may be a date as well; then the sender waits as long as it likes.
                case "retry-after" ->
                    retryAfter =
                            value.matches("\\d{1,6}") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
                default -> {}
            }
        }
        var body = chunked ? chunks() : bytes(length);
        return new Answer(status, retryAfter, last, new String(body, StandardCharsets.UTF_8));
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new IOException("not an answer of HTTP/1.1: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(bytes(size));
            if (!line().isEmpty()) {
                throw new IOException("a chunk longer than it said");
            }
        }
        skipHeaders();
        return body.toByteArray();
    }

    /** What stands behind the last chunk. */
    private void skipHeaders() throws IOException {
        boolean more;
        do {
            more = !line().isEmpty();
        } while (more);
    }

    private int chunkSize() throws IOException {
        var line = line();
        var extension = line.indexOf(';');
        return number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseUnsignedInt(text, radix);
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + text, e);
        }
    }

    /** A line without its end. */
    private String line() throws IOException {
        line.reset();
        for (int next = next(); next != '\n'; next = next()) {
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line without end");
            }
            line.write(next);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private byte[] bytes(int length) throws IOException {
        var bytes = new byte[length];
        for (int done = 0; done < length; ) {
            fill();
            var some = Math.min(length - done, limit - position);
            System.arraycopy(buffer, position, bytes, done, some);
            position += some;
            done += some;
        }
        return bytes;
    }

    private int next() throws IOException {
        fill();
        return buffer[position++] & 0xFF;
    }

    private void fill() throws IOException {
        if (position == limit) {
            var read = stream.read(buffer);
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            position = 0;
            limit = read;
        }
    }
}
