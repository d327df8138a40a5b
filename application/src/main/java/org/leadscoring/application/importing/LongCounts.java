package org.leadscoring.application.importing;

/** How often each of many 64-bit hashes was seen: 12 bytes for each place, and two to four places for each hash. */
final class LongCounts {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private long[] keys = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int size;

    /** Counts this hash once more; 1 if it was new. */
    int seen(long hash) {
        if (size * 2 >= keys.length) {
            grow();
        }
        var place = place(keys, counts, hash);
        if (counts[place] == 0) {
            keys[place] = hash;
            size++;
        }
        return ++counts[place];
    }

    /** Whether this hash was seen. */
    boolean has(long hash) {
        return counts[place(keys, counts, hash)] > 0;
    }

    /** A 64-bit hash of a text (FNV-1a). */
    static long hash(String text) {
        var hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    private void grow() {
        var newKeys = new long[keys.length * 2];
        var newCounts = new int[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                var place = place(newKeys, newCounts, keys[i]);
                newKeys[place] = keys[i];
                newCounts[place] = counts[i];
            }
        }
        keys = newKeys;
        counts = newCounts;
    }

    private static int place(long[] keys, int[] counts, long hash) {
        // Neighbouring hashes are spread by the golden ratio.
        var place = (int) ((hash * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
        while (counts[place] > 0 && keys[place] != hash) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }
}
