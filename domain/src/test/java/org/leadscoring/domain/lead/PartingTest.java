package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.lead.Facts.Fact;

/** Spec ID-2: how a merge is undone, rule by rule. */
class PartingTest {

    private static final Identifier ADA = new Identifier(IdentifierType.USER_ID, "ada");
    private static final Identifier BOB = new Identifier(IdentifierType.USER_ID, "bob");
    private static final Identifier EVE = new Identifier(IdentifierType.USER_ID, "eve");
    private static final Identifier EMAIL = new Identifier(IdentifierType.EMAIL, "ada@example.com");
    private static final Identifier DEVICE = new Identifier(IdentifierType.ANONYMOUS_ID, "x");
    private static final Identifier OTHER_DEVICE = new Identifier(IdentifierType.ANONYMOUS_ID, "y");
    private static final Identifier SESSION = new Identifier(IdentifierType.SESSION_ID, "s");

    private final Book book = Book.restricted();

    @Test
    void a_cut_is_the_same_whichever_is_named_first() {
        assertThat(new Cut(DEVICE, ADA)).isEqualTo(new Cut(ADA, DEVICE));
        assertThat(new Cut(DEVICE, ADA).one()).isEqualTo(ADA);
        assertThatIllegalArgumentException().isThrownBy(() -> new Cut(ADA, ADA));
    }

    @Test
    void nobody_is_on_both_sides_and_the_person_is_on_the_ended_one() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sides(ADA, Set.of(DEVICE), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sides(ADA, Set.of(ADA), Set.of(ADA, BOB)));
    }

    @Test
    void the_sides_of_a_merge_are_the_two_leads_as_they_were() {
        told(1, EMAIL, DEVICE);
        told(2, ADA, OTHER_DEVICE);

        told(3, ADA, EMAIL, SESSION);

        assertThat(book.merges)
                .singleElement()
                .satisfies(merge -> assertThat(merge.sides())
                        .isEqualTo(new Sides(EMAIL, Set.of(EMAIL, DEVICE), Set.of(ADA, OTHER_DEVICE))));
    }

    @Test
    void a_lead_without_identifiers_has_no_sides() {
        var identities = new Identities(Map.of(), List.of());
        var lead = new LeadId(new UUID(0, 1));

        assertThatIllegalArgumentException().isThrownBy(() -> identities.sides(lead, lead));
    }

    @Test
    void each_side_is_cut_from_the_other_and_from_what_joined_the_other_since() {
        told(1, DEVICE);
        told(2, ADA);
        told(3, ADA, DEVICE);
        told(4, ADA, EMAIL);
        told(5, DEVICE, SESSION);

        var parting = book.parting(book.merges.getFirst());

        assertThat(parting.possible()).isTrue();
        assertThat(parting.cuts())
                .containsExactlyInAnyOrder(new Cut(ADA, DEVICE), new Cut(EMAIL, DEVICE), new Cut(ADA, SESSION));
        assertThat(parting.othersConcerned()).isEmpty();
    }

    @Test
    void the_ended_lead_comes_back_with_what_belongs_to_it() {
        var visitor = told(1, DEVICE);
        var ada = told(2, ADA);
        told(3, ADA, DEVICE);
        told(4, DEVICE, SESSION);

        var resolution = book.undo(book.merges.getFirst()).orElseThrow();

        assertThat(resolution.leads()).isEqualTo(Map.of(ADA, ada, DEVICE, visitor, SESSION, visitor));
        assertThat(resolution.moved()).isEqualTo(Map.of(DEVICE, visitor, SESSION, visitor));
        assertThat(resolution.created()).isEmpty();
        assertThat(resolution.merged()).isEmpty();
        assertThat(resolution.claims()).isEmpty();
    }

    @Test
    void an_identifier_of_the_survivor_that_the_ended_lead_claimed_since_stays_with_the_survivor() {
        told(1, EMAIL);
        var ada = told(5, ADA, DEVICE);
        told(6, ADA, EMAIL);
        told(2, EMAIL, DEVICE);

        book.undo(book.merges.getFirst());

        assertThat(book.leads.get(DEVICE)).isEqualTo(ada);
    }

    @Test
    void whom_a_third_lead_claims_next_goes_there_and_the_ended_lead_does_not_come_back() {
        told(1, DEVICE);
        told(2, ADA);
        told(3, ADA, DEVICE);
        var bob = told(4, BOB, DEVICE);
        var merge = book.merges.getFirst();

        var resolution = book.undo(merge).orElseThrow();

        assertThat(book.leads).isEqualTo(Map.of(ADA, merge.survivor(), BOB, bob, DEVICE, bob));
        assertThat(resolution.leads().values()).doesNotContain(merge.ended());
    }

    @Test
    void nothing_is_left_to_undo_once_one_side_has_gone_to_others() {
        told(2, DEVICE);
        told(3, ADA);
        told(4, ADA, DEVICE);
        told(1, BOB, DEVICE);

        assertThat(book.parting(book.merges.getFirst()).possible()).isFalse();
    }

    @Test
    void a_new_person_who_joined_two_leads_stays_with_the_older() {
        var older = told(1, EMAIL);
        var younger = told(2, DEVICE);
        told(3, ADA, EMAIL, DEVICE);

        book.undo(book.merges.getFirst());

        assertThat(book.leads).isEqualTo(Map.of(ADA, older, EMAIL, older, DEVICE, younger));
    }

    @Test
    void if_a_side_turns_out_to_be_several_people_the_persons_group_comes_back_and_the_others_are_new() {
        var x = told(1, DEVICE);
        var email = told(2, EMAIL);
        told(3, EMAIL, DEVICE);
        told(4, ADA);
        told(5, ADA, EMAIL);
        var first = book.merges.getFirst();
        assertThat(first.ended()).isEqualTo(x);
        // As if device and e-mail had been told apart by hand: both belong to ada by claims of their own.
        told(6, ADA, DEVICE);
        book.cuts.add(new Cut(EMAIL, DEVICE));

        var resolution = book.undo(book.merges.getLast()).orElseThrow();

        assertThat(book.leads.get(EMAIL)).isEqualTo(email);
        assertThat(resolution.created()).containsExactly(book.leads.get(DEVICE));
    }

    @Test
    void aliases_of_the_survivor_stay_together() {
        told(1, DEVICE);
        told(2, ADA);
        var eve = told(3, EVE);
        told(4, ADA, DEVICE);
        alias(5, EVE, ADA);

        book.undo(book.merges.getFirst());

        assertThat(book.leads.get(ADA)).isEqualTo(eve).isEqualTo(book.leads.get(EVE));
        assertThat(book.leads.get(DEVICE)).isNotEqualTo(eve);
    }

    private LeadId told(int second, Identifier... identifiers) {
        var all = new TreeSet<>(Set.of(identifiers));
        return book.after(List.of(new Fact(all, Claim.of(all, Events.key(second, "m" + second)))))
                .leadOf(identifiers[0]);
    }

    private void alias(int second, Identifier by, Identifier other) {
        var claim = new Claim(other, by, Events.key(second, "m" + second));
        book.after(List.of(new Fact(Set.of(by, other), List.of(claim))));
    }
}
