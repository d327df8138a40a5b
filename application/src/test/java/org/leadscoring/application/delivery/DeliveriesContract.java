package org.leadscoring.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.delivery.Deliveries.Attempt;
import org.leadscoring.application.delivery.Deliveries.Counts;
import org.leadscoring.application.delivery.Deliveries.Filter;
import org.leadscoring.application.delivery.Deliveries.Lane;
import org.leadscoring.application.delivery.Deliveries.Position;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Notice.Card;
import org.leadscoring.domain.delivery.Notice.Reason;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;

/** What everybody may expect of {@link Outbox} and {@link Deliveries}. */
public abstract class DeliveriesContract extends PortContract {

    private Destination hook;
    private LeadId lead;
    private UserId reader;

    @BeforeEach
    void somewhere() {
        hook = new Destination(
                new DestinationId(ports.ids().next()), workspace, "Hook", new Channel.TeamMail(), true, Set.of());
        commit(() -> ports.destinations().add(hook, NOW));
        lead = newLeadId();
        reader = newUserId();
    }

    @Test
    void a_delivery_comes_back_exactly_as_it_was_decided_and_as_it_was_saved() {
        var decided = put(delivery("one", NOW));
        assertThat(ports.deliveries().byId(workspace, decided.id())).contains(decided);
        assertThat(ports.deliveries().byId(elsewhere, decided.id())).isEmpty();

        var claimed = decided.claimed(notice(decided.fact()), NOW.plusSeconds(60));
        commit(() -> ports.deliveries().save(workspace, List.of(claimed)));
        assertThat(ports.deliveries().byId(workspace, decided.id())).contains(claimed);

        var dead = claimed.givenUp(AWKWARD, NOW.plusSeconds(61));
        commit(() -> ports.deliveries().save(workspace, List.of(dead)));
        assertThat(ports.deliveries().byId(workspace, decided.id())).contains(dead);
    }

    @Test
    void what_was_decided_before_is_left_as_it_is_even_twice_at_once() {
        var first = put(delivery("one", NOW));
        var done = first.givenUp("done", NOW);
        commit(() -> ports.deliveries().save(workspace, List.of(done)));

        var again = delivery("one", NOW.plusSeconds(9));
        var other = delivery("two", NOW);
        commit(() -> ports.outbox().add(workspace, List.of(again, other, other)));

        assertThat(ports.deliveries().byId(workspace, first.id())).contains(done);
        assertThat(ports.deliveries().list(workspace, Filter.ALL, null, 10)).hasSize(2);
    }

    @Test
    void what_is_undone_was_never_decided() {
        var delivery = delivery("one", NOW);
        undone(() -> {
            ports.outbox().add(workspace, List.of(delivery));
            return true;
        });

        assertThat(ports.deliveries().byId(workspace, delivery.id())).isEmpty();
    }

    @Test
    void a_lane_is_open_while_something_is_due_the_destination_is_on_and_does_not_rest() {
        var lane = new Lane(workspace, hook.id());
        assertThat(ports.deliveries().lanes(NOW)).doesNotContain(lane);
        put(delivery("one", NOW));
        assertThat(ports.deliveries().lanes(NOW.minusSeconds(1))).doesNotContain(lane);
        assertThat(ports.deliveries().lanes(NOW)).contains(lane);

        commit(() ->
                ports.destinations().save(workspace, hook.id(), new Health(new Circuit(5, NOW.plusSeconds(30)), null)));
        assertThat(ports.deliveries().lanes(NOW.plusSeconds(29))).doesNotContain(lane);
        assertThat(ports.deliveries().lanes(NOW.plusSeconds(30))).contains(lane);

        commit(() -> ports.destinations().save(hook.switched(false)));
        assertThat(ports.deliveries().lanes(NOW.plusSeconds(30))).doesNotContain(lane);
    }

    @Test
    void what_is_due_is_claimed_first_due_first_and_no_more_than_wanted() {
        var second = put(delivery("second", NOW.minusSeconds(1)));
        var first = put(delivery("first", NOW.minusSeconds(2)));
        put(delivery("not yet", NOW.plusSeconds(1)));
        var third = put(delivery("third", NOW));

        assertThat(committed(() -> ports.deliveries().claim(workspace, hook.id(), NOW, 2)))
                .containsExactly(first, second);
        assertThat(committed(() -> ports.deliveries().claim(workspace, hook.id(), NOW, 9)))
                .containsExactly(first, second, third);
        assertThat(committed(() -> ports.deliveries().claim(elsewhere, hook.id(), NOW, 9)))
                .isEmpty();
        assertThat(committed(() -> ports.deliveries().lock(workspace, Set.of(first.id(), third.id()))))
                .containsExactlyInAnyOrder(first, third);
    }

