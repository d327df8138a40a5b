package org.leadscoring.persistence.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The primary key of an identifier: the first 16 bytes of the SHA-256 of workspace, type and value. So an identifier is
 * found, and referred to, without a look-up, and compared byte for byte on every database.
 */
public final class IdentifierKey {

    private static final int BYTES = 16;

    private IdentifierKey() {}

    /** The key of this identifier in this workspace, 16 bytes. */
    public static byte[] of(WorkspaceId workspace, Identifier identifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Columns.bytes(workspace.value()));
            digest.update(identifier.type().name().getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) 0);
            digest.update(identifier.value().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
