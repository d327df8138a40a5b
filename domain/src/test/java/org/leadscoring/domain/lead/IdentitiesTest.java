package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.lead.Facts.Fact;
import org.leadscoring.domain.lead.Identities.Resolution;

/** Spec ID-1 and ID-2, rule by rule. */
class IdentitiesTest {

    private static final Identifier ADA = new Identifier(IdentifierType.USER_ID, "ada");
    private static final Identifier BOB = new Identifier(IdentifierType.USER_ID, "bob");
    private static final Identifier EVE = new Identifier(IdentifierType.USER_ID, "eve");
    private static final Identifier EMAIL = new Identifier(IdentifierType.EMAIL, "ada@example.com");
    private static final Identifier DEVICE = new Identifier(IdentifierType.ANONYMOUS_ID, "x");
    private static final Identifier OTHER_DEVICE = new Identifier(IdentifierType.ANONYMOUS_ID, "y");

    private final Book book = Book.restricted();

    @Test
    void an_identifier_never_heard_of_is_a_new_lead() {
        var resolution = told(1, DEVICE);

        assertThat(resolution.created()).containsExactly(resolution.leadOf(DEVICE));
        assertThat(resolution.moved()).isEmpty();
        assertThat(resolution.merged()).isEmpty();
        assertThat(resolution.claims()).isEmpty();
    }

    @Test
    void an_identifier_heard_of_before_is_the_same_lead() {
        var lead = told(1, DEVICE).leadOf(DEVICE);

        var resolution = told(2, DEVICE);

        assertThat(resolution.leadOf(DEVICE)).isEqualTo(lead);
        assertThat(resolution.created()).isEmpty();
    }

    @Test
    void identifiers_of_one_event_are_one_new_lead() {
        var resolution = told(1, ADA, EMAIL, DEVICE);

        assertThat(resolution.created()).hasSize(1);
        assertThat(resolution.identifiersByLead().get(resolution.leadOf(ADA))).containsExactly(ADA, EMAIL, DEVICE);
        assertThat(resolution.claims())
                .containsExactlyInAnyOrder(
                        new Claim(EMAIL, ADA, Events.key(1, "m1")), new Claim(DEVICE, ADA, Events.key(1, "m1")));
    }

    @Test
    void a_visitor_who_becomes_known_stays_the_same_lead() {
        var lead = told(1, DEVICE).leadOf(DEVICE);

        var resolution = told(2, ADA, DEVICE);

        assertThat(resolution.leadOf(ADA)).isEqualTo(lead);
        assertThat(resolution.merged()).isEmpty();
        assertThat(resolution.moved()).isEmpty();
    }

    @Test
    void a_visitor_who_turns_out_to_be_a_known_lead_is_merged_into_it() {
        var visitor = told(1, DEVICE).leadOf(DEVICE);
        var known = told(2, ADA).leadOf(ADA);

        var resolution = told(3, ADA, DEVICE);

        assertThat(resolution.merged()).isEqualTo(Map.of(visitor, known));
        assertThat(resolution.moved()).isEqualTo(Map.of(DEVICE, known));
        assertThat(resolution.leadOf(DEVICE)).isEqualTo(known);
    }

    @Test
    void of_several_visitors_who_turn_out_to_be_one_new_person_the_oldest_goes_on() {
        var second = told(1, OTHER_DEVICE).leadOf(OTHER_DEVICE);
        var first = told(2, DEVICE).leadOf(DEVICE);

        var resolution = told(3, ADA, DEVICE, OTHER_DEVICE);

        assertThat(resolution.leadOf(ADA)).isEqualTo(second);
        assertThat(resolution.merged()).isEqualTo(Map.of(first, second));
    }

    @Test
    void a_device_claimed_by_a_second_person_stays_with_the_first() {
        told(1, ADA, DEVICE);

        var resolution = told(2, BOB, DEVICE);

        assertThat(resolution.leadOf(DEVICE)).isEqualTo(resolution.leadOf(ADA)).isNotEqualTo(resolution.leadOf(BOB));
        assertThat(resolution.merged()).isEmpty();
        assertThat(resolution.moved()).isEmpty();
    }

