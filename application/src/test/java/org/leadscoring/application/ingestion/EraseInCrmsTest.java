package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.ingestion.Message.message;
import static org.leadscoring.application.ingestion.Message.user;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.InMemoryPorts;
import org.leadscoring.application.crm.Connections.Wish;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.crm.ErasureRequests.Counts;
import org.leadscoring.application.crm.FakeCrm;
import org.leadscoring.application.crm.FakeCrm.Trouble;
import org.leadscoring.application.crm.UnknownConnectionException;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Spec OP-3: who is erased here is erased in CRMs, too, whatever happens in between. */
class EraseInCrmsTest {

    private static final int CASES = 300;
    private static final UserId ADMIN = new UserId(new UUID(9, 9));

    private final Deliveries deliveries = new Deliveries();
    private final InMemoryApplication application = deliveries.application;
    private final InMemoryPorts ports = application.ports;
    private final WorkspaceId workspace = deliveries.workspace;
    private final FakeCrm crm = application.crm.crm;
    private final ConnectionId connection = connected(deliveries, OnErasure.ERASE);

    private int messages;

    @Test
    void a_crm_that_keeps_is_asked_nothing() {
        keeps();
        var ann = sent("ann");

        var certificate = erase(ann);
        application.crm.work();

        assertThat(crm.erased).isEmpty();
        assertThat(crm.records).hasSize(1);
        assertThat(requests(certificate)).isEmpty();
        assertThat(link(ann)).isEmpty();
    }

