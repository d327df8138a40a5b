package org.leadscoring.web.lead;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.TellPast.Kind;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.web.page.Address;
import org.leadscoring.web.page.Moments;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the page of a lead shows, as it stands in its address.
 *
 * @param at an instant, or a date with or without time in the reader's zone: how it was then
 * @param model the version to score by then; null for the primary one
 * @param back as of so many days ago, in the place of {@code at}
 * @param period of the chart
 * @param show what the timeline tells
 * @param before the instant before which the timeline tells
 * @param ledger the place before which the ledger is shown
 */
record LeadQuery(
        @Nullable String at,
        @Nullable String model,
        @Nullable Integer back,
        @Nullable String period,
        @Nullable String show,
        @Nullable String before,
        @Nullable Integer ledger) {

    LeadQuery {
        at = blankAsNull(at);
        model = blankAsNull(model);
        before = blankAsNull(before);
    }

    /** Whether another time or another version is asked for than what stands. */
    boolean travels() {
        return at != null || model != null;
    }

    /**
     * The instant asked for; now if there is none.
     *
     * @throws ResponseStatusException 400 if it is none
     */
    Instant instant(Moments moments) {
        return at == null ? moments.now() : read(at, moments);
    }

    @Nullable
    Instant earlierThan(Moments moments) {
        return before == null ? null : read(before, moments);
    }

    @Nullable
    UUID version() {
        try {
            return model == null ? null : UUID.fromString(model);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "model is no id");
        }
    }

    public Period shownPeriod() {
        return Period.of(period);
    }

    Kind kind() {
        return Arrays.stream(Kind.values())
                .filter(kind -> key(kind).equals(show))
                .findFirst()
                .orElse(Kind.ALL);
    }

    static String key(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Instant read(String text, Moments moments) {
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            // A day is over at its end: that is how it was on it.
            return moments.instantOf(
                    text.contains("T")
                            ? LocalDateTime.parse(text)
                            : LocalDate.parse(text).atTime(LocalTime.MAX));
        } catch (DateTimeException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "send a date such as 2026-03-03 or 2026-03-03T12:00", e);
        }
    }

    /** This page with another period of the chart. */
    public String of(LeadId lead, Period other) {
        return address(lead, other.key(), show).toString();
    }

    /** This page with another kind of timeline, from its latest page on. */
    String of(LeadId lead, Kind kind) {
        return address(lead, period, kind == Kind.ALL ? null : key(kind)) + "#timeline";
    }

    /** This page where the timeline goes on before this instant. */
    String before(LeadId lead, Instant instant) {
        return address(lead, period, show).with("before", instant).toString() + "#timeline";
    }

    /** This page where the ledger goes on before this place. */
    String ledgerBefore(LeadId lead, int place) {
        return address(lead, period, show).with("ledger", place).toString() + "#ledger";
    }

    /** This page as of another instant. */
    String at(LeadId lead, Instant instant) {
        return new Address("/leads/" + lead.value())
                .with("period", period)
                .with("at", instant)
                .with("model", model)
                .toString();
    }

    /** This page as of so many days before now; the present of none. */
    String daysBack(LeadId lead, int days, Instant now) {
        return days <= 0 ? now(lead) : at(lead, now.minus(Duration.ofDays(days)));
    }

    /** How many days back this is shown, 0 for the present or a time to come. */
    int days(Moments moments) {
        return Math.toIntExact(
                Math.max(0, Duration.between(instant(moments), moments.now()).toDays()));
    }

    /** The present. */
    public String now(LeadId lead) {
        return new Address("/leads/" + lead.value()).with("period", period).toString();
    }

    private Address address(LeadId lead, @Nullable String chosenPeriod, @Nullable String chosenKind) {
        return new Address("/leads/" + lead.value())
                .with("period", chosenPeriod)
                .with("show", chosenKind)
                .with("at", at)
                .with("model", model);
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
