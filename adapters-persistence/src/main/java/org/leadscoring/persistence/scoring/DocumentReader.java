package org.leadscoring.persistence.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.InvalidModelFileException;
import org.leadscoring.domain.event.Pointer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads text into places, token by token, so that each knows its line. Strict: no key twice, no second document, no
 * aliases (which would let a small file stand for an endless one), nothing nested without end, no numbers without end.
 */
final class DocumentReader {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_DIGITS = 100;

    private final JsonParser parser;

    private DocumentReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws InvalidModelFileException if the text is not in the factory's format, or not strictly */
    static Place read(TokenStreamFactory format, String text) {
        try (var parser = format.createParser(ObjectReadContext.empty(), text)) {
            return new DocumentReader(parser).document();
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new InvalidModelFileException(
                    "",
                    location == null ? 1 : Math.max(1, location.getLineNr()),
                    "cannot be read: " + inWords(e.getOriginalMessage()),
                    e);
        }
    }

    /** The parser's words without its pictures of where it stood. */
    private static String inWords(@Nullable String message) {
        return message == null
                ? "it is broken"
                : message.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(" "))
                        .collect(Collectors.joining(", "));
    }

    private Place document() {
        if (parser.nextToken() == null) {
            throw new InvalidModelFileException("", 1, "is empty; write a model", null);
        }
        var root = value("", 0);
        if (parser.nextToken() != null) {
            throw refusal("", "holds a second document; write each model into a file of its own");
        }
        return root;
    }

    private Place value(String pointer, int depth) {
        var line = line();
        if (depth > MAX_DEPTH) {
            throw refusal(pointer, "is nested deeper than " + MAX_DEPTH + " levels; flatten it");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw refusal(pointer, "is an alias, which models do not use; write out what it stands for");
        }
        if (parser.getTypeId() != null) {
            throw refusal(pointer, "has a tag, which models do not use; remove what begins with !");
        }
        return switch (token()) {
            case START_OBJECT -> new Place(pointer, line, fields(pointer, depth));
            case START_ARRAY -> new Place(pointer, line, elements(pointer, depth));
            case VALUE_STRING -> new Place(pointer, line, parser.getString());
            case VALUE_TRUE -> new Place(pointer, line, true);
            case VALUE_FALSE -> new Place(pointer, line, false);
            case VALUE_NULL -> new Place(pointer, line, null);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Place(pointer, line, number(pointer));
            default -> throw refusal(pointer, "is nothing a model could hold; write text, a number, a list or keys");
        };
    }

    private Map<String, Place> fields(String pointer, int depth) {
        var fields = new LinkedHashMap<String, Place>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var inner = Pointer.to(pointer, name);
            if (fields.containsKey(name)) {
                throw refusal(inner, "stands here a second time; keep one of the two");
            }
            parser.nextToken();
            fields.put(name, value(inner, depth + 1));
        }
        return fields;
    }

    private List<Place> elements(String pointer, int depth) {
        var elements = new ArrayList<Place>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(pointer + '/' + elements.size(), depth + 1));
        }
        return elements;
    }

    private BigDecimal number(String pointer) {
        var number = parser.getDecimalValue();
        // A few bytes such as 1e999999999 would otherwise become a gigabyte of digits when written out.
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw refusal(pointer, "is a number of more than " + MAX_DIGITS + " digits; write a shorter one");
        }
        return number;
    }

    private JsonToken token() {
        var token = parser.currentToken();
        if (token == null) {
            throw refusal("", "ends too early; write the rest");
        }
        return token;
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private InvalidModelFileException refusal(String pointer, String reason) {
        return new InvalidModelFileException(pointer, line(), reason, null);
    }
}
