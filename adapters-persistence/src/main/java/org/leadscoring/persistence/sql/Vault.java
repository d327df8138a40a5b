package org.leadscoring.persistence.sql;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is secret before it is stored, by AES-256 in GCM. What was encrypted for one row cannot be read in another.
 *
 * <p>To change the key give the new one and then the old one: what is written is encrypted by the first, and what was
 * encrypted by any of them is read.
 */
public final class Vault {

    /** The length of keys, in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_BYTES = 4;
    private static final UUID NO_ROW = new UUID(0, 0);

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String current;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param keys of 32 bytes each, the one to encrypt with first
     * @throws IllegalArgumentException if there is none, or one is of another length
     */
    public Vault(List<byte[]> keys) {
        for (var key : keys) {
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException(
                        "a key to encrypt with has 32 bytes; make one by: openssl rand -base64 32");
            }
            this.keys.putIfAbsent(nameOf(key), new SecretKeySpec(key, "AES"));
        }
        current = this.keys.keySet().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no key to encrypt with"));
    }

    /**
     * Encrypts anew what was encrypted by an older key.
     *
     * @param table with a column {@code id}
     * @param column what is encrypted
     * @return how many rows
     */
    public int reseal(Database database, String table, String column) {
        var old = new HashMap<UUID, String>();
        database.sql("select id, " + column + " from " + table + " for update").query(row -> {
            if (!isCurrent(row.getString(column))) {
                old.put(Columns.id(row, "id"), row.getString(column));
            }
        });
        database.batch(
                "update " + table + " set " + column + " = ? where id = ?",
                old.entrySet().stream()
                        .map(entry -> new Object[] {
                            seal(open(entry.getValue(), entry.getKey()), entry.getKey()), Columns.bytes(entry.getKey())
                        })
                        .toList());
        return old.size();
    }

    /** What to store of this text in the row with this id. */
    public String seal(String text, UUID row) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, current, nonce, text.getBytes(StandardCharsets.UTF_8), row);
        var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return VERSION + "." + current + "." + Base64.getEncoder().encodeToString(all);
    }

    /**
     * The text that was stored so in the row with this id.
     *
     * @throws IllegalStateException if none of the keys is that which it was encrypted by, or it was tampered with
     */
    public String open(String stored, UUID row) {
        var parts = stored.split("\\.", 3);
        if (parts.length < 3 || !parts[0].equals(VERSION) || !keys.containsKey(parts[1])) {
            throw new IllegalStateException(
                    "what is stored was encrypted by another key; give it beside the new one, as docs/operations.md tells");
        }
        var all = Base64.getDecoder().decode(parts[2]);
        var nonce = Arrays.copyOf(all, NONCE_BYTES);
        var sealed = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return new String(run(Cipher.DECRYPT_MODE, parts[1], nonce, sealed, row), StandardCharsets.UTF_8);
    }

    /** What to store of these bytes, which belong to no row of ours. */
    public byte[] seal(byte[] content) {
        return seal(Base64.getEncoder().encodeToString(content), NO_ROW).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The bytes that were stored so.
     *
     * @throws IllegalStateException if none of the keys is that which they were encrypted by, or they were tampered with
     */
    public byte[] open(byte[] stored) {
        return Base64.getDecoder().decode(open(new String(stored, StandardCharsets.US_ASCII), NO_ROW));
    }

    /** Whether this was encrypted by the key that is used now. */
    public boolean isCurrent(String stored) {
        return stored.startsWith(VERSION + "." + current + ".");
    }

    private byte[] run(int mode, String key, byte[] nonce, byte[] content, UUID row) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(Columns.bytes(row));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what is stored encrypted for " + row + " is damaged", e);
        }
    }

    private static String nameOf(byte[] key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
