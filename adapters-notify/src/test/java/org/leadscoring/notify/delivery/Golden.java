package org.leadscoring.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Messages as they are meant to be, as files that people read. */
final class Golden {

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Golden() {}

    /** Compares with a file among the resources of the tests; if it differs on purpose, copy what the failure shows. */
    static void check(String file, String actual) {
        assertThat(actual.strip()).as(file).isEqualTo(read(file).strip());
    }

    static String pretty(String json) {
        return PRETTY.writeValueAsString(PRETTY.readTree(json));
    }

    private static String read(String file) {
        try (var content = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (content == null) {
                throw new AssertionError("there is no golden/" + file);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
