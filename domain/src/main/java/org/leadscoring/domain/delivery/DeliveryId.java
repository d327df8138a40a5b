package org.leadscoring.domain.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.UserId;

/**
 * Identity of a delivery. It follows from what is told, to whom and where: however often the same thing is decided, it is
 * one delivery, and a receiver who sees an id twice has seen the same thing twice (spec ST-3, OUT-1).
 */
public record DeliveryId(UUID value) {

    private static final int UUID_BYTES = 16;

    public DeliveryId {
        Objects.requireNonNull(value);
    }

    /**
     * Of something told once for ever.
     *
     * @param to the user it is for, null if it is for whoever reads there
     * @param topic what is told
     * @param what what it is told of; the same is told once
     */
    public static DeliveryId of(DestinationId destination, @Nullable UserId to, Topic topic, String what) {
        var text = what.getBytes(StandardCharsets.UTF_8);
        var name = topic.name().getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(2 * UUID_BYTES + name.length + 1 + text.length);
        put(bytes, destination.value());
        put(bytes, to == null ? new UUID(0, 0) : to.value());
        bytes.put(name).put((byte) ' ').put(text);
        return new DeliveryId(hashed(bytes.array()));
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    /** A UUID of version 8, RFC 9562: the first bits of a SHA-256. */
    private static UUID hashed(byte[] content) {
        try {
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content));
            var high = hash.getLong() & ~0xF000L | 0x8000L;
            var low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
