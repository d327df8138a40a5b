package org.leadscoring.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Profile;

/** What everybody may expect of an {@link EventLog} that is asked for parts of a history, and for what it tells. */
public abstract class EventHistoryContract extends PortContract {

    private static final Profile NOBODY = new Profile(null, null, null, null, false);

    @Test
    void nothing_to_append_does_nothing() {
        commit(() -> ports.eventLog().append(workspace, List.of()));

        assertThat(ports.eventLog().history(workspace, newLeadId())).isEmpty();
    }

    @Test
    void since_has_the_events_after_a_key_in_the_order_of_keys() {
        var source = newSourceId();
        var lead = newLeadId();
        var events = List.of(
                event(new EventKey(NOW.minusNanos(1_000), "z", source)),
                event(new EventKey(NOW, "B", source)),
                event(new EventKey(NOW, "a", source)),
                event(new EventKey(NOW, "b", source)),
                event(new EventKey(NOW.plusNanos(1_000), "0", source)));
        append(lead, events.reversed().toArray(Event[]::new));
        append(newLeadId(), event("another's", NOW));

        assertThat(ports.eventLog().since(workspace, lead, null)).containsExactlyElementsOf(events);
        for (int i = 0; i < events.size(); i++) {
            assertThat(ports.eventLog().since(workspace, lead, events.get(i).key()))
                    .containsExactlyElementsOf(events.subList(i + 1, events.size()));
        }
        assertThat(ports.eventLog().since(workspace, lead, new EventKey(NOW, "aa", source)))
                .containsExactlyElementsOf(events.subList(3, 5));
        assertThat(ports.eventLog().since(elsewhere, lead, null)).isEmpty();
    }

    @Test
    void the_events_of_many_leads_since_an_instant_of_each_are_read_in_the_order_of_keys() {
        var ann = newLeadId();
        var bob = newLeadId();
        var carl = newLeadId();
        var nobody = newLeadId();
        append(ann, event("b", NOW), event("a", NOW), event("c", NOW.minusNanos(1_000)));
        append(bob, event("d", NOW), event("e", NOW.minus(Duration.ofDays(9_000))));
        append(carl, event("f", NOW));

        var found = ports.eventLog()
                .since(
                        workspace,
                        Map.of(
                                ann, Optional.of(NOW),
                                bob, Optional.empty(),
                                carl, Optional.of(NOW.plusNanos(1_000)),
                                nobody, Optional.empty()));

        assertThat(found.get(ann))
                .isEqualTo(ports.eventLog().history(workspace, ann).subList(1, 3));
        assertThat(found.get(bob))
                .isEqualTo(ports.eventLog().history(workspace, bob))
                .hasSize(2);
        assertThat(found).containsEntry(carl, List.of()).containsEntry(nobody, List.of());
        assertThat(ports.eventLog().since(elsewhere, Map.of(ann, Optional.empty())))
                .isEqualTo(Map.of(ann, List.of()));
        assertThat(ports.eventLog().since(workspace, Map.of())).isEmpty();
    }

    @Test
    void the_events_of_hundreds_of_leads_are_read_at_once() {
        var leads = Stream.generate(this::newLeadId).limit(450).toList();
        leads.forEach(lead -> append(lead, event("of " + lead.value(), NOW)));

        var found = ports.eventLog()
                .since(workspace, leads.stream().collect(Collectors.toMap(lead -> lead, lead -> Optional.of(NOW))));

        assertThat(found)
                .containsOnlyKeys(leads)
                .allSatisfy((lead, events) -> assertThat(events).hasSize(1));
    }

    @Test
    void short_histories_are_whole_and_in_the_order_of_keys() {
        var ann = newLeadId();
        var bob = newLeadId();
        var carl = newLeadId();
        var nobody = newLeadId();
        append(ann, event("b", NOW), event("a", NOW), event("c", NOW.minusSeconds(1)));
        append(bob, event("d", NOW));
        append(carl, event("e", NOW), event("f", NOW), event("g", NOW), event("h", NOW));

        var found = ports.eventLog().shortHistories(workspace, Set.of(ann, bob, carl, nobody), 3);

        assertThat(found).containsOnlyKeys(ann, bob);
        assertThat(found.get(ann))
                .isEqualTo(ports.eventLog().history(workspace, ann))
                .hasSize(3);
        assertThat(found.get(bob))
                .isEqualTo(ports.eventLog().history(workspace, bob))
                .hasSize(1);
        assertThat(ports.eventLog().shortHistories(elsewhere, Set.of(ann), 3)).isEmpty();
        assertThat(ports.eventLog().shortHistories(workspace, Set.of(), 3)).isEmpty();
    }

