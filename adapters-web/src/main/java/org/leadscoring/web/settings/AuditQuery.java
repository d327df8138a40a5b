package org.leadscoring.web.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.ReadAuditLog.Filter;
import org.leadscoring.application.workspace.ReadAuditLog.Position;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Address;
import org.leadscoring.web.page.Cursor;
import org.leadscoring.web.page.Moments;

/**
 * Which changes are asked for, as it stands in the address. What cannot be read does not matter.
 *
 * @param by the id of who made them
 * @param kind of thing they were made of
 * @param from the first day, {@code 2026-03-01}, in the reader's zone
 * @param to the last day
 */
public record AuditQuery(
        @Nullable String by,
        @Nullable String kind,
        @Nullable String from,
        @Nullable String to) {

    Filter filter(Moments moments) {
        return new Filter(
                user().orElse(null),
                text(kind).orElse(null),
                day(from).map(moments::startOf).orElse(null),
                day(to).map(day -> moments.startOf(day.plusDays(1))).orElse(null));
    }

    public boolean isEmpty() {
        return user().isEmpty() && text(kind).isEmpty() && day(from).isEmpty() && day(to).isEmpty();
    }

    private Optional<UserId> user() {
        try {
            return text(by).map(UUID::fromString).map(UserId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address of these changes. */
    Address address(String path) {
        return new Address(path)
                .with("by", text(by).orElse(null))
                .with("kind", text(kind).orElse(null))
                .with("from", text(from).orElse(null))
                .with("to", text(to).orElse(null));
    }

    /** The last change of a page, as it stands in the address of the next one. */
    static String cursor(Position position) {
        return new Cursor(position.at(), position.id()).text();
    }

    /** Empty if there is none or somebody tampered with it, so that the list begins at its start. */
    static Optional<Position> position(@Nullable String cursor) {
        return Cursor.of(cursor).map(last -> new Position(last.at(), last.id()));
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text(text).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
