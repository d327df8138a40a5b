package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads request bodies as JSON, whatever their content type says: one SDK in wide use calls its JSON a form. Limits are
 * checked before and after unpacking, so that no body fills the memory.
 */
@Component
final class Bodies {

    private static final int BYTES_OF_A_CHARACTER = 6;
    private static final long BYTES_OF_A_LONG = 20;
    private static final long PUNCTUATION = 2;
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<Object> ANYTHING = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final IngestionLimits limits;

    Bodies(IngestionLimits limits) {
        this.limits = limits;
    }

    /**
     * The body as a JSON object.
     *
     * @param most how many bytes it may have, packed or unpacked
     * @throws Problem 413 if it is larger, 415 if it is packed in an unknown way, 400 if it is not a JSON object in UTF-8
     */
    JsonObject read(HttpServletRequest request, int most) {
        var text = text(request, most);
        if (text.isBlank()) {
            throw Problem.badRequest("the body is empty; send a JSON object");
        }
        return new JsonObject(parse(text, OBJECT, "a JSON object"), "");
    }

    /**
     * The body as JSON of any kind: an object is a {@link Map}, a list a {@link List}; null if it is empty or says null.
     *
     * @param most how many bytes it may have, packed or unpacked
     * @throws Problem 413 if it is larger, 415 if it is packed in an unknown way, 400 if it is not JSON in UTF-8
     */
    @Nullable
    Object readAny(HttpServletRequest request, int most) {
        var text = text(request, most);
        return text.isBlank() ? null : parse(text, ANYTHING, "JSON");
    }

    private String text(HttpServletRequest request, int most) {
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        return decode(bytes(request, most));
    }

    /** A value as JSON. */
    String text(@Nullable Object value) {
        return mapper.writeValueAsString(value);
    }

    /** Whether a value takes more bytes than this as JSON. It is written out only if that can be. */
    boolean isLarger(Object value, int most) {
        return mostBytes(value) > most && mapper.writeValueAsBytes(value).length > most;
    }

    /** No value takes more: a character takes six bytes at most, as an escape. */
    private static long mostBytes(@Nullable Object value) {
        return switch (value) {
            case String text -> PUNCTUATION + (long) BYTES_OF_A_CHARACTER * text.length();
            case Map<?, ?> map -> {
                var bytes = PUNCTUATION;
                for (var entry : map.entrySet()) {
                    bytes += mostBytes(entry.getKey()) + mostBytes(entry.getValue()) + PUNCTUATION;
                }
                yield bytes;
            }
            case List<?> list -> {
                var bytes = PUNCTUATION;
                for (var item : list) {
                    bytes += mostBytes(item) + PUNCTUATION;
                }
                yield bytes;
            }
            case Integer number -> BYTES_OF_A_LONG;
            case Long number -> BYTES_OF_A_LONG;
            case Boolean bool -> BYTES_OF_A_LONG;
            case null -> BYTES_OF_A_LONG;
            default -> value.toString().length();
        };
    }

    /** 413: a body has more bytes than this. */
    Problem tooLarge(int most) {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "the body is larger than " + IngestionLimits.inWords(most)
                        + "; send smaller batches, and events of at most " + IngestionLimits.inWords(limits.event()),
                List.of());
    }

    private byte[] bytes(HttpServletRequest request, int most) {
        try (var stream = unpacked(request)) {
            var bytes = stream.readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(most);
            }
            return bytes;
        } catch (IOException e) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "the body could not be read to its end (" + e.getMessage()
                            + "); check Content-Encoding and Content-Length",
                    List.of());
        }
    }

    private static InputStream unpacked(HttpServletRequest request) throws IOException {
        var encoding = request.getHeader("Content-Encoding");
        var body = request.getInputStream();
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            case "deflate" -> new InflaterInputStream(body);
            default ->
                throw new Problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding " + encoding + " is not understood; send gzip, deflate or none",
                        List.of());
        };
    }

    private static String decode(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var buffer = ByteBuffer.wrap(bytes);
        try {
            var text = decoder.decode(buffer).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "the body is not UTF-8: byte " + buffer.position() + " cannot be read; encode it as UTF-8",
                    List.of());
        }
    }

    private <T> T parse(String text, TypeReference<T> type, String what) {
        try {
            return mapper.readValue(text, type);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            // Without what the parser says of its own settings.
            var why = e.getOriginalMessage().replaceFirst("(?s)\\s*\\(start marker at .*", "");
            throw Problem.badRequest("the body is not " + what + place + ": " + why)
                    .about(text);
        }
    }
}
