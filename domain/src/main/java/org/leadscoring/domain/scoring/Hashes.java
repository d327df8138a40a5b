package org.leadscoring.domain.scoring;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of numbers, in order. One more is a copy of eight bytes each, which for the hundreds of pages a lead
 * may have seen costs a small part of what copying a hash set does.
 */
final class Hashes extends AbstractSet<Long> {

    static final Hashes NONE = new Hashes(new long[0]);

    private final long[] sorted;

    private Hashes(long[] sorted) {
        this.sorted = sorted;
    }

    static Hashes of(Collection<Long> values) {
        return values instanceof Hashes hashes
                ? hashes
                : new Hashes(values.stream()
                        .mapToLong(Long::longValue)
                        .sorted()
                        .distinct()
                        .toArray());
    }

    /** The numbers of a set with one more. */
    static Hashes with(Set<Long> values, long one) {
        var before = of(values);
        var place = Arrays.binarySearch(before.sorted, one);
        if (place >= 0) {
            return before;
        }
        var after = new long[before.sorted.length + 1];
        System.arraycopy(before.sorted, 0, after, 0, ~place);
        after[~place] = one;
        System.arraycopy(before.sorted, ~place, after, ~place + 1, before.sorted.length - ~place);
        return new Hashes(after);
    }

    @Override
    public boolean contains(@Nullable Object value) {
        return value instanceof Long number && Arrays.binarySearch(sorted, number) >= 0;
    }

    @Override
    public Iterator<Long> iterator() {
        return LongStream.of(sorted).iterator();
    }

    @Override
    public int size() {
        return sorted.length;
    }
}
