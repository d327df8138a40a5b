package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.ingestion.Message.device;
import static org.leadscoring.application.ingestion.Message.minute;
import static org.leadscoring.application.ingestion.Message.user;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;

/** Suspects and what is void are known on arrival, whatever way in they took (spec ID-3, ID-4). */
class IngestMarkedTest {

    private static final SourceId GOOD = new SourceId(new UUID(7, 1));
    private static final SourceId BAD = new SourceId(new UUID(7, 2));
    private static final Decision DECISION = new Decision("a test", minute(0), new UserId(new UUID(7, 3)));
    private static final Attributes ROBOT = new Attributes(
            Map.of("userAgent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"));

    private final Deliveries deliveries = new Deliveries();

    @Test
    void a_crawler_is_kept_as_a_suspect_and_scores_nothing() {
        take(GOOD, "m1", 1, Attributes.NONE, device("x"));
        take(GOOD, "m2", 2, ROBOT, device("x"));

        assertThat(history(device("x")))
                .extracting(Event::mark)
                .containsExactly(new Mark.Clear(), new Mark.Suspect(Suspicion.CRAWLER));
        assertThat(deliveries.score(device("x"))).isEqualTo(15);
    }

    @Test
    void a_new_event_of_a_void_source_scores_nothing_and_one_of_another_does() {
        deliveries.application.ports.voids().voidSource(deliveries.workspace, BAD, DECISION);

        take(BAD, "m1", 1, Attributes.NONE, device("x"));
        take(GOOD, "m2", 2, Attributes.NONE, device("x"));

        assertThat(history(device("x"))).extracting(Event::mark).containsExactly(new Mark.Voided(), new Mark.Clear());
        assertThat(deliveries.score(device("x"))).isEqualTo(15);
    }

    @Test
    void a_new_event_of_a_void_lead_scores_nothing_however_many_leads_are_in_its_batch() {
        take(GOOD, "m1", 1, Attributes.NONE, user("test"));
        deliveries
                .application
                .ports
                .voids()
                .voidLead(deliveries.workspace, deliveries.leadOf(user("test")), List.of(user("test")), DECISION);

        take(
                event(GOOD, "m2", 2, Attributes.NONE, user("test"), device("x")),
                event(GOOD, "m3", 3, Attributes.NONE, user("ada")));

        assertThat(history(user("test"))).extracting(Event::mark).containsOnly(new Mark.Voided());
        assertThat(deliveries.score(user("test")))
                .as("what was scored before stands until the replay")
                .isEqualTo(15);
        assertThat(deliveries.score(user("ada"))).isEqualTo(15);
    }

    @Test
    void a_suspect_of_a_void_source_is_a_suspect_again_when_the_source_is_not_void_any_more() {
        var voids = deliveries.application.ports.voids();
        voids.voidSource(deliveries.workspace, BAD, DECISION);
        take(BAD, "m1", 1, ROBOT, device("x"));
        assertThat(history(device("x"))).extracting(Event::mark).containsExactly(new Mark.Voided());

        voids.unvoidSource(deliveries.workspace, BAD);

        assertThat(history(device("x"))).extracting(Event::mark).containsExactly(new Mark.Suspect(Suspicion.CRAWLER));
    }

    @Test
    void suspects_tell_who_they_are_all_the_same() {
        var plain = event(GOOD, "m1", 1, ROBOT, device("x")).event();
        var telling = new Event(
                plain.id(),
                plain.key(),
                plain.type(),
                plain.name(),
                plain.receivedAt(),
                plain.properties(),
                new Attributes(Map.of("name", "A. Robot")),
                plain.context());

        take(IncomingEvent.of(telling, List.of(device("x"))));

        assertThat(deliveries.lead(device("x")).profile().name()).isEqualTo("A. Robot");
    }

    private List<Event> history(Identifier identifier) {
        return deliveries.application.ports.eventLog().history(deliveries.workspace, deliveries.leadOf(identifier));
    }

    private void take(SourceId source, String message, int minute, Attributes context, Identifier... who) {
        take(event(source, message, minute, context, who));
    }

    private void take(IncomingEvent... events) {
        deliveries
                .application
                .ingestEvents
                .ingest(deliveries.workspace, List.of(events), minute(9), IngestEvents.Acting.NOW)
                .forEach(Receipt::taken);
    }

    /** A look at the prices: 15 points for whom it counts. */
    private IncomingEvent event(SourceId source, String message, int minute, Attributes context, Identifier... who) {
        var event = new Event(
                new EventId(deliveries.application.ports.ids().next()),
                new EventKey(minute(minute), message, source),
                new EventType("page_view_pricing"),
                "Pricing",
                minute(9),
                Attributes.NONE,
                Attributes.NONE,
                context);
        return IncomingEvent.of(event, List.of(who));
    }
}
