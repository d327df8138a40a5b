package org.leadscoring.domain.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What tells rows apart that have no id of their own: a hash of parts, each with its length, so that no two lists mix. */
final class Fingerprint {

    private static final int BYTES = 16;

    private final MessageDigest digest = sha256();
    private int size;

    /** Adds a part; the order counts. */
    Fingerprint with(String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        size += bytes.length;
        return this;
    }

    /** The bytes of all parts together. */
    int size() {
        return size;
    }

    /** 32 hexadecimal digits. Nothing can be added any more. */
    String text() {
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
