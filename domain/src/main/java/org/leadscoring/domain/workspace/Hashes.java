package org.leadscoring.domain.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What is stored of a secret that was generated. A plain SHA-256 is enough because such secrets carry more than 180 random
 * bits; a slow password hash would cost milliseconds on every request and protect nothing more.
 */
final class Hashes {

    private static final int HINT_LENGTH = 4;

    private Hashes() {}

    /** The SHA-256 of a text, 32 bytes. */
    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The last four characters, so that people can tell secrets apart. */
    static String hint(String text) {
        return text.substring(text.length() - HINT_LENGTH);
    }
}
