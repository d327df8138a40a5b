package org.leadscoring.domain.workspace;

/**
 * The secret with which a source sends events. Only its hash is ever stored.
 *
 * @param value 8 to 200 printable ASCII characters without spaces or colons (a colon would end the user name of HTTP
 *     Basic)
 */
public record WriteKey(String value) {

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
        return Hashes.sha256(value);
    }

    /** The last four characters, so that people can tell keys apart. */
    public String hint() {
        return Hashes.hint(value);
    }

    /** Never the secret itself, so that it cannot end up in a log. */
    @Override
    public String toString() {
        return "WriteKey[…" + hint() + "]";
    }
}
