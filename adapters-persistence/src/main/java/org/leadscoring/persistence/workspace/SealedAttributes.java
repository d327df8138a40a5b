package org.leadscoring.persistence.workspace;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.leadscoring.persistence.sql.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session holds, as bytes in the database: written by Java and encrypted, for a session may hold a secret that is
 * shown once. Because it is encrypted by a key that only servers have, and GCM shows if it was tampered with, nothing is
 * ever read that no server wrote.
 */
public final class SealedAttributes {

    private static final Logger LOG = LoggerFactory.getLogger(SealedAttributes.class);

    private final Vault vault;

    public SealedAttributes(Vault vault) {
        this.vault = vault;
    }

    /** @throws UncheckedIOException if something of it cannot be written */
    public byte[] write(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException("a session cannot hold " + value.getClass(), e);
        }
        return vault.seal(bytes.toByteArray());
    }

    /**
     * The same again. Null if it cannot be read any more, because the key or the version of the product is another one: then
     * the session does not hold it, and its user signs in again.
     */
    public @Nullable Object read(byte[] stored) {
        try (var objects = new ObjectInputStream(new ByteArrayInputStream(vault.open(stored)))) {
            return objects.readObject();
        } catch (IllegalStateException | IllegalArgumentException | IOException | ClassNotFoundException e) {
            LOG.info("a session holds what cannot be read any more: {}", e.toString());
            return null;
        }
    }
}
