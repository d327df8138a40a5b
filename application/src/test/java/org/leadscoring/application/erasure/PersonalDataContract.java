package org.leadscoring.application.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.delivery.Deliveries.Attempt;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.application.erasure.Erasure.Extent;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.event.EventLog.Filed;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.application.ingestion.Refusal;
import org.leadscoring.application.sla.SlaClocks.Doing;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Notice.Card;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Mentions;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.SourceId;

/** What everybody may expect of {@link PersonalData} and {@link Erasures}. */
public abstract class PersonalDataContract extends PortContract {

    private static final Attributes TRAITS = new Attributes(Map.of("name", "Ann Lee"));
    private static final Mentions ANN = Mentions.of(new Profile("Ann Lee", null, null, null, true), List.of());

    private Identifier user;
    private Identifier device;
    private LeadId lead;
    private LeadId merged;
    private SourceId source;

    /** Ann was a visitor and a user, and both became one. */
    @BeforeEach
    void ann() {
        source = newSourceId();
        user = userId(unique("ann"));
        device = anonymousId(unique("device"));
        resolved(workspace, Set.of(device), List.of());
        resolved(workspace, Set.of(user), List.of());
        var leads = leadsOf(device, user);
        var claim = new Claim(device, user, new EventKey(NOW, "identify", source));
        var resolution = resolved(workspace, Set.of(user, device), List.of(claim));
        commit(() -> ports.leads().merge(workspace, resolution.merged()));
        lead = leadsOf(user).iterator().next();
        merged = leads.stream().filter(one -> !one.equals(lead)).findFirst().orElseThrow();
    }

    private Set<LeadId> leadsOf(Identifier... identifiers) {
        return committed(() -> ports.identityBook().leadsOf(workspace, Set.of(identifiers)));
    }

    private Event filed(LeadId whose, Identifier by, String message) {
        var key = new EventKey(NOW, message, source);
        var plain = event(key);
        var event = new Event(
                plain.id(),
                key,
                plain.type(),
                "Ann viewed",
                plain.receivedAt(),
                TRAITS,
                TRAITS,
                new Attributes(Map.of("ip", "203.0.113.7")));
        commit(() -> ports.eventLog().append(workspace, List.of(new Attributed(event, whose, by))));
        return event;
    }

    private void erase() {
        commit(() -> {
            ports.leads().lock(workspace, Set.of(lead, merged));
            ports.personalData().erase(workspace, Set.of(lead, merged), ANN);
        });
    }

    private Extent extent() {
        return committed(() -> ports.personalData().extent(workspace, Set.of(lead, merged), ANN));
    }

    @Test
    void a_lead_is_all_that_became_part_of_it() {
        assertThat(ports.personalData().leadsOf(workspace, lead)).containsExactlyInAnyOrder(lead, merged);
        assertThat(ports.personalData().leadsOf(workspace, merged)).containsExactly(merged);
        assertThat(ports.personalData().leadsOf(elsewhere, lead)).containsExactly(lead);
    }

    @Test
    void whoever_was_claimed_by_a_person_is_tied_to_them_and_no_other() {
        var bob = userId(unique("bob"));
        var bobs = resolved(workspace, Set.of(bob), List.of()).leadOf(bob);
        assertThat(ports.personalData().tiedTo(workspace, Set.of(lead, merged))).isEmpty();

        resolved(
                workspace,
                Set.of(bob, device),
                List.of(new Claim(device, bob, new EventKey(NOW.plusSeconds(1), "later", source))));

        assertThat(leadsOf(device)).containsExactly(lead);
        assertThat(ports.personalData().tiedTo(workspace, Set.of(lead, merged))).containsExactly(bobs);
        assertThat(ports.personalData().tiedTo(workspace, Set.of(bobs))).containsExactly(lead);
    }

    @Test
    void events_stay_and_tell_of_nobody_and_their_messages_are_known_as_nobodys() {
        var one = filed(lead, user, "m1");
        var other = filed(merged, device, "m2");
        var bobs = filed(newLeadId(), userId("bob"), "m3");

        assertThat(extent().events()).isEqualTo(2);
        erase();

        assertThat(ports.eventLog().history(workspace, lead)).containsExactly(one.erased());
        assertThat(ports.eventLog().history(workspace, merged)).containsExactly(other.erased());
        assertThat(ports.eventLog().told(workspace, lead)).isEqualTo(Attributes.NONE);
        assertThat(ports.eventLog().counts(workspace, lead)).doesNotContainKey(user);
        var messages = Set.of(ref("m1"), ref("m2"), ref("m3"), ref("m4"));
        var known = committed(() -> ports.eventLog().known(workspace, messages));
        assertThat(known)
                .containsOnlyKeys(ref("m1"), ref("m2"), ref("m3"))
                .containsEntry(ref("m1"), Filed.ERASED)
                .containsEntry(ref("m2"), Filed.ERASED);
        assertThat(known.get(ref("m3")).event()).isEqualTo(bobs.id());
        assertThat(committed(() -> ports.eventLog().known(elsewhere, messages))).isEmpty();
    }

