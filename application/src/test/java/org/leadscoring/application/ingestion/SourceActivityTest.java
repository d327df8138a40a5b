package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.ingestion.SourceActivity.Told;
import org.leadscoring.application.ingestion.SourceCounts.OfDay;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

class SourceActivityTest {

    private static final EventType PAGE_VIEW = new EventType("page_view");
    private static final EventType DEMO = new EventType("demo_requested");

    private final InMemoryApplication application = new InMemoryApplication();
    private final SourceActivity activity = application.sourceActivity;
    private final Instant now = InMemoryApplication.START;
    private final LocalDate today = LocalDate.parse("2026-03-02");
    private WorkspaceId workspace;
    private Source shop;

    @BeforeEach
    void aShop() {
        workspace = application.setUp();
        shop = newSource("shop-key");
    }

    @Test
    void nothing_is_written_before_the_flush_and_all_of_it_then() {
        activity.taken(shop, List.of(PAGE_VIEW, DEMO, PAGE_VIEW), now);
        assertThat(days()).isEmpty();

        activity.flush();
        activity.taken(shop, List.of(PAGE_VIEW), now.plusSeconds(5));
        activity.flush();

        assertThat(days()).containsExactly(new OfDay(shop.id(), today, 4, 0, 0, 0, now.plusSeconds(5)));
        assertThat(application.ports.sourceCounts().types(workspace, shop.id(), today, today, 10))
                .extracting(seen -> seen.type().name() + " " + seen.events())
                .containsExactly("page_view 3", "demo_requested 1");
    }

    @Test
    void a_day_is_that_of_the_workspace_s_zone() {
        var kolkata =
                new Workspace(new WorkspaceId(application.ports.ids().next()), "Kolkata", ZoneId.of("Asia/Kolkata"));
        application.ports.workspaces().add(kolkata, now);
        var source = new Source(new SourceId(application.ports.ids().next()), kolkata.id(), "Shop");
        application.ports.sources().add(source, new WriteKey("kolkata-key"), now);
        // Midnight in Kolkata is 18:30 UTC.
        activity.taken(source, List.of(PAGE_VIEW), Instant.parse("2026-03-02T18:29:59Z"));
        activity.taken(source, List.of(PAGE_VIEW, PAGE_VIEW), Instant.parse("2026-03-02T18:30:00Z"));

        activity.flush();

        assertThat(application.ports.sourceCounts().days(kolkata.id(), LocalDate.EPOCH))
                .extracting(day -> day.day() + " " + day.events())
                .containsExactly("2026-03-03 2", "2026-03-02 1");
    }

    @Test
    void what_is_left_is_written_when_the_node_stops() {
        activity.taken(shop, List.of(PAGE_VIEW), now);

        activity.close();

        assertThat(days()).hasSize(1);
    }

    @Test
    void refusals_are_counted_and_the_first_of_many_are_kept() {
        for (int i = 0; i < 250; i++) {
            var number = i;
            activity.refused(shop, now, () -> told("m-" + number));
        }
        activity.flush();

        assertThat(days()).containsExactly(new OfDay(shop.id(), today, 0, 250, 150, 0, null));
        assertThat(application.ports.refusals().latest(workspace, shop.id(), 1_000))
                .hasSize(100)
                .last()
                .satisfies(refusal -> assertThat(refusal.messageId()).isEqualTo("m-0"));
        assertThat(activity.totals().refused()).isEqualTo(250);
        assertThat(activity.totals().dropped()).isEqualTo(150);
    }

    @Test
    void what_was_sent_is_not_even_written_down_if_there_is_no_place_for_it() {
        var asked = new AtomicInteger();
        for (int i = 0; i < 5_000; i++) {
            activity.refused(shop, now, () -> told("m-" + asked.incrementAndGet()));
        }

        assertThat(asked).hasValue(100);
    }

    @Test
    void one_source_does_not_crowd_out_the_refusals_of_another() {
        var other = newSource("other-key");
        for (int i = 0; i < 5_000; i++) {
            activity.refused(shop, now, () -> told("m"));
        }
        activity.refused(other, now, () -> told("other"));

        activity.flush();

        assertThat(application.ports.refusals().latest(workspace, other.id(), 10))
                .hasSize(1);
    }