    @Test
    void an_address_claimed_by_a_second_person_stays_with_the_first() {
        told(1, ADA, EMAIL);

        var resolution = told(2, BOB, EMAIL);

        assertThat(resolution.leadOf(EMAIL)).isEqualTo(resolution.leadOf(ADA)).isNotEqualTo(resolution.leadOf(BOB));
    }

    @Test
    void an_earlier_claim_that_arrives_late_moves_the_identifier() {
        var ada = told(5, ADA, DEVICE).leadOf(ADA);

        var resolution = told(1, BOB, DEVICE);

        var bob = resolution.leadOf(BOB);
        assertThat(bob).isNotEqualTo(ada);
        assertThat(resolution.created()).containsExactly(bob);
        assertThat(resolution.moved()).isEqualTo(Map.of(DEVICE, bob));
        assertThat(resolution.leadOf(ADA)).isEqualTo(ada);
        assertThat(resolution.merged()).isEmpty();
    }

    @Test
    void what_belongs_to_an_identifier_moves_with_it() {
        told(1, EMAIL, DEVICE);
        var ada = told(5, ADA, EMAIL).leadOf(ADA);

        var resolution = told(4, BOB, EMAIL);

        assertThat(resolution.moved()).isEqualTo(Map.of(EMAIL, resolution.leadOf(BOB), DEVICE, resolution.leadOf(BOB)));
        assertThat(resolution.leadOf(ADA)).isEqualTo(ada);
        assertThat(resolution.identifiersByLead().get(ada)).containsExactly(ADA);
    }

    @Test
    void claims_are_followed_up_to_the_person() {
        told(1, EMAIL, DEVICE);
        told(2, ADA, EMAIL);

        assertThat(book.people()).containsExactly(Set.of(ADA, EMAIL, DEVICE));
        assertThat(book.leads.values()).containsOnly(book.leads.get(DEVICE));
    }

    @Test
    void a_claim_that_was_known_earlier_is_no_news() {
        told(1, ADA, DEVICE);

        assertThat(told(2, ADA, DEVICE).claims()).isEmpty();
        assertThat(told(0, ADA, DEVICE).claims()).containsExactly(new Claim(DEVICE, ADA, Events.key(0, "m0")));
    }

    @Test
    void of_two_claims_at_one_instant_the_message_id_decides() {
        book.after(List.of(fact("b", ADA, DEVICE)));

        var resolution = book.after(List.of(fact("a", BOB, DEVICE)));

        assertThat(resolution.leadOf(DEVICE)).isEqualTo(resolution.leadOf(BOB));
    }

    @Test
    void of_two_claims_of_one_event_the_stronger_decides() {
        var since = Events.key(1, "m");
        var claims = List.of(new Claim(DEVICE, BOB, since), new Claim(DEVICE, ADA, since));

        for (var order : List.of(claims, claims.reversed())) {
            var resolution = Book.restricted().after(List.of(new Fact(Set.of(ADA, BOB, DEVICE), order)));

            assertThat(resolution.leadOf(DEVICE)).isEqualTo(resolution.leadOf(ADA));
        }
    }

    @Test
    void two_user_ids_are_one_person_if_an_alias_says_so() {
        var ada = told(1, ADA, DEVICE).leadOf(ADA);
        var bob = told(2, BOB, OTHER_DEVICE).leadOf(BOB);

        var resolution = alias(3, BOB, ADA);

        assertThat(resolution.merged()).isEqualTo(Map.of(ada, bob));
        assertThat(book.people()).containsExactly(Set.of(ADA, BOB, DEVICE, OTHER_DEVICE));
    }

    @Test
    void a_ring_of_aliases_is_one_person() {
        told(1, ADA);
        told(1, BOB);
        told(1, EVE);

        alias(2, ADA, BOB);
        alias(3, BOB, EVE);
        var resolution = alias(4, EVE, ADA);

        assertThat(book.people()).containsExactly(Set.of(ADA, BOB, EVE));
        assertThat(resolution.merged()).isEmpty();
    }

