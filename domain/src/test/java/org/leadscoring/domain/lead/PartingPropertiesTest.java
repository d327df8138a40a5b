package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.lead.Facts.Fact;

/** Spec ID-2 for random events: merges can be undone, at any time and in any order, and undone again. */
class PartingPropertiesTest {

    private static final int CASES = 3_000;

    @Test
    void with_cuts_given_the_same_people_come_of_the_same_facts_however_they_arrive() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var facts = source.facts();
            var cuts = someCuts(random, facts);
            var restricted = Book.restricted();
            var whole = Book.whole();
            restricted.cuts.addAll(cuts);
            whole.cuts.addAll(cuts);
            var expected = Book.people(facts, cuts);
            var delivered = new ArrayList<List<Fact>>();
            // Only who is known can be cut from somebody.
            delivered.add(facts.stream()
                    .map(fact -> new Fact(fact.identifiers(), List.of()))
                    .toList());
            delivered.addAll(source.delivered(facts));

            assertThat(restricted.afterAll(delivered).people()).isEqualTo(expected);
            assertThat(whole.afterAll(delivered).people()).isEqualTo(expected);
            assertThat(restricted.leads).isEqualTo(whole.leads);
        });
    }

    @Test
    void merges_undone_at_any_time_part_people_as_the_cuts_say_and_nobody_is_lost() {
        var undone = new int[1];
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var facts = source.facts();
            var book = Book.restricted();
            var known = new ArrayList<Fact>();

            for (var group : source.delivered(facts)) {
                book.after(group);
                known.addAll(group);
                while (!book.merges.isEmpty() && random.nextInt(3) > 0) {
                    var identifiers = Set.copyOf(book.leads.keySet());
                    var merge = one(random, book.merges);
                    if (book.undo(merge).isEmpty()) {
                        break;
                    }
                    undone[0]++;
                    assertThat(book.leads.keySet()).isEqualTo(identifiers);
                    assertThat(book.leads.values()).noneMatch(book.ended::contains);
                    assertThat(book.people()).isEqualTo(Book.people(known, book.cuts));
                }
            }

            assertThat(book.people()).isEqualTo(Book.people(facts, book.cuts));
        });
        assertThat(undone[0]).isGreaterThan(CASES / 3);
    }

    @Test
    void undoing_a_merge_at_once_brings_both_leads_back_as_they_were() {
        var undone = new int[1];
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var book = Book.restricted();

            for (var fact : source.facts()) {
                var before = new HashMap<>(book.leads);
                var resolution = book.after(List.of(fact));
                var merged = book.merges.stream()
                        .filter(merge -> resolution.merged().containsKey(merge.ended()))
                        .toList();
                var claimedByOthers = new HashSet<>(resolution.moved().keySet());
                claimedByOthers.removeIf(identifier -> resolution.merged().containsKey(before.get(identifier)));
                if (!claimedByOthers.isEmpty()) {
                    continue;
                }

                for (var merge : shuffled(random, merged)) {
                    assertThat(book.undo(merge)).isPresent();
                    undone[0]++;
                }

                assertThat(book.leads).containsAllEntriesOf(before);
            }
        });
        assertThat(undone[0]).isGreaterThan(CASES / 3);
    }

    @Test
    void the_two_sides_share_no_lead_once_parted_whatever_they_claim_of_one_another_later() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, false);
            var facts = source.facts();
            var book = Book.restricted().afterAll(source.delivered(facts));
            if (book.merges.isEmpty()) {
                return;
            }
            var merge = one(random, book.merges);
            if (book.undo(merge).isEmpty()) {
                return;
            }
            var identifiers = Set.copyOf(book.leads.keySet());
            var between = shuffled(random, List.copyOf(book.cuts)).stream()
                    .limit(5)
                    .map(cut -> new Fact(
                            new TreeSet<>(Set.of(cut.one(), cut.other())),
                            Claim.of(
                                    new TreeSet<>(Set.of(cut.one(), cut.other())),
                                    Events.key(random.nextInt(20), "late"))))
                    .toList();
            var before = new HashMap<>(book.leads);

            book.afterAll(source.delivered(between.isEmpty() ? facts : between));

            assertThat(book.leads).isEqualTo(before).containsOnlyKeys(identifiers);
        });
    }

    @Test
    void taking_the_cuts_away_at_once_brings_the_merge_back() {
        var undone = new int[1];
        Seeded.forAll(CASES, random -> {
            var aliases = random.nextBoolean();
            var source = new Facts(random, aliases);
            var book = Book.restricted().afterAll(source.delivered(source.facts()));
            var leads = new HashMap<>(book.leads);
            var people = book.people();

            for (var merge : shuffled(random, book.merges)) {
                var cuts = new HashSet<>(book.parting(merge).cuts());
                var resolution = book.undo(merge);
                if (resolution.isPresent()) {
                    undone[0]++;
                    book.rejoin(cuts);
                    assertThat(book.people()).isEqualTo(people);
                    // Aliases in a ring may have made somebody else the person, whose lead goes on then.
                    assertThat(aliases || book.leads.equals(leads)).isTrue();
                }
            }
        });
        assertThat(undone[0]).isGreaterThan(CASES / 3);
    }

    @Test
    void cut_and_uncut_in_the_meantime_is_as_if_never_cut() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var facts = source.facts();
            var book = Book.restricted();

            for (var group : source.delivered(facts)) {
                book.after(group);
                if (!book.merges.isEmpty() && random.nextBoolean()) {
                    book.undo(one(random, book.merges));
                }
                if (!book.cuts.isEmpty() && random.nextInt(3) == 0) {
                    book.rejoin(Set.of(one(random, List.copyOf(book.cuts))));
                }
            }
            for (var cut : shuffled(random, List.copyOf(book.cuts))) {
                book.rejoin(Set.of(cut));
            }

            assertThat(book.people()).isEqualTo(Book.people(facts));
            assertThat(book.leads.values()).noneMatch(book.ended::contains);
        });
    }

    @Test
    void undoing_changes_no_lead_but_the_one_that_is_parted_and_those_it_gives_to() {
        Seeded.forAll(CASES, random -> {
            var source = new Facts(random, true);
            var book = Book.restricted().afterAll(source.delivered(source.facts()));

            for (var merge : shuffled(random, book.merges)) {
                var before = new HashMap<>(book.leads);
                var current = book.merges.stream()
                        .filter(other -> other.ended().equals(merge.ended()))
                        .findFirst()
                        .orElseThrow();
                book.undo(current).ifPresent(resolution -> {
                    assertThat(resolution.moved().keySet())
                            .allMatch(identifier -> before.get(identifier).equals(current.survivor()));
                    assertThat(resolution.merged()).isEmpty();
                    var gone = new HashSet<>(before.values());
                    gone.removeAll(book.leads.values());
                    assertThat(gone).isEmpty();
                });
            }
        });
    }

    private static Set<Cut> someCuts(RandomGenerator random, List<Fact> facts) {
        var all = facts.stream().flatMap(fact -> fact.claims().stream()).toList();
        var cuts = new HashSet<Cut>();
        for (var claim : all) {
            if (random.nextInt(3) == 0) {
                cuts.add(Cut.of(claim));
            }
        }
        return cuts;
    }

    private static <T> T one(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static <T> List<T> shuffled(RandomGenerator random, List<T> of) {
        var all = new ArrayList<>(of);
        Collections.shuffle(all, random);
        return all;
    }
}