    private MessageRef ref(String message) {
        return new MessageRef(source, message);
    }

    @Test
    void a_lead_loses_who_it_was_and_keeps_where_the_work_stood() {
        var owner = savedUser("Priya");
        var known = Lead.heardOf(lead, NOW, UNSCORED)
                .ownedBy(owner.id())
                .with(LeadStatus.WON)
                .seen(TRAITS, new Profile("Ann Lee", "a@x.example", "+491", "Acme", true), UNSCORED, null);
        saved(workspace, known, Set.of("ann", "lee"));

        erase();

        assertThat(ports.leads().byId(workspace, lead)).contains(known.erased());
        assertThat(ports.leads().byId(workspace, merged).orElseThrow().isErased())
                .isTrue();
        assertThat(ports.leads().livingOn(workspace, lead)).isEmpty();
        assertThat(ports.leads().livingOn(workspace, merged)).isEmpty();
        assertThat(ports.listed(workspace, "ann")).isEmpty();
        assertThat(ports.listed(workspace, "")).isEmpty();
        assertThat(committed(() -> ports.leads().lock(workspace, Set.of(lead)).get(lead)))
                .isEqualTo(known.erased().unscored());
    }

    @Test
    void its_score_stays_and_is_never_looked_at_again() {
        var scored = Lead.heardOf(lead, NOW, UNSCORED)
                .scored(new Lead.Standing(86, "sql", null), NOW.minus(Duration.ofDays(1)));
        saved(scored);
        var model = ports.scoringModels().live(workspace).getFirst().id();
        var ledger = ports.scoreBook().ledger(workspace, lead, model);
        var crossings = ports.scoreBook().crossings(workspace, lead, model);
        commit(() -> ports.replays().request(workspace, Set.of(lead)));

        erase();

        assertThat(ports.leads().byId(workspace, lead).orElseThrow().standing().score())
                .isEqualTo(86);
        assertThat(ports.scoreBook().ledger(workspace, lead, model)).isEqualTo(ledger);
        assertThat(ports.scoreBook().crossings(workspace, lead, model)).isEqualTo(crossings);
        assertThat(committed(() -> ports.scoreBook().scores(workspace, model, Set.of(lead))))
                .isEmpty();
        assertThat(ports.replays().waiting(workspace)).isZero();
        assertThat(ports.ranking().top(workspace, null, 10)).isEmpty();
    }

    @Test
    void identifiers_claims_and_merges_go_and_whoever_has_them_next_is_somebody_new() {
        assertThat(extent().identifiers()).isEqualTo(2);

        erase();

        assertThat(leadsOf(user, device)).isEmpty();
        assertThat(ports.identityBook().identifiersOf(workspace, lead)).isEmpty();
        assertThat(ports.merges().of(workspace, lead)).isEmpty();
        var again = resolved(workspace, Set.of(user), List.of());
        assertThat(again.created()).hasSize(1).doesNotContain(lead, merged);
        assertThat(leadsOf(user, device)).isEqualTo(again.created());
        assertThat(committed(() -> ports.identityBook().load(workspace, again.created()))
                        .claims())
                .isEmpty();
        assertThat(ports.identityBook().identifiersOf(workspace, again.leadOf(user)))
                .containsExactly(user);
    }

