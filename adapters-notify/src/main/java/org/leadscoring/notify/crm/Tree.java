package org.leadscoring.notify.crm;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leadscoring.domain.event.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as CRMs speak it, and what of it is believed: whatever comes from outside is of limited length. */
final class Tree {

    /** The longest identity of a record or a person, in characters. */
    static final int LONGEST_ID = 100;

    private static final int LONGEST_VALUE = 1_000;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]+");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Tree() {}

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** What a text says; empty if it is no JSON. */
    static Optional<JsonNode> readAny(String text) {
        try {
            return Optional.of(read(text));
        } catch (JacksonException e) {
            // Pages of proxies, for example: what is no JSON says nothing that could be read out of it.
            return Optional.empty();
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Texts, numbers, truth values, lists and maps of them, as they are. */
    static ObjectNode of(Map<String, ?> values) {
        return MAPPER.valueToTree(values);
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode array(Iterable<String> texts) {
        var array = array();
        texts.forEach(array::add);
        return array;
    }

    /** A text, number or truth value as text; empty for everything else. */
    static String text(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isNumber() || node.isBoolean() ? node.asString() : "";
    }

    /** The value of a field: its text, which is cut should it be very long. */
    static String value(JsonNode node) {
        return Texts.madeWhole(Texts.cut(text(node), LONGEST_VALUE));
    }

    /** On one line, without control characters. */
    static String line(String text) {
        return Texts.madeWhole(BLANKS.matcher(text).replaceAll(" ").strip());
    }

    /** By what a CRM knows a record or a person; empty if that is no such thing. */
    static Optional<String> id(JsonNode node) {
        var text = text(node);
        return text.isBlank() || text.length() > LONGEST_ID || !Texts.isPrintable(text)
                ? Optional.empty()
                : Optional.of(text);
    }
}
