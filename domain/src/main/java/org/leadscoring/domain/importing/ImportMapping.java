package org.leadscoring.domain.importing;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.IdentifierType;

/**
 * What the columns of a file mean. A mapping that exists can be used on any row.
 *
 * @param kind what a row is
 * @param columns all columns of the file, in its order
 * @param event what happened in rows that do not say so themselves, in the sender's words; null if all must. For events
 *     only
 * @param times how the time column is written
 * @param emptyValues texts that mean that there is no value, for example {@code Select}; compared exactly, trimmed
 * @param time when rows happened that do not say so themselves, UTC; null for when the file was sent
 * @param outcomeTime when the work on leads ended whose rows do not say so themselves, UTC; null for when the row happened
 */
public record ImportMapping(
        ImportKind kind,
        List<Column> columns,
        @Nullable String event,
        TimeFormat times,
        Set<String> emptyValues,
        @Nullable Instant time,
        @Nullable Instant outcomeTime) {

    private static final int MOST_EMPTY_VALUES = 50;

    /** @throws InvalidMappingException if no row could be taken by it, or two columns mean the same */
    public ImportMapping {
        columns = List.copyOf(columns);
        Objects.requireNonNull(times);
        event = event == null || event.isBlank() ? null : event.strip();
        emptyValues = emptyValues.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
        if (emptyValues.size() > MOST_EMPTY_VALUES) {
            throw new InvalidMappingException(
                    null, "there are more than " + MOST_EMPTY_VALUES + " values that mean empty; name fewer");
        }
        columns.forEach(column -> check(kind, column));
        checkMeantOnce(columns);
        checkSomebody(columns);
        checkEvent(kind, columns, event);
        checkOutcome(columns, outcomeTime);
        checkNotEarly(time);
        checkNotEarly(outcomeTime);
    }

    /** A mapping by which rows that do not say when they happened did when the file was sent. */
    public ImportMapping(
            ImportKind kind, List<Column> columns, @Nullable String event, TimeFormat times, Set<String> emptyValues) {
        this(kind, columns, event, times, emptyValues, null, null);
    }

    private static void check(ImportKind kind, Column column) {
        var why = kind == ImportKind.LEADS
                ? switch (column.target()) {
                    case Target.EventName() -> "a row is a lead and not an event; import it as a trait";
                    case Target.Property property -> "leads have traits and not properties; import it as a trait";
                    case Target.Identifies(var type)
                    when type == IdentifierType.SESSION_ID ->
                        "a session is a visit and not a person; import it as a trait";
                    default -> null;
                }
                : switch (column.target()) {
                    case Target.Outcome(), Target.OutcomeTime() ->
                        "a row is an event and not a lead; import outcomes by a file of leads";
                    default -> null;
                };
        if (why != null) {
            throw new InvalidMappingException(column.name(), why);
        }
    }

    private static void checkMeantOnce(List<Column> columns) {
        var first = new HashMap<Object, Column>();
        for (var column : columns) {
            Object meaning = switch (column.target()) {
                case Target.Ignored() -> column;
                case Target.Trait trait -> List.of("trait", trait.name());
                case Target.Property property -> List.of("property", property.name());
                default -> column.target();
            };
            var other = first.putIfAbsent(meaning, column);
            if (other != null) {
                throw new InvalidMappingException(
                        column.name(),
                        "means the same as column \"" + other.name() + "\" ("
                                + column.target().text() + "); only one may, ignore the other or give it another name");
            }
        }
    }

    private static void checkSomebody(List<Column> columns) {
        if (columns.stream().noneMatch(column -> column.target() instanceof Target.Identifies)) {
            throw new InvalidMappingException(
                    null,
                    "no column says who a row is about; choose one that holds an e-mail, a phone or an id of the person");
        }
    }

    private static void checkEvent(ImportKind kind, List<Column> columns, @Nullable String event) {
        if (kind == ImportKind.LEADS) {
            if (event != null) {
                throw new InvalidMappingException(null, "rows are leads and not events; leave the event out");
            }
            return;
        }
        if (event != null) {
            try {
                EventType.named(event);
            } catch (InvalidEventException e) {
                throw new InvalidMappingException(null, "the event " + Quoted.of(event) + " " + e.reason());
            }
        } else if (columns.stream().noneMatch(column -> column.target() instanceof Target.EventName)) {
            throw new InvalidMappingException(
                    null,
                    "nothing says what happened; choose the column that names the event, or one event for all rows");
        }
    }

    private static void checkOutcome(List<Column> columns, @Nullable Instant outcomeTime) {
        if (columns.stream().anyMatch(column -> column.target() instanceof Target.Outcome)) {
            return;
        }
        columns.stream()
                .filter(column -> column.target() instanceof Target.OutcomeTime)
                .findFirst()
                .ifPresent(column -> {
                    throw new InvalidMappingException(
                            column.name(),
                            "no column says how the work on a lead ended; choose the one that says won or lost, or import"
                                    + " this one as a trait");
                });
        if (outcomeTime != null) {
            throw new InvalidMappingException(
                    null,
                    "no column says how the work on a lead ended; choose the one that says won or lost, or leave the time of"
                            + " outcomes out");
        }
    }

    private static void checkNotEarly(@Nullable Instant time) {
        if (time != null && time.isBefore(RowReader.EARLIEST)) {
            throw new InvalidMappingException(null, "the time " + time + " for all rows lies before the year 2000");
        }
    }

    /**
     * Whether it can be used on a file that was sent then.
     *
     * @throws InvalidMappingException if a time for all rows lies after it
     */
    public void checkSentAt(Instant sentAt) {
        checkNotLate(time, sentAt);
        checkNotLate(outcomeTime, sentAt);
    }

    private static void checkNotLate(@Nullable Instant time, Instant sentAt) {
        if (time != null && time.isAfter(sentAt)) {
            throw new InvalidMappingException(
                    null, "the time " + time + " for all rows lies in the future; is the time zone the right one?");
        }
    }

    /** The name of the first column that means this. */
    public Optional<String> columnOf(Class<? extends Target> target) {
        return columns.stream()
                .filter(column -> target.isInstance(column.target()))
                .map(Column::name)
                .findFirst();
    }
}