    @Test
    void up_to_has_the_events_that_occurred_by_then_in_the_order_of_keys() {
        var source = newSourceId();
        var lead = newLeadId();
        var before = event(new EventKey(NOW.minusSeconds(1), "z", source));
        var first = event(new EventKey(NOW, "B", source));
        var second = event(new EventKey(NOW, "a", source));
        var after = event(new EventKey(NOW.plusNanos(1_000), "0", source));
        append(lead, after, second, before, first);

        assertThat(ports.eventLog().upTo(workspace, lead, NOW.minusSeconds(2))).isEmpty();
        assertThat(ports.eventLog().upTo(workspace, lead, NOW.minusNanos(1))).containsExactly(before);
        assertThat(ports.eventLog().upTo(workspace, lead, NOW)).containsExactly(before, first, second);
        assertThat(ports.eventLog().upTo(workspace, lead, NOW.plusNanos(999))).containsExactly(before, first, second);
        assertThat(ports.eventLog().upTo(workspace, lead, NOW.plusSeconds(9)))
                .containsExactly(before, first, second, after);
        assertThat(ports.eventLog().upTo(elsewhere, lead, NOW)).isEmpty();
    }

    @Test
    void told_is_the_latest_word_on_each_trait_whatever_came_in_first() {
        var source = newSourceId();
        var lead = newLeadId();
        append(
                lead,
                telling(new EventKey(NOW, "b", source), Map.of("name", "Ada", "company", "Acme")),
                telling(new EventKey(NOW, "a", source), Map.of("name", "A.", "phone", AWKWARD)),
                event(new EventKey(NOW.plusSeconds(2), "silent", source)),
                telling(new EventKey(NOW.plusSeconds(1), "c", source), Map.of("company", Map.of("name", "Ltd")))
                        .with(new Mark.Suspect(Suspicion.CRAWLER)));

        assertThat(ports.eventLog().told(workspace, lead))
                .isEqualTo(new Attributes(Map.of("name", "Ada", "phone", AWKWARD, "company", Map.of("name", "Ltd"))));
        assertThat(ports.eventLog().told(workspace, newLeadId())).isEqualTo(Attributes.NONE);
        assertThat(ports.eventLog().told(elsewhere, lead)).isEqualTo(Attributes.NONE);
    }

    @Test
    void types_are_those_of_the_leads_that_were_active_last() {
        var old = saved(someLead().seen(Attributes.NONE, NOBODY, UNSCORED, NOW.minusSeconds(60)));
        var latest = saved(someLead().seen(Attributes.NONE, NOBODY, UNSCORED, NOW.plusSeconds(60)));
        append(old.id(), event("1", NOW, "demo_requested"), event("2", NOW, "page_view"));
        append(latest.id(), event("3", NOW, "page_view"), event("4", NOW, "page_view"), event("5", NOW, "purchase"));

        assertThat(ports.eventLog().types(workspace, 1))
                .containsExactlyInAnyOrder(new EventType("page_view"), new EventType("purchase"));
        assertThat(ports.eventLog().types(workspace, 2))
                .containsExactlyInAnyOrder(
                        new EventType("page_view"), new EventType("purchase"), new EventType("demo_requested"));
        assertThat(ports.eventLog().types(elsewhere, 2)).isEmpty();
    }

    private Event event(String messageId, Instant at, String type) {
        var plain = event(messageId, at);
        return new Event(
                plain.id(),
                plain.key(),
                new EventType(type),
                type,
                plain.receivedAt(),
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void a_suspect_comes_back_as_one(Suspicion reason) {
        var lead = newLeadId();
        var suspect = event("m", NOW).with(new Mark.Suspect(reason));

        append(lead, suspect, event("n", NOW.plusSeconds(1)));

        assertThat(ports.eventLog().history(workspace, lead)).element(0).isEqualTo(suspect);
        assertThat(ports.eventLog().history(workspace, lead))
                .element(1)
                .extracting(Event::mark)
                .isEqualTo(new Mark.Clear());
    }

    @Test
    void suspects_of_a_lead_may_be_allowed() {
        var lead = newLeadId();
        var other = newLeadId();
        var suspect = new Mark.Suspect(Suspicion.TOO_FAST);
        var ordinary = event("m", NOW);
        append(lead, ordinary, event("1", NOW).with(suspect), event("2", NOW).with(suspect));
        append(other, event("3", NOW).with(suspect));

        assertThat(committed(() -> ports.eventLog().allow(elsewhere, lead))).isZero();
        assertThat(committed(() -> ports.eventLog().allow(workspace, lead))).isEqualTo(2);

        assertThat(ports.eventLog().history(workspace, lead))
                .hasSize(3)
                .allMatch(event -> event.mark().equals(new Mark.Clear()));
        assertThat(ports.eventLog().history(workspace, other))
                .allMatch(event -> event.mark().equals(suspect));
        assertThat(committed(() -> ports.eventLog().allow(workspace, lead))).isZero();
    }

    private void append(LeadId lead, Event... events) {
        commit(() -> ports.eventLog()
                .append(
                        workspace,
                        List.of(events).stream()
                                .map(event -> new Attributed(event, lead, userId("ada")))
                                .toList()));
    }

    private Event telling(EventKey key, Map<String, Object> traits) {
        var plain = event(key);
        return new Event(
                plain.id(),
                key,
                plain.type(),
                plain.name(),
                plain.receivedAt(),
                plain.properties(),
                new Attributes(traits),
                plain.context());
    }
}
