package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.ingestion.Deliveries.Person;
import org.leadscoring.application.lead.MergeNotPossibleException;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.UserId;

/** Spec SC-1, SC-2 and ID-2 for merges that people make, for random messages. */
class MergeByHandPropertiesTest {

    private static final int CASES = 250;

    @Test
    void a_merge_by_hand_is_undone_to_exactly_what_was() {
        var merged = new int[1];
        Seeded.forAll(CASES, random -> {
            var deliveries = delivered(new RandomMessages(random).messages(24));
            var pair = pair(random, deliveries);
            if (pair.isEmpty()) {
                return;
            }
            var before = people(deliveries);

            merge(deliveries, pair.get());
            var leads = Set.copyOf(people(deliveries).keySet());
            assertThat(deliveries.application.checkLedgers.check().offenders()).isEmpty();
            var undoing = new Undoing(deliveries);
            undoing.undo(undoing.merges().getLast().id());

            assertThat(leads).hasSize(before.size() - 1);
            assertThat(people(deliveries)).isEqualTo(before);
            merged[0]++;
        });
        assertThat(merged[0]).isGreaterThan(CASES / 2);
    }

    @Test
    void no_message_is_lost_or_doubled_and_the_ledgers_add_up() {
        Seeded.forAll(CASES, random -> {
            var messages = new RandomMessages(random).messages(24);
            var deliveries = delivered(messages.subList(0, messages.size() / 2));
            pair(random, deliveries).ifPresent(pair -> merge(deliveries, pair));
            deliveries.deliver(messages.subList(messages.size() / 2, messages.size()));

            assertThat(people(deliveries).values().stream().flatMap(person -> person.messages().stream()))
                    .containsExactlyInAnyOrderElementsOf(
                            messages.stream().map(Message::id).toList());
            assertThat(deliveries.application.checkLedgers.check().offenders()).isEmpty();
        });
    }

    @Test
    void the_same_messages_and_merges_make_the_same_people_in_whatever_order_the_messages_arrive() {
        Seeded.forAll(CASES, random -> {
            var messages = new RandomMessages(random).messages(24);
            var first = messages.subList(0, messages.size() / 2);
            var later = messages.subList(messages.size() / 2, messages.size());
            var one = delivered(first);
            var other = delivered(shuffled(random, first));
            pair(random, one).ifPresent(pair -> {
                merge(one, pair);
                merge(other, pair);
            });
            one.deliver(later);
            shuffled(random, later).forEach(other::deliver);

            assertThat(Set.copyOf(people(other).values()))
                    .isEqualTo(Set.copyOf(people(one).values()));
        });
    }

    private static Deliveries delivered(List<Message> messages) {
        var deliveries = new Deliveries();
        // Whoever sends a derived type first changes what is made of everybody's events.
        deliveries.application.ports.derivations().sent(deliveries.workspace, Derivation.TYPES);
        messages.forEach(deliveries::deliver);
        return deliveries;
    }

    /** Somebody of each of two leads that nobody has taken apart. */
    private static Optional<Pair> pair(RandomGenerator random, Deliveries deliveries) {
        var leads = new ArrayList<>(people(deliveries).values());
        if (leads.size() < 2) {
            return Optional.empty();
        }
        Collections.shuffle(leads, Random.from(random));
        return Optional.of(new Pair(any(leads.get(0)), any(leads.get(1))));
    }

    private static Identifier any(Person person) {
        return person.identifiers().stream().sorted().findFirst().orElseThrow();
    }

    private static void merge(Deliveries deliveries, Pair pair) throws MergeNotPossibleException {
        deliveries.application.mergeLeads.merge(
                deliveries.workspace,
                deliveries.leadOf(pair.one()),
                deliveries.leadOf(pair.other()),
                new UserId(deliveries.application.ports.ids().next()));
    }

    private static List<Message> shuffled(RandomGenerator random, List<Message> messages) {
        var shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }

    private static Map<LeadId, Person> people(Deliveries deliveries) {
        deliveries.settle();
        var people = new HashMap<LeadId, Person>();
        deliveries.application.ports.listed(deliveries.workspace, "").forEach(row -> {
            var identifiers = deliveries
                    .application
                    .ports
                    .identityBook()
                    .identifiersOf(deliveries.workspace, row.lead().id());
            people.put(row.lead().id(), deliveries.person(identifiers.getFirst()));
        });
        return people;
    }

    private record Pair(Identifier one, Identifier other) {}
}
