package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.ingestion.Deliveries.Person;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Derivation;

/** Spec ID-2 through the whole of ingestion, for random messages. */
class UndoMergesPropertiesTest {

    private static final int CASES = 2_000;

    @Test
    void a_lead_whose_merge_is_undone_at_once_is_exactly_what_it_was() {
        var undone = new int[1];
        Seeded.forAll(CASES, random -> {
            var deliveries = new Deliveries();
            // Whoever sends a derived type first changes what is made of everybody's events.
            deliveries.application.ports.derivations().sent(deliveries.workspace, Derivation.TYPES);
            var undoing = new Undoing(deliveries);

            for (var message : new RandomMessages(random).messages(24)) {
                var before = people(deliveries);
                var leads = leads(deliveries);
                var logged = undoing.merges().size();
                deliveries.deliver(message);
                var merges = undoing.merges().stream().skip(logged).toList();
                var onlyMerged = leads.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(deliveries.leadOf(entry.getKey())))
                        .allMatch(entry -> merges.stream().map(Merge::ended).anyMatch(entry.getValue()::equals));
                if (!onlyMerged) {
                    continue;
                }

                for (var merge : shuffled(random, merges)) {
                    undoing.undo(merge.id());
                    undone[0]++;
                }

                if (!merges.isEmpty()) {
                    assertThat(leads(deliveries)).containsAllEntriesOf(leads);
                    people(deliveries).forEach((lead, person) -> {
                        if (before.containsKey(lead) && !person.messages().contains(message.id())) {
                            assertThat(person).isEqualTo(before.get(lead));
                        } else if (before.containsKey(lead)) {
                            var messages = new ArrayList<>(person.messages());
                            messages.remove(message.id());
                            assertThat(messages).isEqualTo(before.get(lead).messages());
                        }
                    });
                }
            }
        });
        assertThat(undone[0]).isGreaterThan(CASES / 3);
    }

    @Test
    void no_message_is_lost_and_every_ledger_adds_up_whatever_is_undone_and_done_again() {
        Seeded.forAll(CASES, random -> {
            var source = new RandomMessages(random);
            var messages = source.messages(24);
            var deliveries = new Deliveries();
            var undoing = new Undoing(deliveries);

            for (var batch : source.delivered(messages)) {
                deliveries.deliver(batch);
                undoSome(random, undoing);
                redoSome(random, undoing);
            }

            assertThat(people(deliveries).values().stream().flatMap(person -> person.messages().stream()))
                    .containsExactlyInAnyOrderElementsOf(
                            messages.stream().map(Message::id).toList());
            assertThat(deliveries.application.checkLedgers.check().offenders()).isEmpty();
            for (var merge : undoing.merges()) {
                var survivor = deliveries.lead(merge.ended()).mergedInto();
                if (survivor != null) {
                    assertThat(deliveries.lead(survivor).mergedInto()).isNull();
                    assertThat(leads(deliveries).values()).doesNotContain(merge.ended());
                }
            }
        });
    }

    @Test
    void everything_done_again_is_as_if_nothing_had_been_undone() {
        Seeded.forAll(CASES, random -> {
            var source = new RandomMessages(random);
            var messages = source.messages(24);
            var untouched = new Deliveries();
            untouched.deliver(messages);
            var deliveries = new Deliveries();
            var undoing = new Undoing(deliveries);

            for (var batch : source.delivered(messages)) {
                deliveries.deliver(batch);
                undoSome(random, undoing);
            }
            for (var merge : shuffled(random, undoing.merges())) {
                if (merge.undone() != null) {
                    undoing.redo(merge.id());
                }
            }

            assertThat(Set.copyOf(people(deliveries).values()))
                    .isEqualTo(Set.copyOf(people(untouched).values()));
        });
    }

    @Test
    void once_merges_are_undone_the_same_people_come_of_the_same_messages_however_they_are_delivered() {
        Seeded.forAll(CASES, random -> {
            var source = new RandomMessages(random);
            var messages = source.messages(32);
            var first = messages.subList(0, messages.size() / 2);
            var later = messages.subList(messages.size() / 2, messages.size());
            var one = new Deliveries();
            var other = new Deliveries();
            first.forEach(message -> {
                one.deliver(message);
                other.deliver(message);
            });
            var ofOne = new Undoing(one);
            var ofOther = new Undoing(other);
            for (var merge : shuffled(random, ofOne.merges())) {
                if (random.nextBoolean() && ofOne.undone(merge)) {
                    assertThat(ofOther.undone(merge)).isTrue();
                }
            }

            later.forEach(one::deliver);
            if (!later.isEmpty()) {
                source.delivered(later).forEach(other::deliver);
            }

            assertThat(Set.copyOf(people(other).values()))
                    .isEqualTo(Set.copyOf(people(one).values()));
        });
    }

    private static void undoSome(RandomGenerator random, Undoing undoing) {
        for (var merge : shuffled(random, undoing.merges())) {
            if (random.nextBoolean()) {
                undoing.undone(merge);
            }
        }
    }

    private static void redoSome(RandomGenerator random, Undoing undoing) {
        for (var merge : shuffled(random, undoing.merges())) {
            if (merge.undone() != null && merge.redone() == null && random.nextInt(3) == 0) {
                undoing.redo(merge.id());
            }
        }
    }

    private static Map<LeadId, Person> people(Deliveries deliveries) {
        var people = new HashMap<LeadId, Person>();
        leads(deliveries)
                .forEach((identifier, lead) -> people.computeIfAbsent(lead, id -> deliveries.person(identifier)));
        return people;
    }

    private static Map<Identifier, LeadId> leads(Deliveries deliveries) {
        return deliveries.application.ports.transactions().identifiers.rows(deliveries.workspace);
    }

    private static <T> List<T> shuffled(RandomGenerator random, List<T> of) {
        var all = new ArrayList<>(of);
        Collections.shuffle(all, random);
        return all;
    }
}
