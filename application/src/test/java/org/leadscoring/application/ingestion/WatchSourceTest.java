package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.application.ingestion.SourceActivity.Told;
import org.leadscoring.application.ingestion.WatchSource.Arrival;
import org.leadscoring.application.ingestion.WatchSource.Filter;
import org.leadscoring.application.ingestion.WatchSource.Overview;
import org.leadscoring.application.ingestion.WatchSource.Refused;
import org.leadscoring.application.ingestion.WatchSource.Taken;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

class WatchSourceTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final WatchSource watch = application.watchSource;
    private WorkspaceId workspace;
    private Source shop;
    private int messages;

    @BeforeEach
    void aShop() {
        workspace = application.setUp();
        shop = newSource("shop-key");
    }

    @Test
    void an_event_is_shown_with_what_it_scored_and_why_it_did_not() {
        send(shop, "demo_requested");
        send(shop, "never_heard_of");
        send(shop, "demo_requested");
        send(shop, "identify");

        assertThat(watch.latest(workspace, shop.id(), Filter.ALL))
                .extracting(WatchSourceTest::inShort)
                .containsExactly(
                        "identify TELLS",
                        "demo_requested NOTHING",
                        "never_heard_of NO_RULE",
                        "demo_requested SCORED +50→50");
        assertThat(watch.latest(workspace, shop.id(), Filter.ALL))
                .allSatisfy(arrival -> assertThat(((Taken) arrival).lead()).isNotNull());
    }

    @Test
    void a_suspect_and_an_event_of_a_void_source_score_nothing_and_say_so() {
        send(shop, "demo_requested", Map.of("userAgent", "Googlebot/2.1 (+http://www.google.com/bot.html)"));
        assertThat(watch.latest(workspace, shop.id(), Filter.ALL))
                .extracting(WatchSourceTest::inShort)
                .containsExactly("demo_requested SUSPECT");

        application
                .ports
                .voids()
                .voidSource(
                        workspace,
                        shop.id(),
                        new Decision(
                                "bad",
                                application.clock.instant(),
                                new UserId(application.ports.ids().next())));
        send(shop, "email_opened");

        assertThat(watch.latest(workspace, shop.id(), Filter.ALL))
                .extracting(WatchSourceTest::inShort)
                .containsExactly("email_opened VOID", "demo_requested VOID");
    }

    @Test
    void refusals_stand_among_the_events_in_the_order_of_time() {
        send(shop, "demo_requested");
        refuse(shop, "m-bad");
        send(shop, "email_opened");

        assertThat(watch.latest(workspace, shop.id(), Filter.ALL))
                .extracting(WatchSourceTest::inShort)
                .containsExactly("email_opened SCORED +5→55", "refused m-bad", "demo_requested SCORED +50→50");
    }

    @Test
    void what_is_asked_for_is_shown_and_nothing_else() {
        send(shop, "demo_requested");
        send(shop, "never_heard_of");
        refuse(shop, "m-bad");

        assertThat(watch.latest(workspace, shop.id(), Filter.SCORED))
                .extracting(WatchSourceTest::inShort)
                .containsExactly("demo_requested SCORED +50→50");
        assertThat(watch.latest(workspace, shop.id(), Filter.UNKNOWN))
                .extracting(WatchSourceTest::inShort)
                .containsExactly("never_heard_of NO_RULE");
        assertThat(watch.latest(workspace, shop.id(), Filter.REFUSED))
                .extracting(WatchSourceTest::inShort)
                .containsExactly("refused m-bad");
    }

    @Test
    void a_quiet_source_is_seen_where_it_was_last_seen_though_others_sent_much_since() {
        var busy = newSource("busy-key");
        send(shop, "demo_requested");
        application.sourceActivity.flush();
        for (int i = 0; i < 2_100; i++) {
            application.clock.advance(Duration.ofSeconds(2));
            send(busy, "page_view");
        }

        assertThat(watch.latest(workspace, shop.id(), Filter.ALL))
                .extracting(WatchSourceTest::inShort)
                .containsExactly("demo_requested SCORED +50→50");
    }

    @Test
    void another_source_s_and_another_workspace_s_events_stay_out() {
        send(newSource("other-key"), "demo_requested");

        assertThat(watch.latest(workspace, shop.id(), Filter.ALL)).isEmpty();
    }

    @Test
    void types_without_a_rule_are_told_but_not_those_that_only_say_who_it_was() {
        send(shop, "demo_requested");
        send(shop, "never_heard_of");
        send(shop, "never_heard_of");
        send(shop, "identify");
        application.sourceActivity.flush();

        assertThat(watch.types(workspace, shop.id()))
                .extracting(
                        seen -> seen.seen().type().name() + " " + seen.seen().events() + " " + seen.unknown())
                .containsExactly("never_heard_of 2 true", "demo_requested 1 false", "identify 1 false");
    }

    @Test
    void the_types_of_all_sources_are_counted_together() {
        var other = application
                .editSources
                .create(
                        workspace,
                        "Other",
                        List.of(),
                        null,
                        new UserId(application.ports.ids().next()))
                .source();
        send(shop, "email_opened");
        send(shop, "email_opened");
        send(other, "email_opened");
        send(other, "never_heard_of");
        application.sourceActivity.flush();

        assertThat(watch.typesOfAll(workspace))
                .containsOnly(
                        Map.entry(new EventType("email_opened"), 3L), Map.entry(new EventType("never_heard_of"), 1L));
        assertThat(watch.typesOfAll(application.ports.newWorkspace())).isEmpty();
    }

    @Test
    void the_overview_tells_today_from_the_week_and_when_each_was_last_seen() {
        send(shop, "demo_requested");
        var first = application.clock.instant();
        application.clock.advance(Duration.ofDays(6));
        send(shop, "email_opened");
        var second = application.clock.instant();
        refuse(shop, "bad");
        application.sourceActivity.limited(shop, application.clock.instant());
        application.sourceActivity.flush();

        assertThat(watch.overview(workspace)).isEqualTo(Map.of(shop.id(), new Overview(1, 2, 1, 0, 1, second)));

        application.clock.advance(Duration.ofDays(1));
        assertThat(watch.overview(workspace)).isEqualTo(Map.of(shop.id(), new Overview(0, 1, 0, 0, 0, second)));
        assertThat(first).isBefore(second);
        assertThat(watch.overview(application.ports.newWorkspace())).isEmpty();
    }

    private static String inShort(Arrival arrival) {
        return switch (arrival) {
            case Refused(var refusal) -> "refused " + refusal.messageId();
            case Taken taken -> {
                var text = new StringBuilder(taken.event().event().type().name() + " " + taken.outcome());
                taken.entries().forEach(entry -> text.append(" +%d→%d".formatted(entry.points(), entry.after())));
                yield text.toString();
            }
        };
    }

    private void send(Source source, String type) {
        send(source, type, Map.of());
    }

    /** The lead does this now: one second later than what it did before. */
    private void send(Source source, String type, Map<String, Object> context) {
        application.clock.advance(Duration.ofSeconds(1));
        var at = application.clock.instant();
        var event = new Event(
                new EventId(application.ports.ids().next()),
                new EventKey(at, "m" + ++messages, source.id()),
                new EventType(type),
                type,
                at,
                Attributes.NONE,
                Attributes.NONE,
                new Attributes(context));
        var by = new Identifier(IdentifierType.USER_ID, source.name());
        var receipt = application.ingestEvents.ingest(
                workspace, List.of(IncomingEvent.of(event, List.of(by))), at, Acting.NOW);
        assertThat(receipt.getFirst().taken().fresh()).isTrue();
        application.sourceActivity.taken(source, List.of(event.type()), at);
    }

    private void refuse(Source source, String messageId) {
        application.clock.advance(Duration.ofSeconds(1));
        Instant at = application.clock.instant();
        application.sourceActivity.refused(
                source, at, () -> new Told("POST /v1/batch", messageId, "/batch/0/event", "is missing", "{}"));
        application.sourceActivity.flush();
    }

    private Source newSource(String key) {
        var source = new Source(new SourceId(application.ports.ids().next()), workspace, key);
        application.ports.sources().add(source, new WriteKey(key), application.clock.instant());
        return source;
    }
}
