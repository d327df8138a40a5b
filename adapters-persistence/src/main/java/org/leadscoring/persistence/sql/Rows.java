package org.leadscoring.persistence.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a table that are to be written: those that are new, and those that stand. */
public final class Rows {

    private final List<@Nullable Object[]> fresh = new ArrayList<>();
    private final List<@Nullable Object[]> standing = new ArrayList<>();

    /**
     * Adds a row.
     *
     * @param stands whether there is one with its key
     * @param values of the table's columns and then of its keys
     */
    public void add(boolean stands, @Nullable Object[] values) {
        (stands ? standing : fresh).add(values);
    }

    List<@Nullable Object[]> fresh() {
        return fresh;
    }

    List<@Nullable Object[]> standing() {
        return standing;
    }
}
