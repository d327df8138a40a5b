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
final class SecretKeys {

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
        var keys = new ArrayList<byte[]>();
        Stream.concat(Stream.of(current), Stream.of(old.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(SecretKeys::decoded)
                .forEach(keys::add);
        if (current.isBlank()) {
            keys.addFirst(ofFile(data.resolve(FILE)));
        } else if (Files.exists(data.resolve(FILE))) {
            // What was encrypted before there was a key in the environment can still be read.
            keys.add(ofFile(data.resolve(FILE)));
        }
        return keys;
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