    @Test
    void what_was_decided_many_at_a_time_is_claimed_each_once_and_in_its_turn() {
        var many = decided(40, NOW);
        commit(() -> ports.outbox().add(workspace, many));
        var earlier = put(delivery("earlier", NOW.minusSeconds(1)));
        put(delivery("later", NOW.plusSeconds(1)));
        assertThat(ports.deliveries().lanes(NOW)).contains(new Lane(workspace, hook.id()));
        assertThat(ports.deliveries().counts(workspace, 100)).containsEntry(hook.id(), new Counts(42, 0, 0, 40));
        assertThat(ports.deliveries().list(workspace, Filter.ALL, null, 99)).hasSize(2);
        assertThat(committed(() -> ports.deliveries().claim(elsewhere, hook.id(), NOW, 9)))
                .isEmpty();

        var sent = new ArrayList<Delivery>();
        List<Delivery> claimed;
        do {
            claimed = committed(() -> {
                var some = ports.deliveries().claim(workspace, hook.id(), NOW, 9);
                ports.deliveries()
                        .save(
                                workspace,
                                some.stream()
                                        .map(one -> one.givenUp("done", NOW))
                                        .toList());
                return some;
            });
            sent.addAll(claimed);
            if (sent.size() == 27) {
                // Decided once more, it is told no more.
                commit(() -> ports.outbox().add(workspace, many));
            }
        } while (!claimed.isEmpty());

        assertThat(ports.deliveries().counts(workspace, 100)).containsEntry(hook.id(), new Counts(1, 0, 41, 0));
        assertThat(ports.deliveries().list(workspace, Filter.ALL, null, 99)).hasSize(42);
        assertThat(sent.getFirst()).isEqualTo(earlier);
        assertThat(sent.subList(1, sent.size())).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void since_when_many_have_waited_is_known() {
        commit(() -> ports.outbox().add(workspace, decided(40, NOW)));
        assertThat(ports.deliveries().longestDue(workspace, NOW)).containsExactly(entry(hook.id(), NOW));
        assertThat(ports.deliveries().longestDue(workspace, NOW.minusNanos(1_000)))
                .isEmpty();
        assertThat(ports.deliveries().lanes(NOW.minusNanos(1_000))).doesNotContain(new Lane(workspace, hook.id()));

        put(delivery("one", NOW.plusSeconds(1)));
        assertThat(ports.deliveries().longestDue(workspace, NOW.plusSeconds(1))).containsExactly(entry(hook.id(), NOW));
        put(delivery("another", NOW.minusSeconds(1)));
        assertThat(ports.deliveries().longestDue(workspace, NOW))
                .containsExactly(entry(hook.id(), NOW.minusSeconds(1)));
    }

    @Test
    void lists_are_paged_latest_first_by_destination_and_state() {
        var all = new ArrayList<Delivery>();
        for (int i = 0; i < 7; i++) {
            all.addFirst(put(delivery("delivery " + i, NOW.plusSeconds(i / 2))));
        }
        var dead = all.get(3).givenUp("no", NOW);
        commit(() -> ports.deliveries().save(workspace, List.of(dead)));

        var seen = new ArrayList<Delivery>();
        Position after = null;
        do {
            var page = ports.deliveries().list(workspace, new Filter(hook.id(), null), after, 3);
            seen.addAll(page);
            after = page.size() < 3
                    ? null
                    : new Position(page.getLast().createdAt(), page.getLast().id());
        } while (after != null);

        assertThat(seen).extracting(Delivery::createdAt).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(seen)
                .extracting(Delivery::id)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Delivery::id).toList());
        assertThat(ports.deliveries().list(workspace, new Filter(null, State.DEAD), null, 9))
                .containsExactly(dead);
        assertThat(ports.deliveries().list(workspace, new Filter(hook.id(), State.DEAD), null, 9))
                .containsExactly(dead);
        assertThat(ports.deliveries().list(workspace, new Filter(new DestinationId(new UUID(0, 1)), null), null, 9))
                .isEmpty();
        assertThat(ports.deliveries().list(elsewhere, Filter.ALL, null, 9)).isEmpty();
        assertThat(ports.deliveries().counts(workspace, 4)).containsEntry(hook.id(), new Counts(4, 0, 1, 0));
        assertThat(ports.deliveries().of(workspace, Set.of(lead), 2)).hasSize(2);
        assertThat(ports.deliveries().of(workspace, Set.of(newLeadId()), 2)).isEmpty();
        assertThat(committed(() -> ports.deliveries().claimDead(workspace, null, 9)))
                .containsExactly(dead);
        assertThat(committed(() -> ports.deliveries().claimDead(workspace, hook.id(), 9)))
                .containsExactly(dead);
        assertThat(committed(() -> ports.deliveries().claimDead(elsewhere, null, 9)))
                .isEmpty();
    }

    @Test
    void since_when_each_destination_has_something_due_is_known() {
        put(delivery("soon", NOW.plusSeconds(9)));
        put(delivery("first", NOW));
        put(delivery("second", NOW.plusSeconds(1)));
        var given = put(delivery("given up", NOW.minusSeconds(9)));
        commit(() -> ports.deliveries().save(workspace, List.of(given.givenUp("no", NOW))));

        assertThat(ports.deliveries().longestDue(workspace, NOW)).containsExactly(entry(hook.id(), NOW));
        assertThat(ports.deliveries().longestDue(workspace, NOW.minusNanos(1_000)))
                .isEmpty();
        assertThat(ports.deliveries().longestDue(elsewhere, NOW)).isEmpty();
    }

    @Test
    void attempts_are_kept_in_order_with_all_that_was_sent_and_said() {
        var delivery = put(delivery("one", NOW));
        var first = new Attempt(delivery.id(), NOW, 20_000, false, AWKWARD.repeat(50), "timed out");
        var second = new Attempt(delivery.id(), NOW.plusSeconds(5), 3, true, "POST " + EMOJI, "HTTP 200: ok");

        commit(() -> ports.deliveries().record(workspace, List.of(first)));
        commit(() -> ports.deliveries().record(workspace, List.of(second)));

        assertThat(ports.deliveries().attempts(workspace, delivery.id())).containsExactly(first, second);
        assertThat(ports.deliveries().attempts(elsewhere, delivery.id())).isEmpty();
    }

    @Test
    void what_ended_longAgo_is_forgotten_and_what_waits_is_not() {
        var longAgo = Instant.parse("1990-01-01T00:00:00Z");
        var waits = put(delivery("waits", longAgo));
        var ended = put(delivery("ended", longAgo)).givenUp("no", longAgo);
        commit(() -> {
            ports.deliveries().save(workspace, List.of(ended));
            ports.deliveries().record(workspace, List.of(new Attempt(ended.id(), NOW, 1, false, "r", "a")));
        });

        commit(() -> ports.deliveries().forget(longAgo.plusSeconds(1), 100));

        assertThat(ports.deliveries().byId(workspace, ended.id())).isEmpty();
        assertThat(ports.deliveries().attempts(workspace, ended.id())).isEmpty();
        assertThat(ports.deliveries().byId(workspace, waits.id())).contains(waits);
    }

    private Delivery put(Delivery delivery) {
        commit(() -> ports.outbox().add(workspace, List.of(delivery)));
        return delivery;
    }

    /** Deliveries as they come from events, decided at the same time. */
    private List<Delivery> decided(int many, Instant at) {
        return IntStream.range(0, many)
                .mapToObj(i -> {
                    var fact = new Fact(
                            i % 2 == 0 ? Topic.STAGE_ENTERED : Topic.STAGE_LEFT,
                            newLeadId(),
                            at.minusSeconds(i),
                            "hot " + EMOJI,
                            i - 7,
                            i % 3 == 0 ? null : at.plusSeconds(3_600),
                            null);
                    return Delivery.decided(workspace, hook.id(), i % 5 == 0 ? null : reader, fact, "many " + i, at);
                })
                .toList();
    }

    private Delivery delivery(String what, Instant at) {
        var fact = new Fact(Topic.STAGE_ENTERED, lead, at, "hot " + EMOJI, -7, NOW.plusSeconds(3_600), AWKWARD);
        return Delivery.decided(workspace, hook.id(), reader, fact, what, at);
    }

    private Notice notice(Fact fact) {
        var card = new Card(
                lead.value(),
                AWKWARD,
                "ann@example.com",
                null,
                EMOJI,
                62,
                40,
                20,
                2,
                "hot",
                "new",
                null,
                NOW,
                List.of(new Reason("Demo requested", 50, 1)),
                URI.create("https://leads.example.com/leads/1"));
        return new Notice(fact, "Acme", ZoneId.of("Europe/Berlin"), List.of(card));
    }
}
