package org.leadscoring.bootstrap.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.persistence.sql.Vault;

/**
 * The keys by which what is secret is encrypted: from the environment, or else from a file beside the data, made when it is
 * needed first. Several nodes need the same key, and so the environment.
 */
public final class SecretKeys {

    private static final String FILE = "secret.key";

    private SecretKeys() {}

    /**
     * The keys, the one to encrypt with first.
     *
     * @param current Base64 of 32 bytes, or empty
     * @param old keys that were current before, divided by commas, or empty
     * @param data the folder of the data
     * @throws IllegalArgumentException if one of them is no key
     */
    static List<byte[]> of(String current, String old, Path data) {
        var keys = new ArrayList<>(given(current + "," + old));
        if (current.isBlank()) {
            keys.addFirst(ofFile(file(data)));
        } else if (Files.exists(file(data))) {
            // What was encrypted before there was a key in the environment can still be read.
            keys.add(ofFile(file(data)));
        }
        return keys;
    }

    /** Where the key is that was made for the data in this folder; there is none as long as nobody needed one. */
    public static Path file(Path data) {
        return data.resolve(FILE);
    }

    /**
     * The keys there are, without making one; none if nobody needed one yet.
     *
     * @param current Base64 of 32 bytes, or empty
     * @param old keys that were current before, divided by commas, or empty
     * @param data the folder of the data
     * @throws IllegalArgumentException if one of them is no key
     */
    public static List<byte[]> existing(String current, String old, Path data) {
        return current.isBlank() && !Files.exists(file(data)) ? given(old) : of(current, old, data);
    }

    private static List<byte[]> given(String keys) {
        return Stream.of(keys.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(SecretKeys::decoded)
                .toList();
    }

    private static byte[] decoded(String text) {
        try {
            var key = Base64.getDecoder().decode(text);
            if (key.length == Vault.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
        throw wrong(null);
    }

    private static IllegalArgumentException wrong(@Nullable Throwable cause) {
        return new IllegalArgumentException(
                "leadscoring.secret-key is not Base64 of 32 bytes; make one by: openssl rand -base64 32", cause);
    }

    private static byte[] ofFile(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return decoded(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the key in " + file + " cannot be read or made", e);
        }
    }

    private static void make(Path file) throws IOException {
        var key = new byte[Vault.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; its key is as good.
            return;
        }
        Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.WRITE);
    }
}
