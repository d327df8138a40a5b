package org.leadscoring.application;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Checks a property for many random cases, the same in every run; a failure says the seed of its case. */
public final class Seeded {

    private Seeded() {}

    /** Checks a property for the seeds from 1 to {@code cases}. */
    public static void forAll(int cases, Consumer<RandomGenerator> property) {
        for (long seed = 1; seed <= cases; seed++) {
            forSeed(seed, property);
        }
    }

    /** Checks a property for one seed: to look at a case that failed. */
    public static void forSeed(long seed, Consumer<RandomGenerator> property) {
        try {
            property.accept(new SplittableRandom(seed));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
