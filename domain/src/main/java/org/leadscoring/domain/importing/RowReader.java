package org.leadscoring.domain.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Outcome;

/**
 * Understands rows by a mapping. Values are trimmed, and an apostrophe that only keeps a spreadsheet from computing is
 * taken off.
 *
 * <p>E-mail and phone of a lead become the traits {@code email} and {@code phone} too. If one of them is none, it is kept
 * as that trait and the lead is recognised by what else the row holds; a row that holds nothing else is refused.
 */
public final class RowReader {

    /** A row may say as much as any event. */
    private static final int MOST_BYTES = 32 * 1024;

    /** Nothing happened before. */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final ImportMapping mapping;

    public RowReader(ImportMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * What a row says.
     *
     * @param values one for each column of the mapping
     * @param importedAt when rows happened for which nothing says a time; nothing happens later, UTC
     * @throws InvalidRowException naming the column
     */
    public MappedRow read(List<String> values, Instant importedAt) {
        var columns = mapping.columns();
        if (values.size() != columns.size()) {
            throw new InvalidRowException(
                    null,
                    "the row has " + values.size() + " values and the header " + columns.size()
                            + " columns; look for a missing quote or delimiter");
        }
        var draft = new Draft(importedAt);
        for (int i = 0; i < columns.size(); i++) {
            var value = Formulas.unguarded(values.get(i).strip());
            if (!value.isEmpty() && !mapping.emptyValues().contains(value)) {
                draft.tell(columns.get(i), value);
            }
        }
        return draft.row();
    }

    /** A row as far as it is understood. */
    private final class Draft {

        private final Instant importedAt;
        private final TreeSet<Identifier> identifiers = new TreeSet<>();
        private final TreeMap<String, Object> traits = new TreeMap<>();
        private final TreeMap<String, Object> properties = new TreeMap<>();
        private final List<String> notRecognised = new ArrayList<>();
        private @Nullable InvalidRowException noContact;
        private @Nullable String event = mapping.event();
        private @Nullable String ownId;
        private @Nullable Instant time;
        private @Nullable LeadStatus end;
        private @Nullable Cell ended;

        Draft(Instant importedAt) {
            this.importedAt = importedAt;
        }

        void tell(Column column, String value) {
            switch (column.target()) {
                case Target.Ignored() -> {}
                case Target.Identifies(var type) -> identify(type, column.name(), value);
                case Target.Trait(var name, var type) -> traits.put(name, type.value(column.name(), value));
                case Target.Property(var name, var type) -> properties.put(name, type.value(column.name(), value));
                case Target.EventName() -> event = value;
                case Target.Time() -> time = time(column.name(), value);
                case Target.MessageId() -> ownId = id(column.name(), value);
                case Target.Outcome() -> end = OutcomeWords.status(column.name(), value);
                case Target.OutcomeTime() -> ended = new Cell(column.name(), value);
            }
        }

        private void identify(IdentifierType type, String column, String value) {
            switch (type) {
                case EMAIL -> {
                    contact("email", value);
                    Identifier.email(value)
                            .ifPresentOrElse(identifiers::add, () -> none(column, value, "is not an e-mail address"));
                }
                case PHONE -> {
                    contact("phone", value);
                    Identifier.phone(value)
                            .ifPresentOrElse(
                                    identifiers::add,
                                    () -> none(
                                            column,
                                            value,
                                            "is not a phone number with its country code, such as +49 30 123456"));
                }
                default -> identifiers.add(identifier(type, column, value));
            }
        }

        private void none(String column, String value, String why) {
            notRecognised.add(column);
            if (noContact == null) {
                noContact = new InvalidRowException(column, Quoted.of(value) + " " + why);
            }
        }

        /** People see it on the lead's page; a trait that has a column of its own goes before it. */
        private void contact(String trait, String value) {
            if (mapping.kind() == ImportKind.LEADS) {
                traits.putIfAbsent(trait, value);
            }
        }

        private Identifier identifier(IdentifierType type, String column, String value) {
            try {
                return new Identifier(type, value);
            } catch (InvalidEventException e) {
                throw new InvalidRowException(column, Quoted.of(value) + " " + e.reason());
            }
        }

        private Instant time(String column, String value) {
            var instant = mapping.times().instant(column, value);
            if (instant.isAfter(importedAt)) {
                throw new InvalidRowException(
                        column, Quoted.of(value) + " lies in the future; is the time zone the right one?");
            }
            if (instant.isBefore(EARLIEST)) {
                throw new InvalidRowException(column, Quoted.of(value) + " lies before the year 2000");
            }
            return instant;
        }

        private String id(String column, String value) {
            if (value.length() > EventKey.MAX_MESSAGE_ID) {
                throw new InvalidRowException(
                        column, "is longer than " + EventKey.MAX_MESSAGE_ID + " characters; shorten the id");
            }
            return value;
        }

        MappedRow row() {
            if (identifiers.isEmpty()) {
                throw noContact == null ? nobody() : noContact;
            }
            // The day on which a deal is expected to close lies ahead: it counts only of one that did.
            var endedAt = end == null || ended == null ? null : time(ended.column(), ended.value());
            var fingerprint = fingerprint(endedAt);
            if (fingerprint.size() > MOST_BYTES) {
                throw new InvalidRowException(
                        null, "the row holds more than 32 KB; ignore columns that are not needed");
            }
            return new MappedRow(
                    type(),
                    mapping.kind() == ImportKind.LEADS ? "identify" : eventName(),
                    occurredAt(),
                    ownId,
                    fingerprint.text(),
                    identifiers,
                    new Attributes(traits),
                    new Attributes(properties),
                    notRecognised,
                    end == null ? null : new Outcome(end, firstOf(endedAt, mapping.outcomeTime(), occurredAt())));
        }

        private Instant occurredAt() {
            return firstOf(time, mapping.time(), importedAt);
        }

        private static Instant firstOf(@Nullable Instant own, @Nullable Instant ofAll, Instant otherwise) {
            if (own != null) {
                return own;
            }
            return ofAll == null ? otherwise : ofAll;
        }

        private InvalidRowException nobody() {
            return new InvalidRowException(
                    mapping.columnOf(Target.Identifies.class).orElse(null),
                    "nothing says who the row is about; fill in an identifier");
        }

        private EventType type() {
            if (mapping.kind() == ImportKind.LEADS) {
                return EventType.IDENTIFY;
            }
            try {
                return EventType.named(eventName());
            } catch (InvalidEventException e) {
                throw new InvalidRowException(
                        mapping.columnOf(Target.EventName.class).orElse(null),
                        Quoted.of(eventName()) + " " + e.reason());
            }
        }

        private String eventName() {
            if (event == null) {
                throw new InvalidRowException(
                        mapping.columnOf(Target.EventName.class).orElse(null),
                        "is empty; name what happened, for example \"demo_requested\"");
            }
            return event;
        }

        /** Of what the row says, whatever the order of its columns. Instants that it does not say itself are none of it. */
        private Fingerprint fingerprint(@Nullable Instant endedAt) {
            var fingerprint = new Fingerprint()
                    .with(mapping.kind().name())
                    .with(mapping.kind() == ImportKind.LEADS ? "" : type().name())
                    .with(time == null ? "" : time.toString());
            identifiers.forEach(
                    identifier -> fingerprint.with(identifier.type().name()).with(identifier.value()));
            add(fingerprint, "traits", traits);
            add(fingerprint, "properties", properties);
            if (end != null) {
                fingerprint.with("outcome").with(end.name()).with(endedAt == null ? "" : endedAt.toString());
            }
            return fingerprint;
        }

        private static void add(Fingerprint fingerprint, String kind, Map<String, Object> values) {
            fingerprint.with(kind);
            values.forEach((name, value) -> fingerprint
                    .with(name)
                    .with(value.getClass().getSimpleName())
                    .with(value.toString()));
        }
    }

    /** A value and the column it stands in. */
    private record Cell(String column, String value) {}
}
