package org.leadscoring.domain.evidence;

import java.util.Arrays;
import java.util.HashSet;

/**
 * Leads as rows of numbers, most of which are 0: how often each candidate rule applied to each lead, and whether the lead was
 * won. Some ten bytes a rule that applied. Mutable; for one thread.
 */
public final class Samples {

    private final int width;
    private int[][] places = new int[1024][];
    private float[][] values = new float[1024][];
    private boolean[] won = new boolean[1024];
    private int size;

    /** @param width how many candidates there are */
    Samples(int width) {
        this.width = width;
    }

    /** @param row a number for each candidate */
    void add(double[] row, boolean isWon) {
        if (size == won.length) {
            places = Arrays.copyOf(places, size * 2);
            values = Arrays.copyOf(values, size * 2);
            won = Arrays.copyOf(won, size * 2);
        }
        var count = 0;
        for (var number : row) {
            count += number == 0 ? 0 : 1;
        }
        var at = new int[count];
        var of = new float[count];
        for (int i = 0, next = 0; i < row.length; i++) {
            if (row[i] != 0) {
                at[next] = i;
                of[next++] = (float) row[i];
            }
        }
        places[size] = at;
        values[size] = of;
        won[size++] = isWon;
    }

    /** How many candidates there are. */
    public int width() {
        return width;
    }

    /** How many leads there are. */
    public int size() {
        return size;
    }

    /** Whether a lead was won. */
    public boolean won(int lead) {
        return won[lead];
    }

    /** The candidates that applied to a lead, ascending. */
    public int[] places(int lead) {
        return places[lead].clone();
    }

    /** How often each of these did. */
    public float[] values(int lead) {
        return values[lead].clone();
    }

    /** How leads ended to which each candidate applied. */
    Count[] support() {
        var won = new long[width];
        var lost = new long[width];
        for (int lead = 0; lead < size; lead++) {
            for (var place : places[lead]) {
                (this.won[lead] ? won : lost)[place]++;
            }
        }
        var support = new Count[width];
        for (int i = 0; i < width; i++) {
            support[i] = new Count(won[i], lost[i]);
        }
        return support;
    }

    /** How all leads ended. */
    Count all() {
        var count = 0;
        for (int lead = 0; lead < size; lead++) {
            count += won[lead] ? 1 : 0;
        }
        return new Count(count, size - count);
    }

    /**
     * Candidates that say something of their own: of those that always apply to the same leads, and of those that apply to
     * just the others, the first. Leads are told apart by a sum of 64 random bits each, so that columns are compared without
     * being held.
     */
    boolean[] distinct() {
        var sums = new long[width];
        var whole = 0L;
        for (int lead = 0; lead < size; lead++) {
            var bits = Split.mixed(lead + 1L);
            whole += bits;
            for (int i = 0; i < places[lead].length; i++) {
                sums[places[lead][i]] += bits * Float.floatToIntBits(values[lead][i]);
            }
        }
        whole *= Float.floatToIntBits(1);
        var seen = new HashSet<Long>();
        var distinct = new boolean[width];
        for (int i = 0; i < width; i++) {
            // What applies to nobody, or to everybody, tells nothing.
            distinct[i] = sums[i] != 0 && sums[i] != whole && seen.add(sums[i]);
            seen.add(whole - sums[i]);
        }
        return distinct;
    }

    /**
     * The same leads, or about so many of them, of whom nothing is known but by these candidates. Which ones follows from their
     * places by a hash, so that it does not matter in which order leads came: an import may be sorted by how they ended.
     */
    Samples only(boolean[] candidates, int most) {
        var some = new Samples(width);
        for (int lead = 0; lead < size; lead++) {
            if (Long.remainderUnsigned(Split.mixed(lead), Math.max(1, size)) >= most) {
                continue;
            }
            var row = new double[width];
            for (int i = 0; i < places[lead].length; i++) {
                var place = places[lead][i];
                row[place] = candidates[place] ? values[lead][i] : 0;
            }
            some.add(row, won[lead]);
        }
        return some;
    }

    /** What weights make of each lead, ascending. */
    double[] weighed(double[] weights) {
        var sums = new double[size];
        for (int lead = 0; lead < size; lead++) {
            for (int i = 0; i < places[lead].length; i++) {
                sums[lead] += weights[places[lead][i]] * values[lead][i];
            }
        }
        Arrays.sort(sums);
        return sums;
    }
}