    @Test
    void a_crm_that_erases_is_asked_at_once_and_nothing_is_kept_of_the_person_then() {
        var ann = sent("ann");
        var bob = sent("bob");
        var doomed = doomed(ann);

        var certificate = erase(ann);
        assertThat(requests(certificate)).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(State.WAITING);
            assertThat(request.name()).isEqualTo("CRM");
            assertThat(request.askedAt()).isEqualTo(application.clock.instant());
            assertThat(request.doomed()).isEqualTo(doomed);
        });
        application.clock.advance(Duration.ofSeconds(5));
        application.crm.work();

        assertThat(crm.erased).containsExactly(doomed);
        assertThat(crm.records).hasSize(1).containsKey(external(bob));
        assertThat(requests(certificate)).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(State.DONE);
            assertThat(request.at()).isEqualTo(application.clock.instant());
            assertThat(request.doomed()).isNull();
            assertThat(request.why()).isNull();
        });
        assertThat(ports.syncRuns().latest(connection, 1).getFirst().tally().erased())
                .isEqualTo(1);
        assertThat(application.crm.measured.numbers).containsEntry("erased", 1L);
    }

    @Test
    void records_of_leads_that_were_merged_are_erased_with_them() {
        var ann = sent("ann");
        var bob = sent("bob");
        application.mergeLeads.merge(workspace, ann, bob, ADMIN);
        application.crm.work();
        assertThat(crm.records).hasSize(2);

        erase(ann);
        application.crm.work();

        assertThat(crm.records).isEmpty();
    }

    @Test
    void what_is_to_be_erased_goes_before_all_other_work() {
        var ann = sent("ann");
        comes("bob");
        erase(ann);
        application.crm.editConnections.runNow(workspace, connection, Wish.ALL);
        var others = new ArrayList<Integer>();
        crm.meanwhile("erase", () -> others.add(crm.written.size()));

        application.crm.work();

        assertThat(others).containsExactly(1);
        assertThat(crm.erased).hasSize(1);
        assertThat(crm.written).hasSize(2);
    }

    @Test
    void a_crm_that_still_reports_a_record_brings_nobody_back() {
        var ann = sent("ann");
        var record = external(ann);
        crm.keeping("HTTP 403");
        erase(ann);
        application.crm.work();
        crm.changed(record, "hs_lead_status", "customer");

        for (int run = 0; run < 3; run++) {
            application.clock.advance(Duration.ofMinutes(6));
            application.crm.editConnections.runNow(workspace, connection, Wish.ALL_ANEW);
            application.crm.work();
        }

        assertThat(living()).isEmpty();
        assertThat(link(ann)).isEmpty();
        assertThat(crm.written).hasSize(1);
        assertThat(ports.syncRuns().open(connection)).isEmpty();
    }

    @Test
    void who_is_erased_while_a_change_of_theirs_is_taken_is_gone() {
        var ann = sent("ann");
        crm.changed(external(ann), "hs_lead_status", "customer");
        application.clock.advance(Duration.ofMinutes(6));
        crm.meanwhile("changes", () -> erase(ann));

        application.crm.work();
        application.crm.work();

        assertThat(living()).isEmpty();
        assertThat(link(ann)).isEmpty();
        assertThat(crm.records).isEmpty();
    }

    @Test
    void who_is_erased_while_they_are_sent_for_the_first_time_is_found_there_by_our_key() {
        var ann = comes("ann");
        crm.meanwhile("upsert", () -> erase(ann));

        application.crm.work();
        application.crm.work();

        assertThat(crm.written).hasSize(1);
        assertThat(crm.erased).containsExactly(new Doomed(ann.value().toString(), null));
        assertThat(crm.records).isEmpty();
        assertThat(link(ann)).isEmpty();
    }

    @Test
    void a_crash_between_asking_and_noting_asks_twice_and_does_no_harm() {
        for (var trouble : List.of(Trouble.DEAD_AFTER, Trouble.DEAD_BEFORE, Trouble.UNHEARD)) {
            var ann = sent("ann " + trouble);
            var certificate = erase(ann);
            crm.erased.clear();
            crm.troubled(trouble);
            application.crm.work();
            assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.WAITING);

            application.clock.advance(Duration.ofMinutes(6));
            application.crm.work();

            assertThat(crm.erased).hasSize(trouble == Trouble.DEAD_BEFORE ? 1 : 2);
            assertThat(crm.records).isEmpty();
            assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.DONE);
        }
    }

    @Test
    void one_that_gets_no_answer_is_tried_again_and_holds_up_no_other_work() {
        var ann = sent("ann");
        var certificate = erase(ann);
        comes("bob");
        crm.troubled(Trouble.REFUSED);
        application.crm.work();
        application.crm.work();
        assertThat(requests(certificate)).singleElement().satisfies(request -> {
            assertThat(request.tries()).isEqualTo(1);
            assertThat(request.at()).isAfter(application.clock.instant());
            assertThat(request.doomed()).isNotNull();
        });
        application.clock.advance(Duration.ofMinutes(5));
        crm.troubled(Trouble.REFUSED);
        application.crm.work();
        application.crm.work();
        assertThat(crm.written).as("Bob is sent meanwhile").hasSize(2);
        assertThat(requests(certificate).getFirst().tries()).isEqualTo(2);
        assertThat(Duration.between(
                        application.clock.instant(),
                        requests(certificate).getFirst().at()))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));

        application.clock.advance(Duration.ofMinutes(6));
        application.crm.work();

        assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.DONE);
    }

    @Test
    void what_a_crm_refuses_is_listed_and_tried_again_or_noted_as_done_by_hand_and_both_is_audited() {
        var both = List.of(sent("ann"), sent("bob"));
        crm.keeping("HTTP 403 – let us");
        var ann = erase(both.getFirst());
        var bob = erase(both.getLast());
        application.crm.work();

        var follow = application.crm.followErasures;
        var open = follow.open(workspace, connection);
        assertThat(open.counts()).isEqualTo(new Counts(0, 2));
        assertThat(open.counts().open()).isEqualTo(2);
        assertThat(open.first()).hasSize(2).allSatisfy(request -> {
            assertThat(request.state()).isEqualTo(State.REFUSED);
            assertThat(request.why()).isEqualTo("HTTP 403 – let us");
            assertThat(request.doomed()).isNotNull();
        });
        application.clock.advance(Duration.ofDays(2));
        application.crm.work();
        assertThat(crm.erased).as("it is not asked again by itself").hasSize(2);

        follow.erasedByHand(workspace, connection, requests(ann).getFirst().id(), ADMIN);
        crm.keeping("");
        follow.tryAgain(workspace, connection, requests(bob).getFirst().id(), ADMIN);
        application.crm.work();

        assertThat(requests(ann).getFirst().state()).isEqualTo(State.BY_HAND);
        assertThat(requests(ann).getFirst().doomed()).isNull();
        assertThat(requests(bob).getFirst().state()).isEqualTo(State.DONE);
        assertThat(follow.open(workspace, connection).first()).isEmpty();
        assertThat(audited()).extracting(Change::action).contains("erase_again", "erase_by_hand");
        assertThat(audited())
                .extracting(Change::toString)
                .anySatisfy(change -> assertThat(change).contains(ann.toString()));

        // What is over stays so.
        follow.tryAgain(workspace, connection, requests(ann).getFirst().id(), ADMIN);
        follow.erasedByHand(workspace, connection, requests(bob).getFirst().id(), ADMIN);
        assertThat(requests(ann).getFirst().state()).isEqualTo(State.BY_HAND);
        assertThat(requests(bob).getFirst().state()).isEqualTo(State.DONE);
        assertThat(follow.tryAllAgain(workspace, connection, ADMIN)).isZero();
        var nowhere = new ConnectionId(new UUID(4, 4));
        assertThatThrownBy(() -> follow.open(workspace, nowhere)).isInstanceOf(UnknownConnectionException.class);
        assertThatThrownBy(() -> follow.tryAllAgain(workspace, nowhere, ADMIN))
                .isInstanceOf(UnknownConnectionException.class);
    }

    @Test
    void all_that_was_refused_is_tried_again_by_one_word() {
        var both = List.of(sent("ann"), sent("bob"));
        crm.keeping("HTTP 403");
        both.forEach(this::erase);
        application.crm.work();

        crm.keeping("");
        assertThat(application.crm.followErasures.tryAllAgain(workspace, connection, ADMIN))
                .isEqualTo(2);
        application.crm.work();

        assertThat(crm.records).isEmpty();
        assertThat(audited())
                .filteredOn(change -> change.action().equals("erase_again"))
                .hasSize(1);
    }

    @Test
    void somebody_erased_it_by_hand_while_the_crm_was_asked() {
        var certificate = erase(sent("ann"));
        crm.keeping("HTTP 403");
        crm.meanwhile(
                "erase",
                () -> application.crm.followErasures.erasedByHand(
                        workspace, connection, requests(certificate).getFirst().id(), ADMIN));

        application.crm.work();

        assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.BY_HAND);
    }

    @Test
    void a_record_that_is_still_to_be_erased_becomes_nobody_elses() {
        var ann = sent("ann");
        var record = external(ann);
        crm.keeping("HTTP 403");
        erase(ann);
        application.crm.work();
        // Somebody there empties the field of our key: the record looks like nobody's.
        var stored = Objects.requireNonNull(crm.records.get(record));
        crm.records.put(record, new FakeCrm.Stored("", stored.fields(), stored.changedAt()));

        var again = sent("ann");

        assertThat(again).isNotEqualTo(ann);
        assertThat(external(again)).isNotEqualTo(record);
        crm.keeping("");
        application.crm.followErasures.tryAllAgain(workspace, connection, ADMIN);
        application.crm.work();
        assertThat(crm.records).containsOnlyKeys(external(again));
    }

    @Test
    void a_crm_that_does_not_let_us_in_is_switched_off_and_asked_once_it_is_switched_on() {
        var certificate = erase(sent("ann"));
        crm.troubled(Trouble.GONE);
        application.crm.work();
        application.clock.advance(Duration.ofDays(1));
        application.crm.work();
        assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.WAITING);
        assertThat(crm.records).hasSize(1);

        application.crm.editConnections.turn(workspace, connection, true, ADMIN);
        application.crm.work();

        assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.DONE);
    }

    @Test
    void whoever_removes_a_connection_has_it_noted_that_nobody_is_asked_any_more() {
        var certificate = erase(sent("ann"));
        crm.keeping("HTTP 403");

        application.crm.editConnections.remove(workspace, connection, ADMIN);

        assertThat(requests(certificate)).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(State.DROPPED);
            assertThat(request.doomed()).isNull();
            assertThat(request.name()).isEqualTo("CRM");
        });
    }

    @Test
    void what_was_asked_stays_asked_if_the_crm_keeps_from_then_on() {
        erase(sent("ann"));
        keeps();

        application.crm.work();

        assertThat(crm.records).isEmpty();
        assertThat(audited()).anySatisfy(change -> {
            assertThat(change.before().values()).isEqualTo(Map.of("on_erasure", "erase"));
            assertThat(change.after().values()).isEqualTo(Map.of("on_erasure", "keep"));
        });
    }

    @Test
    void leads_that_are_erased_together_share_a_certificate() {
        var leads = Set.of(sent("ann"), sent("bob"));

        var erased = application.eraseLead.erase(workspace, leads, all -> all, ADMIN);
        application.crm.work();

        assertThat(erased).isEqualTo(2);
        assertThat(crm.records).isEmpty();
        var certificates = ports.transactions().erasureRequests.rows(workspace).values().stream()
                .map(ErasureRequest::erasure)
                .distinct()
                .toList();
        assertThat(certificates).hasSize(1);
        assertThat(application.eraseLead.certificate(workspace, certificates.getFirst()))
                .isPresent();
    }

    @Test
    void a_request_tells_its_record_as_long_as_it_is_open_and_no_longer() {
        var request = requests(erase(sent("ann"))).getFirst();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErasureRequest(
                        request.id(),
                        connection,
                        "CRM",
                        request.erasure(),
                        request.askedAt(),
                        State.DONE,
                        request.doomed(),
                        request.at(),
                        0,
                        null));
    }

    @Test
    void whatever_happens_who_is_erased_is_gone_there_in_the_end_and_nobody_else_is() {
        var gone = new int[1];
        Seeded.forAll(CASES, random -> {
            var world = new Deliveries();
            var one = connected(world, OnErasure.ERASE);
            var app = world.application;
            var source = new RandomMessages(random);
            var erased = new HashSet<LeadId>();
            for (var batch : source.delivered(source.messages(24))) {
                world.deliver(batch);
                var troubles = Trouble.values();
                app.crm.crm.troubled(troubles[random.nextInt(troubles.length)]);
                if (random.nextInt(3) == 0) {
                    var leads = living(world);
                    var victim = leads.isEmpty() ? LeadId.NOBODY : leads.get(random.nextInt(leads.size()));
                    var moment = random.nextInt(FakeCrm.MOMENTS.size() + 1);
                    if (moment == FakeCrm.MOMENTS.size()) {
                        erased.addAll(erase(world, victim));
                    } else {
                        app.crm.crm.meanwhile(FakeCrm.MOMENTS.get(moment), () -> erased.addAll(erase(world, victim)));
                    }
                }
                app.crm.work();
                app.clock.advance(Duration.ofMinutes(random.nextInt(12)));
            }
            for (int run = 0; run < 12; run++) {
                app.crm.crm.troubled(Trouble.NONE);
                app.clock.advance(Duration.ofHours(1));
                app.crm.editConnections.turn(world.workspace, one, true, ADMIN);
                app.crm.work();
            }

            assertThat(app.ports.erasureRequests().counts(one, 99)).isEqualTo(new Counts(0, 0));
            var links = app.ports.links().of(one, Set.copyOf(erased));
            assertThat(links).isEmpty();
            var keys = app.crm.crm.records.values().stream()
                    .map(FakeCrm.Stored::key)
                    .toList();
            for (var lead : erased) {
                assertThat(keys).doesNotContain(lead.value().toString());
            }
            for (var lead : living(world)) {
                if (world.lead(lead).profile().email() != null) {
                    var link = Objects.requireNonNull(
                            app.ports.links().of(one, Set.of(lead)).get(lead));
                    assertThat(app.crm.crm.records).containsKey(Objects.requireNonNull(link.external()));
                }
            }
            gone[0] += erased.size();
        });
        assertThat(gone[0]).isGreaterThan(CASES / 2);
    }

    /** Erases a lead if it is still there, and says who went. */
    private static Set<LeadId> erase(Deliveries world, LeadId lead) {
        var app = world.application;
        if (app.ports.leads().livingOn(world.workspace, lead).isEmpty()) {
            return Set.of();
        }
        var living =
                app.ports.leads().livingOn(world.workspace, lead).orElseThrow().id();
        var all = Set.copyOf(app.ports.personalData().leadsOf(world.workspace, living));
        app.eraseLead.erase(world.workspace, living, ADMIN);
        return all;
    }

    private static List<LeadId> living(Deliveries world) {
        return world.application.ports.publications().leadsAfter(world.workspace, null, Integer.MAX_VALUE);
    }

    private List<LeadId> living() {
        return living(deliveries);
    }

    private LeadId comes(String name) {
        var number = ++messages;
        deliveries.deliver(message("m" + number, "demo_requested")
                .from(user(name + number))
                .saying(Map.of("email", name.replace(' ', '.').toLowerCase(Locale.ROOT) + "@example.com")));
        return deliveries.leadOf(user(name + number));
    }

    private LeadId sent(String name) {
        var lead = comes(name);
        application.clock.advance(Duration.ofMinutes(6));
        application.crm.work();
        assertThat(link(lead)).isPresent();
        return lead;
    }

    private UUID erase(LeadId lead) {
        return application.eraseLead.erase(workspace, lead, ADMIN).reference();
    }

    private List<ErasureRequest> requests(UUID certificate) {
        return application.crm.followErasures.of(workspace, certificate);
    }

    private Optional<Link> link(LeadId lead) {
        return Optional.ofNullable(ports.links().of(connection, Set.of(lead)).get(lead));
    }

    private String external(LeadId lead) {
        return Objects.requireNonNull(link(lead).orElseThrow().external());
    }

    private Doomed doomed(LeadId lead) {
        return new Doomed(lead.value().toString(), external(lead));
    }

    private List<Change> audited() {
        return ports.auditLog().of(workspace, new Subject(EditConnections.SUBJECT, connection.value()), 99);
    }

    private void keeps() {
        var now = ports.connections().byId(workspace, connection).orElseThrow();
        change(application.crm.editConnections, now, OnErasure.KEEP);
    }

    private static void change(EditConnections editing, Connection now, OnErasure onErasure) {
        editing.change(
                now.workspace(), now.id(), now.name(), now.crm(), now.every(), now.from(), true, onErasure, ADMIN);
    }

    private static ConnectionId connected(Deliveries world, OnErasure onErasure) {
        var editing = world.application.crm.editConnections;
        var made = editing.create(
                world.workspace,
                "CRM",
                new Crm.HubSpot(URI.create("https://crm.example.com"), new Secret("token")),
                ADMIN);
        change(editing, made, onErasure);
        editing.turn(world.workspace, made.id(), true, ADMIN);
        return made.id();
    }
}