    @Test
    void what_people_wrote_goes_and_that_they_did_something_stays() {
        var by = newUserId();
        var policy = SlaPolicy.STANDARD;
        var opened = SlaClock.open(policy, 90, true, NOW).orElseThrow();
        commit(() -> {
            ports.leads().record(workspace, lead, new Contact(Contact.Way.CALL, "Ann is ill", NOW, by));
            ports.slaClocks().write(workspace, Map.of(lead, opened), NOW, new Doing(by, "Ann is away"));
            ports.voids().voidLead(workspace, lead, List.of(device), new Decision("Ann tests", NOW, by));
        });
        var subject = new Subject("lead", lead.value());
        var facts = new Attributes(Map.of("reason", "Ann tests"));
        ports.auditLog()
                .record(workspace, new Change(ports.ids().next(), NOW, by, "void", subject, Attributes.NONE, facts));
        assertThat(extent().notes()).isEqualTo(3);

        erase();

        assertThat(ports.leads().contacts(workspace, lead)).containsExactly(new Contact(Contact.Way.CALL, "", NOW, by));
        assertThat(ports.slaClocks().ledger(workspace, lead))
                .extracting(happened -> Optional.ofNullable(happened.doing().why()))
                .isNotEmpty()
                .containsOnly(Optional.empty());
        assertThat(committed(() -> ports.slaClocks().of(workspace, Set.of(lead))))
                .containsKey(lead);
        assertThat(ports.voids().all(workspace)).isEmpty();
        assertThat(ports.auditLog().of(workspace, subject, 10)).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo("void");
            assertThat(change.after().isEmpty()).isTrue();
        });
    }

    @Test
    void what_was_refused_goes_where_it_mentions_them() {
        var hers = refusal("{\"name\":\"Ann Lee\"}");
        var others = refusal("{\"name\":\"Bob Ray\"}");
        ports.refusals().add(workspace, List.of(hers, others));
        assertThat(extent().refusals()).isEqualTo(1);

        erase();

        assertThat(ports.refusals().latest(workspace, source, 10)).containsExactly(others);
        assertThat(extent().refusals()).isZero();
    }

    @Test
    void what_tells_of_many_is_emptied_for_it_may_tell_of_them_and_is_put_together_anew() {
        var team = new Destination(
                new DestinationId(ports.ids().next()), workspace, "Team", new Channel.TeamMail(), false, Set.of());
        var well = new Health(Circuit.CLOSED, "it said: Ann Lee");
        var digest = Fact.of(Topic.DIGEST, NOW, null);
        var letter = Delivery.decided(workspace, team.id(), newUserId(), digest, unique("day"), NOW)
                .claimed(new Notice(digest, "Acme", ZoneOffset.UTC, List.of(card("Ann Lee"))), NOW.plusSeconds(60));
        var gone = Fact.of(Topic.DESTINATION_DISABLED, NOW, "Hook: it said Ann Lee");
        var warning = Delivery.decided(workspace, team.id(), null, gone, unique("gone"), NOW)
                .givenUp("HTTP 400: Ann Lee", NOW);
        commit(() -> {
            ports.destinations().add(team, NOW);
            ports.destinations().save(workspace, team.id(), well);
            ports.outbox().add(workspace, List.of(letter, warning));
            ports.deliveries()
                    .record(workspace, List.of(new Attempt(letter.id(), NOW, 20, false, "Ann Lee", "Ann who?")));
        });

        erase();

        assertThat(ports.deliveries().byId(workspace, letter.id())).contains(letter.unsaid());
        assertThat(letter.unsaid().notice()).isNull();
        assertThat(letter.unsaid().nextAt()).isEqualTo(letter.nextAt());
        assertThat(ports.deliveries().byId(workspace, warning.id())).contains(warning.unsaid());
        assertThat(warning.unsaid().toString()).doesNotContain("Ann");
        assertThat(ports.deliveries().attempts(workspace, letter.id()))
                .containsExactly(new Attempt(letter.id(), NOW, 20, false, "-", "-"));
        assertThat(ports.destinations().health(workspace)).containsEntry(team.id(), new Health(Circuit.CLOSED, "-"));
    }

    private Card card(String name) {
        var page = URI.create("https://leads.example.com/leads/1");
        return new Card(lead.value(), name, null, null, null, 62, 40, 20, 2, "hot", "new", null, null, List.of(), page);
    }

    private Refusal refusal(String excerpt) {
        return new Refusal(ports.ids().next(), source, NOW, "POST /v1/track", null, "", "no", excerpt);
    }

    @Test
    void identifiers_that_were_held_for_nobody_are_let_go_of_and_others_are_not() {
        var nobody = userId(unique("nobody"));
        commit(() -> {
            ports.identityBook().reserve(workspace, new TreeSet<>(Set.of(nobody, user)));
            ports.identityBook().release(workspace, Set.of(nobody, user));
        });

        assertThat(ports.identityBook().identifiersOf(workspace, lead)).contains(user);
        assertThat(resolved(workspace, Set.of(nobody), List.of()).created()).hasSize(1);
    }

    @Test
    void certificates_are_kept() {
        var erasure = new Erasure(ports.ids().next(), NOW, newUserId(), new Extent(2, 214, 5, 3, 1, 7, 1));

        ports.erasures().add(workspace, erasure);

        assertThat(ports.erasures().byReference(workspace, erasure.reference())).contains(erasure);
        assertThat(ports.erasures().byReference(elsewhere, erasure.reference())).isEmpty();
    }
}
