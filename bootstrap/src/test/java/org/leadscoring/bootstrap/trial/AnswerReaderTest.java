package org.leadscoring.bootstrap.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private static final String WITH_LENGTH =
            "HTTP/1.1 200 \r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"success\":true}";
    private static final String IN_CHUNKS = """
            HTTP/1.1 400 Bad Request\r
            transfer-encoding:chunked\r
            \r
            5\r
            not a\r
            B;name=value\r
             good event\r
            0\r
            Trailer: t\r
            \r
            """;
    private static final String WITHOUT_BODY =
            "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    @Test
    void an_answer_with_a_length_is_read_to_its_end() throws IOException {
        var answer = reader(WITH_LENGTH + "HTTP/1.1").read();

        assertThat(answer).isEqualTo(new Answer(200, OptionalInt.empty(), false, "{\"success\":true}"));
        assertThat(answer.isAccepted()).isTrue();
    }

    @Test
    void an_answer_in_chunks_is_put_together() throws IOException {
        assertThat(reader(IN_CHUNKS).read()).isEqualTo(new Answer(400, OptionalInt.empty(), false, "not a good event"));
    }

    @Test
    void when_to_come_again_and_whether_the_connection_ends_is_read() throws IOException {
        var answer = reader(WITHOUT_BODY).read();

        assertThat(answer).isEqualTo(new Answer(429, OptionalInt.of(3), true, ""));
        assertThat(answer.isBusy()).isTrue();
    }

    @Test
    void a_date_to_come_again_is_left_to_the_sender() throws IOException {
        var answer = reader(WITHOUT_BODY.replace("3", "Fri, 31 Dec 2027 23:59:59 GMT"))
                .read();

        assertThat(answer.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void answers_may_come_in_pieces_of_any_size(int size) throws IOException {
        var reader = new AnswerReader(new InPieces(bytes(WITH_LENGTH + IN_CHUNKS + WITHOUT_BODY + WITH_LENGTH), size));

        assertThat(reader.read().body()).isEqualTo("{\"success\":true}");
        assertThat(reader.read().body()).isEqualTo("not a good event");
        assertThat(reader.read().status()).isEqualTo(429);
        assertThat(reader.read().body()).isEqualTo("{\"success\":true}");
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
    }

    private static Stream<Integer> pieces() {
        return Stream.iterate(1, size -> size + 1).limit(120);
    }

    @Test
    void a_body_longer_than_the_buffer_is_read_whole() throws IOException {
        var body = "x".repeat(100_000);

        assertThat(reader("HTTP/1.1 500 \r\nContent-Length: 100000\r\n\r\n" + body)
                        .read()
                        .body())
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 60, 70})
    void an_answer_that_breaks_off_is_none(int length) {
        assertThatThrownBy(reader(WITH_LENGTH.substring(0, length))::read).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 2000 \r\n\r\n",
                "HTTP/1.1 200 \r\nno header\r\n\r\n",
                "HTTP/1.1 200 \r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
            })
    void what_is_no_answer_is_refused(String text) {
        assertThatThrownBy(reader(text)::read).isInstanceOf(IOException.class).isNotInstanceOf(EOFException.class);
    }

    private static AnswerReader reader(String text) {
        return new AnswerReader(new ByteArrayInputStream(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gives so many bytes at a time, as a network may. */
    private static final class InPieces extends InputStream {

        private final InputStream whole;
        private final int size;

        InPieces(byte[] bytes, int size) {
            this.whole = new ByteArrayInputStream(bytes);
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            return whole.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return whole.read(buffer, offset, Math.min(length, size));
        }
    }
}
