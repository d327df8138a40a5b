package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;

/** Spec ID-1 and ID-2 for random events: who is whom depends on what they say and never on how they arrive. */
class IdentitiesPropertiesTest {

    private static final int CASES = 2_000;

    @Test
    void the_same_people_come_of_the_same_facts_however_they_arrive() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var facts = source.facts();
            var expected = Book.people(facts);

            assertThat(Book.whole()
                            .afterAll(facts.stream().map(List::of).toList())
                            .people())
                    .isEqualTo(expected);
            assertThat(Book.whole().afterAll(List.of(facts)).people()).isEqualTo(expected);
            assertThat(Book.whole().afterAll(source.delivered(facts)).people()).isEqualTo(expected);
        });
    }

    @Test
    void it_is_enough_to_know_the_leads_that_are_touched() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var facts = source.facts();
            var delivered = source.delivered(facts);

            var restricted = Book.restricted().afterAll(delivered);

            assertThat(restricted.people()).isEqualTo(Book.people(facts));
            assertThat(restricted.leads).isEqualTo(Book.whole().afterAll(delivered).leads);
        });
    }

    @Test
    void two_user_ids_that_share_devices_and_addresses_are_never_one_lead() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, false);
            var book = Book.restricted().afterAll(source.delivered(source.facts()));

            var users = book.leads.entrySet().stream()
                    .filter(entry -> entry.getKey().type() == IdentifierType.USER_ID)
                    .map(Map.Entry::getValue)
                    .toList();

            assertThat(users).doesNotHaveDuplicates();
        });
    }

    @Test
    void every_identifier_has_a_lead_and_no_lead_that_ended_is_used_again() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var book = Book.restricted();

            for (var group : source.delivered(source.facts())) {
                var resolution = book.after(group);

                for (var fact : group) {
                    assertThat(resolution.leads())
                            .containsKeys(fact.identifiers().toArray(Identifier[]::new));
                }
                assertThat(book.leads.values()).noneMatch(book.ended::contains);
            }
        });
    }

    @Test
    void a_lead_goes_on_as_long_as_its_person_does() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var book = Book.restricted();
            var known = new HashMap<Identifier, Claim>();

            for (var group : source.delivered(source.facts())) {
                var before = new HashMap<>(book.leads);
                var peopleBefore = people(known, before);
                group.stream()
                        .flatMap(fact -> fact.claims().stream())
                        .forEach(claim -> known.merge(
                                claim.claimed(), claim, (a, b) -> a.since().compareTo(b.since()) <= 0 ? a : b));

                book.after(group);

                var peopleAfter = people(known, book.leads);
                peopleBefore.forEach((identifier, person) -> {
                    var staysAPerson = identifier.equals(person) && identifier.equals(peopleAfter.get(identifier));
                    if (staysAPerson) {
                        assertThat(book.leads.get(identifier)).isEqualTo(before.get(identifier));
                    }
                });
            }
        });
    }

    /** The person of each identifier: where its earliest claims end, or the smallest of the ring they end in. */
    private static Map<Identifier, Identifier> people(
            Map<Identifier, Claim> owners, Map<Identifier, LeadId> identifiers) {
        var people = new HashMap<Identifier, Identifier>();
        for (var identifier : identifiers.keySet()) {
            var end = identifier;
            for (int steps = 0; steps < 100 && owners.containsKey(end); steps++) {
                end = owners.get(end).by();
            }
            var smallest = end;
            for (int steps = 0; steps < 100 && owners.containsKey(end); steps++) {
                end = owners.get(end).by();
                smallest = end.compareTo(smallest) < 0 ? end : smallest;
            }
            people.put(identifier, smallest);
        }
        return people;
    }

    @Test
    void a_resolution_says_exactly_what_changed() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var book = Book.restricted();

            for (var group : source.delivered(source.facts())) {
                var before = new HashMap<>(book.leads);
                var endedBefore = new HashSet<>(book.ended);

                var resolution = book.after(group);

                var moved = new HashMap<>(book.leads);
                moved.entrySet()
                        .removeIf(entry -> before.get(entry.getKey()) == null
                                || entry.getValue().equals(before.get(entry.getKey())));
                assertThat(resolution.moved()).isEqualTo(moved);
                var created = new HashSet<>(book.leads.values());
                created.removeAll(before.values());
                assertThat(resolution.created()).isEqualTo(created);
                var gone = new HashSet<>(before.values());
                gone.removeAll(book.leads.values());
                assertThat(resolution.merged().keySet()).isEqualTo(gone).noneMatch(endedBefore::contains);
                assertThat(book.leads.values()).containsAll(resolution.merged().values());
            }
        });
    }

    @Test
    void an_identifier_that_followed_a_lead_to_its_end_lives_on_in_the_survivor() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, false);
            var book = Book.restricted();

            for (var group : source.delivered(source.facts())) {
                var before = new HashMap<>(book.leads);
                var resolution = book.after(group);

                resolution.merged().forEach((ended, survivor) -> {
                    var heirs = before.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(ended))
                            .map(entry -> book.leads.get(entry.getKey()))
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet());
                    assertThat(heirs).contains(survivor);
                });
            }
        });
    }

    @Test
    void the_same_facts_again_change_nothing() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var facts = source.facts();
            var book = Book.restricted().afterAll(source.delivered(facts));
            var before = new HashMap<>(book.leads);

            for (var group : source.delivered(facts)) {
                var resolution = book.after(group);

                assertThat(resolution.moved()).isEmpty();
                assertThat(resolution.created()).isEmpty();
                assertThat(resolution.merged()).isEmpty();
                assertThat(resolution.claims()).isEmpty();
            }
            assertThat(book.leads).isEqualTo(before);
        });
    }
}
