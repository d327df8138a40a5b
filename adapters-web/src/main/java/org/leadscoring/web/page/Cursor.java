package org.leadscoring.web.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page, as it stands in the address of the next one: {@code 2026-03-01T12:02:00.5Z_0195…}.
 *
 * @param at what the list is ordered by, UTC
 * @param id what it is ordered by second
 */
public record Cursor(Instant at, UUID id) {

    /** As it stands in an address. */
    public String text() {
        return at + "_" + id;
    }

    /** Reads a cursor; empty if there is none or somebody tampered with it, so that the list begins at its start. */
    public static Optional<Cursor> of(@Nullable String text) {
        var parts = text == null ? new String[0] : text.split("_", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1])));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
