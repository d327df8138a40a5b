package org.leadscoring.bootstrap.command;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes secrets. */
public final class Secrets {

    // Without 0, O, 1, l and I, which people mistake for one another.
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 32 letters and digits: 186 random bits. */
    public static String generate() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
