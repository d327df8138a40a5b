package org.leadscoring.domain.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.leadscoring.domain.event.Texts;

/**
 * The names of a file's columns, each different from all others and none empty, so that a mapping and a refusal can name
 * them: the fourth column without a name is {@code column 4}, the second {@code Email} is {@code Email (2)}.
 *
 * @param columns in the order of the file; at least one
 */
public record Header(List<String> columns) {

    private static final int MAX_COLUMNS = 300;
    private static final int MAX_LENGTH = 200;

    /**
     * @throws InvalidMappingException if there is no column, or more than 300
     */
    public Header {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new InvalidMappingException(null, "the file has no columns");
        }
        if (columns.size() > MAX_COLUMNS) {
            throw new InvalidMappingException(
                    null, "the file has more than " + MAX_COLUMNS + " columns; leave out those that are not needed");
        }
    }

    /** The names as they stand in a file's first row. */
    public static Header of(List<String> fields) {
        var taken = new HashSet<String>();
        var names = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i++) {
            var written = Texts.cut(fields.get(i).strip(), MAX_LENGTH);
            names.add(unique(written.isEmpty() ? "column " + (i + 1) : written, taken));
        }
        return new Header(names);
    }

    private static String unique(String name, HashSet<String> taken) {
        var unique = name;
        for (int n = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
            unique = name + " (" + n + ")";
        }
        return unique;
    }

    /** How many columns there are. */
    public int size() {
        return columns.size();
    }
}
