package org.leadscoring.web.scoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.Definition;

/**
 * What stands in the form of a model, as it was typed: so that nothing of it is lost when something is wrong. A field's name
 * is its place in the model with dots: {@code rules.3.points}. The number is that of the row, which it keeps when other rows
 * come or go; rows are in the order in which they were sent.
 */
public final class ModelForm {

    private final Map<String, String> values;

    /** @param values in the order of the fields */
    private ModelForm(Map<String, String> values) {
        this.values = values;
    }

    /** The form that says what this definition says; read again it is that definition. */
    static ModelForm of(Definition definition) {
        return new ModelForm(FormWriter.write(definition));
    }

    /** What a browser sent. */
    static ModelForm sent(Map<String, String[]> parameters) {
        var values = new LinkedHashMap<String, String>();
        parameters.forEach((name, sent) -> {
            if (sent.length > 0) {
                values.put(name, sent[0]);
            }
        });
        return new ModelForm(values);
    }

    /** What stands in a field, empty if there is none. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The names of all fields, in order. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** The rows of a list, in order, each as what its fields' names begin with: {@code rules.3}. */
    public List<String> rows(String list) {
        var rows = new LinkedHashSet<String>();
        var beginning = list + '.';
        for (var name : values.keySet()) {
            if (name.startsWith(beginning)) {
                int end = beginning.length();
                while (end < name.length() && Character.isDigit(name.charAt(end))) {
                    end++;
                }
                if (end > beginning.length() && end < name.length() && name.charAt(end) == '.') {
                    rows.add(name.substring(0, end));
                }
            }
        }
        return List.copyOf(rows);
    }

    /** This form with one more row at the end of a list, its number higher than all others. */
    ModelForm withRow(String list, Map<String, String> fields) {
        var row = list + '.' + next(list);
        var more = new LinkedHashMap<>(values);
        fields.forEach((field, value) -> more.put(row + '.' + field, value));
        return new ModelForm(more);
    }

    private int next(String list) {
        return rows(list).stream()
                        .mapToInt(row -> number(row.substring(list.length() + 1)))
                        .max()
                        .orElse(-1)
                + 1;
    }

    private static int number(String digits) {
        return digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }

    /** This form without a row. */
    ModelForm withoutRow(String row) {
        var less = new LinkedHashMap<>(values);
        less.keySet().removeIf(name -> name.startsWith(row + '.'));
        return new ModelForm(less);
    }

    /** This form with a row in front of the one it stood behind. */
    ModelForm withRowUp(String row) {
        var list = row.substring(0, Math.max(0, row.lastIndexOf('.')));
        var rows = new ArrayList<>(rows(list));
        int at = rows.indexOf(row);
        if (at < 1) {
            return this;
        }
        rows.set(at, rows.set(at - 1, row));
        var ordered = new LinkedHashMap<>(values);
        for (var one : rows) {
            values.forEach((name, value) -> {
                if (name.startsWith(one + '.')) {
                    ordered.remove(name);
                    ordered.put(name, value);
                }
            });
        }
        return new ModelForm(ordered);
    }

    /**
     * The same for two forms if all fields are: what says whether somebody else has changed a draft meanwhile. Row numbers
     * count, so it is of use only for what {@link #of} made.
     */
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            values.forEach((name, value) -> digest.update(
                    (name.length() + ":" + name + value.length() + ":" + value).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelForm form && form.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
