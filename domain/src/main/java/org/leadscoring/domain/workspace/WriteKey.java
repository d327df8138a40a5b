package org.leadscoring.domain.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The secret with which a source sends events. Only its hash is ever stored.
 *
 * <p>A plain SHA-256 is enough because generated keys carry more than 180 random bits; a slow password hash would cost
 * milliseconds on every request and protect nothing more.
 *
 * @param value 8 to 200 printable ASCII characters without spaces or colons (a colon would end the user name of HTTP
 *     Basic)
 */
public record WriteKey(String value) {

    private static final int HINT_LENGTH = 4;

    /** @throws IllegalArgumentException if the key cannot travel as the user name of HTTP Basic */
    public WriteKey {
        if (value.length() < 8
                || value.length() > 200
                || !value.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')) {
            throw new IllegalArgumentException(
                    "a write key has 8 to 200 printable ASCII characters, without spaces and colons");
        }
    }

    /** The SHA-256 of the key, 32 bytes: what is stored and looked up. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The last four characters, so that people can tell keys apart. */
    public String hint() {
        return value.substring(value.length() - HINT_LENGTH);
    }

    /** Never the secret itself, so that it cannot end up in a log. */
    @Override
    public String toString() {
        return "WriteKey[…" + hint() + "]";
    }
}