    @Test
    void a_ring_takes_everything_that_hangs_on_it_along() {
        told(1, EVE, DEVICE);
        alias(2, ADA, BOB);
        alias(3, BOB, ADA);

        alias(4, BOB, EVE);

        assertThat(book.people()).containsExactly(Set.of(ADA, BOB, EVE, DEVICE));
    }

    @Test
    void a_ring_that_is_opened_by_an_earlier_claim_goes_to_that_person_whole() {
        alias(3, ADA, BOB);
        alias(4, BOB, ADA);
        told(5, BOB, DEVICE);

        var resolution = alias(1, EVE, BOB);

        assertThat(book.people()).containsExactly(Set.of(ADA, BOB, EVE, DEVICE));
        assertThat(resolution.created()).isEmpty();
    }

    @Test
    void a_part_that_turns_to_one_of_its_own_becomes_a_lead_of_its_own() {
        told(1, EMAIL, DEVICE);
        var lead = told(2, ADA, EMAIL).leadOf(ADA);

        var resolution = alias(0, DEVICE, EMAIL);

        assertThat(book.people()).containsExactlyInAnyOrder(Set.of(ADA), Set.of(EMAIL, DEVICE));
        assertThat(resolution.leadOf(ADA)).isEqualTo(lead);
        assertThat(resolution.created()).containsExactly(resolution.leadOf(EMAIL));
        assertThat(resolution.moved()).containsOnlyKeys(EMAIL, DEVICE);
    }

    @Test
    void many_may_be_told_at_once() {
        var facts = new ArrayList<Fact>();
        facts.add(fact("m1", ADA, DEVICE));
        facts.add(fact("m2", BOB, OTHER_DEVICE));
        facts.add(fact("m3", EMAIL));

        var resolution = book.after(facts);

        assertThat(resolution.created()).hasSize(3);
        assertThat(book.people())
                .containsExactlyInAnyOrder(Set.of(ADA, DEVICE), Set.of(BOB, OTHER_DEVICE), Set.of(EMAIL));
    }

    @Test
    void nothing_told_changes_nothing() {
        told(1, ADA, DEVICE);

        var resolution = book.after(List.of());

        assertThat(resolution.leads()).isEmpty();
        assertThat(resolution.claims()).isEmpty();
    }

    @Test
    void an_identifier_that_was_not_asked_about_has_no_lead_here() {
        var resolution = told(1, ADA);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolution.leadOf(BOB))
                .withMessageContaining("bob");
    }

    @Test
    void an_identifier_does_not_claim_itself() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Claim(ADA, ADA, Events.key(1, "m")));
    }

    @Test
    void the_strongest_identifier_of_an_event_claims_the_others() {
        var since = Events.key(1, "m");

        assertThat(Claim.of(Set.of(DEVICE, EMAIL), since)).containsExactly(new Claim(DEVICE, EMAIL, since));
        assertThat(Claim.of(Set.of(BOB, DEVICE, ADA), since))
                .containsExactly(new Claim(BOB, ADA, since), new Claim(DEVICE, ADA, since));
        assertThat(Claim.of(Set.of(DEVICE), since)).isEmpty();
    }

    private Resolution told(int second, Identifier... identifiers) {
        var since = Events.key(second, "m" + second);
        var sorted = new TreeSet<>(List.of(identifiers));
        return book.after(List.of(new Fact(sorted, Claim.of(sorted, since))));
    }

    private Resolution alias(int second, Identifier by, Identifier other) {
        var claim = new Claim(other, by, Events.key(second, "m" + second));
        return book.after(List.of(new Fact(Set.of(by, other), List.of(claim))));
    }

    private static Fact fact(String messageId, Identifier... identifiers) {
        var sorted = new TreeSet<>(List.of(identifiers));
        return new Fact(sorted, Claim.of(sorted, Events.key(1, messageId)));
    }
}
