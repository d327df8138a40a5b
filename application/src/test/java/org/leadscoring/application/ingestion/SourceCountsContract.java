package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.ingestion.SourceCounts.OfDay;
import org.leadscoring.application.ingestion.SourceCounts.OfHour;
import org.leadscoring.application.ingestion.SourceCounts.OfType;
import org.leadscoring.application.ingestion.SourceCounts.Seen;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WriteKey;

/** What everybody may expect of {@link SourceCounts}. */
public abstract class SourceCountsContract extends PortContract {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private SourceId source;

    @BeforeEach
    void aSource() {
        source = newSource();
    }

    @Test
    void what_is_counted_adds_up() {
        count(List.of(), List.of(day(TODAY, 3, 1, 1, 0, NOW)));
        count(List.of(), List.of(day(TODAY, 2, 4, 0, 7, NOW.minusSeconds(5))));
        count(List.of(), List.of(day(TODAY, 0, 1, 0, 0, null)));

        assertThat(ports.sourceCounts().days(workspace, TODAY)).containsExactly(day(TODAY, 5, 6, 1, 7, NOW));
    }

    @Test
    void a_day_of_refusals_alone_has_no_last_event_until_one_comes() {
        count(List.of(), List.of(day(TODAY, 0, 1, 0, 0, null)));
        assertThat(ports.sourceCounts().days(workspace, TODAY)).containsExactly(day(TODAY, 0, 1, 0, 0, null));

        count(List.of(), List.of(day(TODAY, 1, 0, 0, 0, NOW)));
        assertThat(ports.sourceCounts().days(workspace, TODAY)).containsExactly(day(TODAY, 1, 1, 0, 0, NOW));
    }

    @Test
    void days_are_told_by_source_the_latest_first_from_a_day_on() {
        var other = newSource();
        count(
                List.of(),
                List.of(
                        day(other, TODAY, 9),
                        day(source, TODAY.minusDays(1), 2),
                        day(source, TODAY, 1),
                        day(source, TODAY.minusDays(2), 3)));

        assertThat(ports.sourceCounts().days(workspace, TODAY.minusDays(1)))
                .containsExactly(day(source, TODAY, 1), day(source, TODAY.minusDays(1), 2), day(other, TODAY, 9));
        assertThat(ports.sourceCounts().days(elsewhere, TODAY.minusDays(1))).isEmpty();
    }

    @Test
    void types_are_told_the_most_frequent_first_with_today_apart() {
        count(List.of(type("page_view", TODAY, 2, NOW), type(AWKWARD_TYPE, TODAY, 1, NOW)), List.of());
        count(
                List.of(
                        type("page_view", TODAY, 1, NOW.plusSeconds(9)),
                        type("demo_requested", TODAY.minusDays(1), 7, NOW.minusSeconds(90_000)),
                        type("page_view", TODAY.minusDays(3), 3, NOW.minusSeconds(300_000)),
                        type("page_view", TODAY.minusDays(8), 100, NOW.minusSeconds(800_000))),
                List.of());

        assertThat(ports.sourceCounts().types(workspace, source, TODAY.minusDays(6), TODAY, 10))
                .containsExactly(
                        new Seen(new EventType("demo_requested"), 0, 7, NOW.minusSeconds(90_000)),
                        new Seen(new EventType("page_view"), 3, 6, NOW.plusSeconds(9)),
                        new Seen(new EventType(AWKWARD_TYPE), 1, 1, NOW));
        assertThat(ports.sourceCounts().types(workspace, source, TODAY.minusDays(6), TODAY, 1))
                .hasSize(1);
        assertThat(ports.sourceCounts().types(workspace, newSource(), TODAY.minusDays(6), TODAY, 10))
                .isEmpty();
        assertThat(ports.sourceCounts().types(elsewhere, source, TODAY.minusDays(6), TODAY, 10))
                .isEmpty();
    }

    @Test
    void what_is_old_is_let_go() {
        count(
                List.of(type("page_view", TODAY, 1, NOW), type("page_view", TODAY.minusDays(1), 1, NOW)),
                List.of(day(source, TODAY, 1), day(source, TODAY.minusDays(1), 1)));

        commit(() -> ports.sourceCounts().forget(TODAY));

        assertThat(ports.sourceCounts().days(workspace, LocalDate.EPOCH)).containsExactly(day(source, TODAY, 1));
        assertThat(ports.sourceCounts().types(workspace, source, LocalDate.EPOCH, TODAY, 10))
                .containsExactly(new Seen(new EventType("page_view"), 1, 1, NOW));
    }

    @Test
    void hours_add_up_and_are_told_the_first_first_from_one_on() {
        var hour = Instant.parse("2026-03-02T09:00:00Z");
        hours(new OfHour(hour, 3, 1), new OfHour(hour.minusSeconds(3_600), 7, 0));
        hours(new OfHour(hour, 2, 4), new OfHour(hour.minusSeconds(7_200), 1, 1));

        assertThat(ports.sourceCounts().hours(workspace, hour.minusSeconds(3_600)))
                .containsExactly(new OfHour(hour.minusSeconds(3_600), 7, 0), new OfHour(hour, 5, 5));
        assertThat(ports.sourceCounts().hours(elsewhere, hour)).isEmpty();
    }

    @Test
    void hours_of_days_that_are_let_go_are_gone() {
        var midnight = Instant.parse("2026-03-02T00:00:00Z");
        hours(new OfHour(midnight, 1, 0), new OfHour(midnight.minusSeconds(3_600), 1, 0));

        commit(() -> ports.sourceCounts().forget(TODAY));

        assertThat(ports.sourceCounts().hours(workspace, Instant.EPOCH)).containsExactly(new OfHour(midnight, 1, 0));
    }

    private void hours(OfHour... hours) {
        commit(() -> ports.sourceCounts().addHours(workspace, List.of(hours)));
    }

    private static final String AWKWARD_TYPE = "o'brien_\\%_日本語";

    private void count(List<OfType> types, List<OfDay> days) {
        commit(() -> ports.sourceCounts().add(workspace, types, days));
    }

    private OfType type(String type, LocalDate day, long events, Instant lastAt) {
        return new OfType(source, new EventType(type), day, events, lastAt);
    }

    private OfDay day(LocalDate day, long events, long refused, long dropped, long limited, @Nullable Instant lastAt) {
        return new OfDay(source, day, events, refused, dropped, limited, lastAt);
    }

    private static OfDay day(SourceId source, LocalDate day, long events) {
        return new OfDay(source, day, events, 0, 0, 0, NOW);
    }

    private SourceId newSource() {
        var id = newSourceId();
        commit(() -> ports.sources().add(new Source(id, workspace, "Website"), new WriteKey(unique("key")), NOW));
        return id;
    }
}
