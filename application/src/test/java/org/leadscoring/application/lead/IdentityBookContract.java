package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;

/** What everybody may expect of an {@link IdentityBook}. */
public abstract class IdentityBookContract extends PortContract {

    @Test
    void identifiers_never_heard_of_stand_for_no_lead() {
        assertThat(leadsOf(userId("u"))).isEmpty();
        assertThat(ports.identityBook().identifiersOf(workspace, newLeadId())).isEmpty();
        assertThat(load(newLeadId())).isEqualTo(new Identities(Map.of(), List.of()));
        assertThat(committed(() -> ports.identityBook().load(workspace, Set.of())))
                .isEqualTo(new Identities(Map.of(), List.of()));
        assertThat(leadsOf()).isEmpty();
    }

    @Test
    void a_reserved_identifier_stands_for_no_lead_yet() {
        var found = committed(() -> {
            ports.identityBook().reserve(workspace, Set.of(userId("u"), anonymousId("x")));
            return ports.identityBook().leadsOf(workspace, Set.of(userId("u"), anonymousId("x")));
        });

        assertThat(found).isEmpty();
        assertThat(leadsOf(userId("u"))).isEmpty();
    }

    @Test
    void what_was_resolved_is_loaded_again() {
        var claim = claim(anonymousId("x"), userId("u"), NOW);

        var resolution = resolved(claim);

        var lead = resolution.leadOf(userId("u"));
        assertThat(leadsOf(userId("u"))).containsExactly(lead);
        assertThat(leadsOf(anonymousId("x"))).containsExactly(lead);
        var loaded = load(lead);
        assertThat(loaded.leads()).isEqualTo(Map.of(userId("u"), lead, anonymousId("x"), lead));
        assertThat(loaded.claims()).containsExactly(claim);
    }

    @Test
    void a_claim_comes_back_exactly_as_it_was_put_in() {
        var claim = new Claim(
                anonymousId(AWKWARD), userId(AWKWARD), new EventKey(NOW.plusNanos(1_000), AWKWARD, newSourceId()));

        var lead = resolved(claim).leadOf(userId(AWKWARD));

        assertThat(load(lead).claims()).containsExactly(claim);
        assertThat(ports.identityBook().identifiersOf(workspace, lead))
                .containsExactly(userId(AWKWARD), anonymousId(AWKWARD));
    }

    @Test
    void identifiers_are_compared_character_by_character_and_by_type() {
        var identifiers = List.of(
                userId("Bob"),
                userId("bob"),
                userId("bob "),
                userId("böb"),
                userId("b_b"),
                userId("🚀"),
                userId("x".repeat(200)),
                anonymousId("bob"),
                new Identifier(IdentifierType.EMAIL, "bob@example.com"),
                new Identifier(IdentifierType.SESSION_ID, "bob@example.com"));

        identifiers.forEach(this::resolveAlone);

        assertThat(leadsOf(identifiers.toArray(Identifier[]::new))).hasSize(identifiers.size());
        for (var identifier : identifiers) {
            assertThat(ports.identityBook()
                            .identifiersOf(
                                    workspace, leadsOf(identifier).iterator().next()))
                    .containsExactly(identifier);
        }
        assertThat(leadsOf(userId("BOB"), userId("bob  "), userId("bo"), userId("b%b")))
                .isEmpty();
    }

    @Test
    void the_identifiers_of_a_lead_come_strongest_first() {
        var strongest = userId("u");
        var claims = List.of(
                claim(new Identifier(IdentifierType.SESSION_ID, "a"), strongest, NOW),
                claim(anonymousId("b"), strongest, NOW),
                claim(anonymousId("a"), strongest, NOW),
                claim(new Identifier(IdentifierType.PHONE, "+4930123456"), strongest, NOW),
                claim(new Identifier(IdentifierType.EMAIL, "z@example.com"), strongest, NOW),
                claim(new Identifier(IdentifierType.CRM_ID, "c"), strongest, NOW));

        var lead = resolved(claims.toArray(Claim[]::new)).leadOf(strongest);

        assertThat(ports.identityBook().identifiersOf(workspace, lead))
                .containsExactly(
                        strongest,
                        new Identifier(IdentifierType.CRM_ID, "c"),
                        new Identifier(IdentifierType.EMAIL, "z@example.com"),
                        new Identifier(IdentifierType.PHONE, "+4930123456"),
                        anonymousId("a"),
                        anonymousId("b"),
                        new Identifier(IdentifierType.SESSION_ID, "a"));
    }

    @Test
    void an_earlier_claim_takes_the_place_of_a_later_one() {
        resolved(claim(anonymousId("x"), userId("u"), NOW));
        var earlier = claim(anonymousId("x"), userId("u"), NOW.minusSeconds(60));

        var lead = resolved(earlier).leadOf(userId("u"));

        assertThat(load(lead).claims()).containsExactly(earlier);
    }

    @Test
    void claims_that_did_not_win_are_kept_with_the_identifier_they_are_on() {
        var first = claim(anonymousId("x"), userId("u"), NOW);
        var second = claim(anonymousId("x"), userId("v"), NOW.plusSeconds(1));
        resolved(first);

        var resolution = resolved(second);

        assertThat(load(resolution.leadOf(anonymousId("x"))).claims()).containsExactlyInAnyOrder(first, second);
        assertThat(load(resolution.leadOf(userId("v"))).claims()).isEmpty();
    }

