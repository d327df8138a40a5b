package org.leadscoring.application.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Salted hashes that take no time: for tests only. */
public final class InMemoryPasswords implements Passwords {

    private final AtomicLong salts = new AtomicLong();

    @Override
    public String hash(String password) {
        return hash(Long.toString(salts.incrementAndGet()), password);
    }

    @Override
    public boolean matches(String password, String hash) {
        return hash(hash.substring(0, hash.indexOf('$')), password).equals(hash);
    }

    private static String hash(String salt, String password) {
        try {
            var bytes = (salt + '$' + password).getBytes(StandardCharsets.UTF_8);
            return salt
                    + '$'
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