    @Test
    void after_a_flush_there_is_room_again() {
        IntStream.range(0, 101).forEach(i -> activity.refused(shop, now, () -> told("first")));
        activity.flush();
        activity.refused(shop, now, () -> told("second"));
        activity.flush();

        assertThat(application.ports.refusals().latest(workspace, shop.id(), 1))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.messageId()).isEqualTo("second"));
    }

    @Test
    void types_without_end_do_not_fill_the_memory_and_their_events_still_count() {
        for (int i = 0; i < 10_500; i++) {
            activity.taken(shop, List.of(new EventType("type_" + i)), now);
        }
        activity.flush();

        assertThat(days()).extracting(OfDay::events).containsExactly(10_500L);
        assertThat(application.ports.sourceCounts().types(workspace, shop.id(), today, today, 20_000))
                .hasSizeLessThanOrEqualTo(10_000);
        assertThat(activity.totals().uncounted()).isGreaterThanOrEqualTo(500);
    }

    @Test
    void counts_outlive_a_database_that_is_away() {
        var away = new AtomicBoolean(true);
        var flaky = withTransactions(new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                if (away.get()) {
                    throw new DatabaseUnavailableException(new IllegalStateException("away"));
                }
                return application.ports.transactions().run(work);
            }
        });
        flaky.taken(shop, List.of(PAGE_VIEW), now);
        flaky.refused(shop, now, () -> told("m"));
        assertThatThrownBy(flaky::flush).isInstanceOf(DatabaseUnavailableException.class);
        flaky.taken(shop, List.of(DEMO), now);

        away.set(false);
        flaky.flush();

        assertThat(days()).containsExactly(new OfDay(shop.id(), today, 2, 1, 0, 0, now));
        assertThat(flaky.totals().dropped()).isEqualTo(1);
    }

    @Test
    void requests_with_unknown_keys_are_counted_for_an_hour() {
        activity.unknownKey(now);
        activity.unknownKey(now);
        application.clock.advance(Duration.ofMinutes(30));
        activity.unknownKey(application.clock.instant());

        assertThat(activity.unknownKeysInTheLastHour()).isEqualTo(3);
        application.clock.advance(Duration.ofMinutes(31));
        assertThat(activity.unknownKeysInTheLastHour()).isEqualTo(1);
        application.clock.advance(Duration.ofDays(400));
        assertThat(activity.unknownKeysInTheLastHour()).isZero();
        assertThat(activity.totals().unknownKeys()).isEqualTo(3);
    }

    @Test
    void the_events_of_the_last_minute_are_known_at_once() {
        activity.taken(shop, Collections.nCopies(90, PAGE_VIEW), now);
        application.clock.advance(Duration.ofSeconds(59));
        activity.taken(shop, List.of(PAGE_VIEW), application.clock.instant());

        assertThat(activity.eventsInTheLastMinute(shop.id())).isEqualTo(91);
        application.clock.advance(Duration.ofSeconds(1));
        assertThat(activity.eventsInTheLastMinute(shop.id())).isEqualTo(1);
        assertThat(activity.eventsInTheLastMinute(
                        new SourceId(application.ports.ids().next())))
                .isZero();
    }

    @Test
    void what_is_old_is_let_go_once_an_hour() {
        activity.taken(shop, List.of(PAGE_VIEW), now);
        activity.refused(shop, now, () -> told("m"));
        activity.flush();

        application.clock.advance(Duration.ofDays(8));
        activity.flush();
        assertThat(application.ports.refusals().latest(workspace, shop.id(), 10))
                .isEmpty();
        assertThat(days()).hasSize(1);

        application.clock.advance(Duration.ofDays(90));
        activity.flush();
        assertThat(days()).isEmpty();
    }

    @Test
    void of_many_at_once_every_one_is_counted_once_while_others_flush() throws Exception {
        var threads = 8;
        var rounds = 500;
        var other = newSource("other-key");
        try (var senders = Executors.newFixedThreadPool(threads + 2)) {
            var all = new ArrayList<Future<?>>();
            for (int thread = 0; thread < threads; thread++) {
                all.add(senders.submit(() -> {
                    for (int i = 0; i < rounds; i++) {
                        activity.taken(i % 2 == 0 ? shop : other, List.of(PAGE_VIEW, DEMO), now);
                        activity.refused(shop, now, () -> told("m"));
                    }
                }));
            }
            for (int flusher = 0; flusher < 2; flusher++) {
                all.add(senders.submit(() -> IntStream.range(0, 200).forEach(i -> activity.flush())));
            }
            for (var one : all) {
                one.get();
            }
        }
        activity.close();

        var dropped = activity.totals().dropped();
        assertThat(days())
                .extracting(OfDay::events, OfDay::refused, OfDay::dropped)
                .containsExactly(tuple(4_000L, 4_000L, dropped), tuple(4_000L, 0L, 0L));
        assertThat(application.ports.sourceCounts().types(workspace, shop.id(), today, today, 10))
                .extracting(SourceCounts.Seen::events)
                .containsExactly(2_000L, 2_000L);
        var kept = application.ports.refusals().latest(workspace, shop.id(), 5_000);
        assertThat((long) kept.size()).isEqualTo(Math.min(Refusals.MOST, 4_000 - dropped));
    }

    private List<OfDay> days() {
        return application.ports.sourceCounts().days(workspace, LocalDate.EPOCH);
    }

    private static Told told(String messageId) {
        return new Told("POST /v1/batch", messageId, "/batch/0/event", "is missing", "{}");
    }

    private Source newSource(String key) {
        var source = new Source(new SourceId(application.ports.ids().next()), workspace, "Shop");
        application.ports.sources().add(source, new WriteKey(key), now);
        return source;
    }

    private SourceActivity withTransactions(Transactions transactions) {
        return new SourceActivity(
                transactions,
                application.ports.ids(),
                application.ports.workspaces(),
                application.ports.sourceCounts(),
                application.ports.refusals(),
                application.clock);
    }
}
