package org.leadscoring.persistence.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement for MySQL with its values written out ({@link Literals}) in place of named parameters. By a list of some hundred
 * keys Spring and the driver would each take the statement apart, and hold, copy and escape every key for itself.
 */
final class WrittenOut {

    private WrittenOut() {}

    /**
     * Writes values where their names stand behind a colon.
     *
     * @param values by name; of a collection all stand there with commas between them, and those with several columns in
     *     parentheses
     * @throws IllegalArgumentException if there is no value for a name
     */
    static String sql(String sql, Map<String, ?> values) {
        var text = new StringBuilder(sql.length() + 64);
        var quoted = false;
        for (int i = 0; i < sql.length(); i++) {
            var letter = sql.charAt(i);
            quoted ^= letter == '\'';
            if (letter != ':' || quoted) {
                text.append(letter);
                continue;
            }
            var end = endOfName(sql, i + 1);
            var name = sql.substring(i + 1, end);
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("no value for :" + name + " in " + sql);
            }
            append(text, values.get(name));
            i = end - 1;
        }
        return text.toString();
    }

    private static int endOfName(String sql, int from) {
        var end = from;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case Collection<?> many -> appendAll(text, many.iterator());
            case Object[] columns -> {
                text.append('(');
                appendAll(text, Arrays.asList(columns).iterator());
                text.append(')');
            }
            case null, default -> Literals.append(text, value);
        }
    }

    private static void appendAll(StringBuilder text, Iterator<?> values) {
        while (values.hasNext()) {
            append(text, values.next());
            if (values.hasNext()) {
                text.append(',');
            }
        }
    }
}
