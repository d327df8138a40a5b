package org.leadscoring.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.event.EventLog.Filed;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;

/** What everybody may expect of an {@link EventLog}. */
public abstract class EventLogContract extends PortContract {

    private static final Identifier ADA = userId("ada");

    @Test
    void an_event_comes_back_exactly_as_it_was_put_in() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put(AWKWARD, AWKWARD);
        properties.put("", "an empty name");
        properties.put("empty text", "");
        properties.put("yes", true);
        properties.put("no", false);
        properties.put("list", List.of("a", 1, List.of(), Map.of("deep", List.of(false))));
        properties.put("object", Map.of("nested", Map.of("deeper", Map.of("b", "c"))));
        properties.put("empty", Map.of());
        var event = new Event(
                new EventId(ports.ids().next()),
                new EventKey(NOW, AWKWARD.strip(), newSourceId()),
                EventType.named("démo'_🚀\"requested\""),
                AWKWARD,
                NOW.plus(Duration.ofNanos(1_000)),
                new Attributes(properties),
                new Attributes(Map.of("e-mail", "ada@example.com")),
                new Attributes(Map.of("page", Map.of("url", "https://example.com/?q=%20&x='\"<script>"))));
        var lead = newLeadId();

        append(lead, event);

        assertThat(ports.eventLog().history(workspace, lead)).containsExactly(event);
        assertThat(ports.eventLog().latest(workspace, lead, null, 1)).containsExactly(event);
    }

    @Test
    void empty_attributes_stay_empty() {
        var event = event("m", NOW);
        var lead = newLeadId();

        append(lead, event);

        assertThat(only(lead).properties()).isEqualTo(Attributes.NONE);
        assertThat(only(lead).traits()).isEqualTo(Attributes.NONE);
        assertThat(only(lead).context()).isEqualTo(Attributes.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0",
                "-1",
                "0.1",
                "1.50",
                "100",
                "1E+2",
                "1E-100",
                "9007199254740993",
                "9223372036854775808",
                "1234567890123456789012345678901234567890.000000000000000000001",
                "-99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999"
            })
    void numbers_keep_every_digit(String number) {
        var lead = newLeadId();

        append(lead, with(Map.of("n", new BigDecimal(number), "list", List.of(new BigDecimal(number)))));

        assertThat(only(lead).properties().values())
                .isEqualTo(Map.of("n", new BigDecimal(number), "list", List.of(new BigDecimal(number))));
    }

    @Test
    void names_keep_their_order() {
        var values = new LinkedHashMap<String, Object>();
        for (var name : List.of("z", "a", "10", "9", "Z", "é")) {
            values.put(name, Map.copyOf(Map.of("k", name)));
        }
        var lead = newLeadId();

        append(lead, with(values));

        assertThat(only(lead).properties().values().keySet()).containsExactly("z", "a", "10", "9", "Z", "é");
    }

    @Test
    void a_large_event_is_kept_whole() {
        var lead = newLeadId();
        var large =
                Map.<String, Object>of("text", (EMOJI + "'").repeat(4_000), "list", Collections.nCopies(2_000, "x"));

        append(lead, with(large));

        assertThat(only(lead).properties()).isEqualTo(new Attributes(large));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000-01-01T00:00:00Z",
                "2024-02-29T23:59:59.999999Z",
                "2026-03-29T01:30:00.000001Z",
                "2026-03-29T02:30:00Z",
                "2026-10-25T00:30:00Z",
                "2026-10-25T01:30:00Z",
                "2026-11-01T06:30:00Z",
                "2038-01-19T03:14:08Z",
                "2099-12-31T23:59:59.999999Z"
            })
    void instants_are_kept_to_the_microsecond_whatever_the_season(Instant at) {
        var lead = newLeadId();

        append(lead, event("m", at));

        assertThat(only(lead).occurredAt()).isEqualTo(at);
        assertThat(only(lead).receivedAt()).isEqualTo(at.plusSeconds(1));
    }

    @Test
    void a_history_is_in_the_order_of_its_keys() {
        var one = newSourceId();
        var two = newSourceId();
        var ordered = List.of(
                event(new EventKey(NOW.minusSeconds(1), "z", one)),
                event(new EventKey(NOW, "A", one)),
                event(new EventKey(NOW, "a", one)),
                event(new EventKey(NOW, "a", two)),
                event(new EventKey(NOW, "a ", one)),
                event(new EventKey(NOW, "ab", one)),
                event(new EventKey(NOW, "é", one)),
                event(new EventKey(NOW.plusNanos(1_000), "0", one)));
        var shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));
        var lead = newLeadId();

        append(lead, shuffled.toArray(Event[]::new));

        assertThat(ports.eventLog().history(workspace, lead)).containsExactlyElementsOf(ordered);
    }

    @Test
    void a_history_has_the_events_of_this_lead_only() {
        var ada = newLeadId();
        var bob = newLeadId();
        var event = event("a", NOW);
        append(ada, event);
        append(bob, event("b", NOW));

        assertThat(ports.eventLog().history(workspace, ada)).containsExactly(event);
        assertThat(ports.eventLog().history(workspace, newLeadId())).isEmpty();
        assertThat(ports.eventLog().latest(workspace, newLeadId(), null, 5)).isEmpty();
    }

    @Test
    void the_latest_events_come_latest_first_and_not_more_than_wanted() {
        var lead = newLeadId();
        var source = newSourceId();
        var first = event(new EventKey(NOW, "a", source));
        var second = event(new EventKey(NOW, "b", source));
        var third = event(new EventKey(NOW.plusSeconds(1), "a1", source));
        append(lead, third, first, second);

        assertThat(ports.eventLog().latest(workspace, lead, null, 1)).containsExactly(third);
        assertThat(ports.eventLog().latest(workspace, lead, NOW.plusSeconds(1), 2))
                .containsExactly(second, first);
        assertThat(ports.eventLog().latest(workspace, lead, null, 9)).containsExactly(third, second, first);
        assertThat(ports.eventLog().latest(workspace, lead, NOW, 9)).isEmpty();
    }

    @Test
    void events_are_counted_by_what_they_are_filed_under() {
        var lead = newLeadId();
        resolved(workspace, List.of(ADA), List.of());
        append(lead, event("a", NOW), event("b", NOW));
        append(newLeadId(), event("c", NOW));

        assertThat(ports.eventLog().counts(workspace, lead)).isEqualTo(Map.of(ADA, 2L));
        assertThat(ports.eventLog().counts(workspace, newLeadId())).isEmpty();
        assertThat(ports.eventLog().counts(elsewhere, lead)).isEmpty();
    }

    @Test
    void simultaneous_are_the_events_of_one_instant() {
        var lead = newLeadId();
        var source = newSourceId();
        var first = event(new EventKey(NOW, "a", source));
        var second = event(new EventKey(NOW, "b", source));
        append(lead, event(new EventKey(NOW.plusNanos(1_000), "c", source)), second, first);

        assertThat(ports.eventLog().simultaneous(workspace, lead, NOW, 9)).containsExactly(second, first);
        assertThat(ports.eventLog().simultaneous(workspace, lead, NOW, 1)).hasSize(1);
        assertThat(ports.eventLog().simultaneous(workspace, newLeadId(), NOW, 9))
                .isEmpty();
        assertThat(ports.eventLog().simultaneous(elsewhere, lead, NOW, 9)).isEmpty();
    }

    @Test
    void known_are_the_messages_in_the_log_with_what_they_are_filed_as() {
        var ada = newLeadId();
        var bob = newLeadId();
        var ofAda = event("a", NOW);
        var ofBob = event("b", NOW);
        append(ada, ofAda);
        append(bob, ofBob);
        var unknown = new MessageRef(ofAda.key().source(), "c");

        var known = ports.eventLog().known(workspace, List.of(ref(ofAda), unknown, ref(ofBob)));

        assertThat(known)
                .isEqualTo(Map.of(ref(ofAda), new Filed(ofAda.id(), ada), ref(ofBob), new Filed(ofBob.id(), bob)));
        assertThat(ports.eventLog().known(workspace, List.of())).isEmpty();
    }

    @Test
    void a_message_id_belongs_to_its_source() {
        var event = event("m", NOW);
        var sameIdElsewhere = event("m", NOW);
        var lead = newLeadId();
        append(lead, event);

        assertThat(ports.eventLog().known(workspace, List.of(ref(sameIdElsewhere))))
                .isEmpty();
        append(lead, sameIdElsewhere);

        assertThat(ports.eventLog().history(workspace, lead)).containsExactlyInAnyOrder(event, sameIdElsewhere);
    }

    @Test
    void message_ids_are_compared_character_by_character() {
        var source = newSourceId();
        var ids = List.of("Bob", "bob", "bob ", "böb", "b_b", "b%b", "bo\\b", "'", "🚀", "x".repeat(200));
        var lead = newLeadId();

        append(
                lead,
                ids.stream().map(id -> event(new EventKey(NOW, id, source))).toArray(Event[]::new));

        for (var id : ids) {
            var message = new MessageRef(source, id);
            assertThat(ports.eventLog().known(workspace, List.of(message))).containsOnlyKeys(message);
        }
        var others =
                List.of(new MessageRef(source, "BOB"), new MessageRef(source, "bob  "), new MessageRef(source, "b"));
        assertThat(ports.eventLog().known(workspace, others)).isEmpty();
    }

    @Test
    void thousands_of_messages_may_be_asked_for_and_appended_at_once() {
        var source = newSourceId();
        var lead = newLeadId();
        var events = IntStream.range(0, 2_500)
                .mapToObj(n -> event(new EventKey(NOW.plusSeconds(n), "m" + n, source)))
                .toList();

        append(lead, events.toArray(Event[]::new));

        assertThat(ports.eventLog()
                        .known(
                                workspace,
                                events.stream().map(EventLogContract::ref).toList()))
                .hasSize(2_500);
        assertThat(ports.eventLog().history(workspace, lead)).containsExactlyElementsOf(events);
    }

    @Test
    void a_message_that_is_in_the_log_cannot_be_appended_again() {
        var lead = newLeadId();
        var event = event("m", NOW);
        var fresh = event(new EventKey(NOW, "fresh", event.key().source()));
        var again = event(new EventKey(NOW.plusSeconds(5), "m", event.key().source()));
        append(lead, event);

        assertThatThrownBy(() -> append(lead, fresh, again)).isInstanceOf(RuntimeException.class);

        assertThat(ports.eventLog().history(workspace, lead)).containsExactly(event);
    }

    @Test
    void events_follow_the_identifier_they_came_by() {
        var from = newLeadId();
        var to = newLeadId();
        var moves = event("m", NOW);
        var stays = event("s", NOW);
        commit(() -> ports.eventLog()
                .append(
                        workspace,
                        List.of(
                                new Attributed(moves, from, anonymousId("x")),
                                new Attributed(stays, from, userId("x")))));

        commit(() -> {
            ports.eventLog().move(workspace, anonymousId("x"), from, to);
            ports.eventLog().move(workspace, anonymousId("unknown"), from, to);
            ports.eventLog().move(workspace, userId("x"), to, newLeadId());
        });

        assertThat(ports.eventLog().history(workspace, to)).containsExactly(moves);
        assertThat(ports.eventLog().history(workspace, from)).containsExactly(stays);
        assertThat(ports.eventLog().known(workspace, List.of(ref(moves), ref(stays))))
                .isEqualTo(Map.of(ref(moves), new Filed(moves.id(), to), ref(stays), new Filed(stays.id(), from)));
    }

    @Test
    void identifiers_are_compared_character_by_character_when_events_move() {
        var lead = newLeadId();
        var values = List.of("Bob", "bob", "bob ", "böb");
        commit(() -> ports.eventLog()
                .append(
                        workspace,
                        values.stream()
                                .map(value -> new Attributed(event(value, NOW), lead, anonymousId(value)))
                                .toList()));
        var to = newLeadId();

        commit(() -> ports.eventLog().move(workspace, anonymousId("bob"), lead, to));

        assertThat(ports.eventLog().history(workspace, to))
                .extracting(event -> event.key().messageId())
                .containsExactly("bob");
    }

    @Test
    void another_workspace_sees_and_moves_nothing() {
        var lead = newLeadId();
        var event = event("m", NOW);
        append(lead, event);

        commit(() -> ports.eventLog().move(elsewhere, ADA, lead, newLeadId()));

        assertThat(ports.eventLog().history(elsewhere, lead)).isEmpty();
        assertThat(ports.eventLog().latest(elsewhere, lead, null, 9)).isEmpty();
        assertThat(ports.eventLog().known(elsewhere, List.of(ref(event)))).isEmpty();
        assertThat(ports.eventLog().history(workspace, lead)).containsExactly(event);
    }

    private void append(LeadId lead, Event... events) {
        commit(() -> ports.eventLog()
                .append(
                        workspace,
                        List.of(events).stream()
                                .map(event -> new Attributed(event, lead, ADA))
                                .toList()));
    }

    private Event only(LeadId lead) {
        var history = ports.eventLog().history(workspace, lead);
        assertThat(history).hasSize(1);
        return history.getFirst();
    }

    private Event with(Map<String, Object> properties) {
        var plain = event("m", NOW);
        return new Event(
                plain.id(),
                plain.key(),
                plain.type(),
                plain.name(),
                plain.receivedAt(),
                new Attributes(properties),
                plain.traits(),
                plain.context());
    }

    private static MessageRef ref(Event event) {
        return MessageRef.of(event.key());
    }
}
