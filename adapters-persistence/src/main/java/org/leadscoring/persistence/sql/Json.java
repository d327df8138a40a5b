package org.leadscoring.persistence.sql;

import java.util.Map;
import org.leadscoring.domain.event.Attributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Documents as text. Numbers keep every digit. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String EMPTY = "{}";

    private Json() {}

    /** The document as text. */
    public static String text(Object document) {
        return MAPPER.writeValueAsString(document);
    }

    /** Attributes as text. */
    public static String text(Attributes attributes) {
        return attributes.isEmpty() ? EMPTY : text(attributes.values());
    }

    /** Attributes from their text. */
    public static Attributes attributes(String text) {
        return text.equals(EMPTY) ? Attributes.NONE : new Attributes(MAPPER.readValue(text, OBJECT));
    }

    /** Numbers by name from their text. */
    public static Map<String, Integer> counts(String text) {
        return text.equals(EMPTY) ? Map.of() : MAPPER.readValue(text, COUNTS);
    }

    /** Texts by name from their text. */
    public static Map<String, String> texts(String text) {
        return text.equals(EMPTY) ? Map.of() : MAPPER.readValue(text, TEXTS);
    }

    /** A document of this type from its text. */
    public static <T> T document(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }
}
