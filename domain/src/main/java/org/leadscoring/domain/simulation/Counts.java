package org.leadscoring.domain.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers in rows, to be added to. */
final class Counts {

    private final long[][] rows;

    Counts(int rows, int columns) {
        this.rows = new long[rows][columns];
    }

    void add(int row, int column) {
        rows[row][column]++;
    }

    void add(List<List<Long>> others) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                rows[row][column] += others.get(row).get(column);
            }
        }
    }

    List<List<Long>> lists() {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    static List<List<Long>> zero(int rows, int columns) {
        return IntStream.range(0, rows).mapToObj(_ -> zero(columns)).toList();
    }

    static List<Long> zero(int columns) {
        return IntStream.range(0, columns).mapToObj(_ -> 0L).toList();
    }

    static List<List<Long>> copy(List<List<Long>> rows) {
        return rows.stream().map(List::copyOf).toList();
    }

    static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