    @Test
    void an_identifier_that_moves_takes_its_claims_along() {
        var second = claim(anonymousId("x"), userId("v"), NOW);
        var from = resolved(second).leadOf(userId("v"));
        var first = claim(anonymousId("x"), userId("u"), NOW.minusSeconds(1));

        var to = resolved(first).leadOf(userId("u"));

        assertThat(to).isNotEqualTo(from);
        assertThat(leadsOf(anonymousId("x"))).containsExactly(to);
        assertThat(load(to).leads()).isEqualTo(Map.of(userId("u"), to, anonymousId("x"), to));
        assertThat(load(to).claims()).containsExactlyInAnyOrder(first, second);
        assertThat(load(from)).isEqualTo(new Identities(Map.of(userId("v"), from), List.of()));
    }

    @Test
    void all_identifiers_of_merged_leads_stand_for_the_survivor() {
        resolved(claim(anonymousId("x"), userId("u"), NOW));
        resolved(claim(anonymousId("y"), userId("v"), NOW));

        var resolution = resolved(claim(userId("v"), userId("u"), NOW));

        assertThat(resolution.merged()).hasSize(1);
        assertThat(leadsOf(userId("u"), anonymousId("x"), userId("v"), anonymousId("y")))
                .containsExactlyElementsOf(resolution.merged().values());
    }

    @Test
    void several_leads_may_be_loaded_at_once() {
        var one = resolved(claim(anonymousId("x"), userId("u"), NOW)).leadOf(userId("u"));
        var two = resolved(claim(anonymousId("y"), userId("v"), NOW)).leadOf(userId("v"));
        resolved(claim(anonymousId("z"), userId("w"), NOW));

        var loaded = committed(() -> ports.identityBook().load(workspace, Set.of(one, two)));

        assertThat(loaded.leads())
                .isEqualTo(Map.of(userId("u"), one, anonymousId("x"), one, userId("v"), two, anonymousId("y"), two));
        assertThat(loaded.claims()).extracting(Claim::by).containsExactlyInAnyOrder(userId("u"), userId("v"));
    }

    @Test
    void thousands_of_identifiers_may_be_resolved_at_once() {
        var claims = IntStream.range(0, 2_500)
                .mapToObj(n -> claim(anonymousId("x" + n), userId("u" + n % 50), NOW.plusSeconds(n)))
                .toArray(Claim[]::new);

        var resolution = resolved(claims);

        assertThat(resolution.created()).hasSize(50);
        var identifiers = resolution.leads().keySet().toArray(Identifier[]::new);
        assertThat(leadsOf(identifiers)).isEqualTo(resolution.created());
        var loaded = committed(() -> ports.identityBook().load(workspace, resolution.created()));
        assertThat(loaded.leads()).isEqualTo(resolution.leads());
        assertThat(loaded.claims()).containsExactlyInAnyOrder(claims);
    }

    @Test
    void a_resolution_that_changes_nothing_changes_nothing() {
        var claim = claim(anonymousId("x"), userId("u"), NOW);
        var lead = resolved(claim).leadOf(userId("u"));
        var before = load(lead);

        resolved(claim);

        assertThat(load(lead)).isEqualTo(before);
    }

    @Test
    void another_workspace_knows_other_people_by_the_same_identifiers() {
        var claim = claim(anonymousId("x"), userId("u"), NOW);
        var lead = resolved(claim).leadOf(userId("u"));

        var elsewhereBefore = committed(() -> ports.identityBook().leadsOf(elsewhere, Set.of(userId("u"))));
        var elsewhereLoaded = committed(() -> ports.identityBook().load(elsewhere, Set.of(lead)));
        var other = resolved(elsewhere, Set.of(userId("u")), List.of()).leadOf(userId("u"));

        assertThat(elsewhereBefore).isEmpty();
        assertThat(elsewhereLoaded).isEqualTo(new Identities(Map.of(), List.of()));
        assertThat(ports.identityBook().identifiersOf(elsewhere, lead)).isEmpty();
        assertThat(other).isNotEqualTo(lead);
        assertThat(leadsOf(userId("u"))).containsExactly(lead);
    }

    @Test
    void two_transactions_never_make_two_leads_of_one_identifier() throws InterruptedException, ExecutionException {
        var identifiers = Set.of(userId("u"), anonymousId("x"));

        try (var executor = Executors.newFixedThreadPool(4)) {
            var runs = IntStream.range(0, 20)
                    .mapToObj(n -> executor.submit(() -> resolved(
                                    workspace,
                                    identifiers,
                                    List.of(claim(anonymousId("x"), userId("u"), NOW.plusSeconds(n))))
                            .leadOf(userId("u"))))
                    .toList();
            for (var run : runs) {
                var lead = run.get();
                assertThat(leadsOf(userId("u"))).containsExactly(lead);
            }
        }

        assertThat(load(leadsOf(userId("u")).iterator().next()).claims())
                .containsExactly(claim(anonymousId("x"), userId("u"), NOW));
    }

    private Claim claim(Identifier claimed, Identifier by, Instant since) {
        return new Claim(claimed, by, new EventKey(since, "m", new SourceId(workspace.value())));
    }

    private Identities.Resolution resolved(Claim... claims) {
        var identifiers = List.of(claims).stream()
                .flatMap(claim -> List.of(claim.claimed(), claim.by()).stream())
                .collect(Collectors.toSet());
        return resolved(workspace, identifiers, List.of(claims));
    }

    private void resolveAlone(Identifier identifier) {
        resolved(workspace, Set.of(identifier), List.of());
    }

    private Set<LeadId> leadsOf(Identifier... identifiers) {
        return committed(() -> ports.identityBook().leadsOf(workspace, List.of(identifiers)));
    }

    private Identities load(LeadId lead) {
        return committed(() -> ports.identityBook().load(workspace, Set.of(lead)));
    }
}
