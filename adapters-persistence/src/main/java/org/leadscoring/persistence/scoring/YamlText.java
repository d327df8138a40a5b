package org.leadscoring.persistence.scoring;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes documents as YAML that people like to read and to compare: a line for a rule where it fits, quotes only where
 * they are needed. Jackson's own writer knows neither.
 */
final class YamlText {

    private static final int WIDTH = 110;
    private static final String INDENT = "  ";
    private static final Pattern WORDS = Pattern.compile("[A-Za-z_/]([A-Za-z0-9_/ .@+-]*[A-Za-z0-9_/.@+-])?");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern SPAN = Pattern.compile("(\\d+[dhms])+");
    private static final Set<String> RESERVED =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    static String of(Map<String, ?> document) {
        var yaml = new YamlText();
        yaml.fields(document, "");
        return yaml.text.toString();
    }

    private void fields(Map<?, ?> fields, String indent) {
        var first = true;
        for (var field : fields.entrySet()) {
            // The first field of an element stands behind its dash.
            text.append(first && endsWithDash() ? "" : indent);
            first = false;
            text.append(scalar(field.getKey())).append(':');
            value(field.getValue(), indent);
        }
    }

    private void value(Object value, String indent) {
        var flow = flow(value);
        if (isLeaf(value) || fits(value, flow, column())) {
            text.append(' ').append(flow).append('\n');
        } else if (value instanceof Map<?, ?> map) {
            text.append('\n');
            fields(map, indent + INDENT);
        } else if (value instanceof Collection<?> list) {
            text.append('\n');
            elements(list, indent + INDENT);
        }
    }

    private void elements(Collection<?> elements, String indent) {
        for (var element : elements) {
            text.append(indent).append("-");
            var flow = flow(element);
            if (isLeaf(element) || fits(element, flow, column())) {
                text.append(' ').append(flow).append('\n');
            } else if (element instanceof Map<?, ?> map) {
                text.append(' ');
                fields(map, indent + INDENT);
            } else if (element instanceof Collection<?> list) {
                text.append('\n');
                elements(list, indent + INDENT);
            }
        }
    }

    private boolean endsWithDash() {
        return text.length() >= 2 && text.charAt(text.length() - 1) == ' ' && text.charAt(text.length() - 2) == '-';
    }

    private int column() {
        return text.length() - text.lastIndexOf("\n");
    }

    private static boolean isLeaf(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.isEmpty();
            case Collection<?> list -> list.isEmpty();
            default -> true;
        };
    }

    /** On one line: what is short enough and no list of several objects, which read better below each other. */
    private static boolean fits(Object value, String flow, int column) {
        return column + flow.length() < WIDTH && !hasObjects(value);
    }

    private static boolean hasObjects(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().anyMatch(YamlText::hasObjects);
            case Collection<?> list ->
                list.stream().anyMatch(element -> element instanceof Map<?, ?> map && map.size() > 1);
            default -> false;
        };
    }

    private static String flow(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(field -> scalar(field.getKey()) + ": " + flow(field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> list -> list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
            default -> scalar(value);
        };
    }

    private static String scalar(Object value) {
        return value instanceof String text && !isPlain(text) ? quoted(text) : value.toString();
    }

    private static boolean isPlain(String text) {
        return WORDS.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT))
                || SPAN.matcher(text).matches()
                || INSTANT.matcher(text).matches();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (isPrintable(point)) {
                quoted.appendCodePoint(point);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", point));
            }
        });
        return quoted.append('"').toString();
    }

    /** What YAML lets stand as it is, without what it takes for a line's end. */
    private static boolean isPrintable(int point) {
        return point >= ' ' && point < 0x7f
                || point >= 0xa0 && point < 0x2028
                || point > 0x2029 && point < Character.MIN_SURROGATE
                || point > Character.MAX_SURROGATE && point < 0xfffe && point != 0xfeff
                || point > 0xffff;
    }
}
