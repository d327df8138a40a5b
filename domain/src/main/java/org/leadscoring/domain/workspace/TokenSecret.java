package org.leadscoring.domain.workspace;

import java.security.MessageDigest;

/**
 * The secret that a script shows to use the API. Only its hash is ever stored.
 *
 * @param value {@link #PREFIX}, by which scanners know it where it does not belong, and 32 to 100 letters and digits
 */
public record TokenSecret(String value) {

    /** What all of them begin with. */
    public static final String PREFIX = "lst_";

    /** @throws IllegalArgumentException if it cannot be a token of ours */
    public TokenSecret {
        if (!looksLikeOne(value)) {
            throw new IllegalArgumentException("a token is " + PREFIX + " and 32 to 100 letters and digits behind it");
        }
    }

    /** Whether this could be one. */
    public static boolean looksLikeOne(String text) {
        return text.matches(PREFIX + "[0-9A-Za-z]{32,100}");
    }

    /** The SHA-256 of the token, 32 bytes: what is stored and looked up. */
    public byte[] hash() {
        return Hashes.sha256(value);
    }

    /** Whether this is the hash of this token, in a time that does not depend on how much of it is right. */
    public boolean fits(byte[] hash) {
        return MessageDigest.isEqual(hash(), hash);
    }

    /** The last four characters, so that people can tell tokens apart. */
    public String hint() {
        return Hashes.hint(value);
    }

    /** Never the secret itself, so that it cannot end up in a log. */
    @Override
    public String toString() {
        return "TokenSecret[…" + hint() + "]";
    }
}
