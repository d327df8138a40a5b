package org.leadscoring.application.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.domain.importing.Mappings.events;
import static org.leadscoring.domain.importing.Mappings.leads;
import static org.leadscoring.domain.lead.LeadStatus.CONTACTED;
import static org.leadscoring.domain.lead.LeadStatus.LOST;
import static org.leadscoring.domain.lead.LeadStatus.NEW;
import static org.leadscoring.domain.lead.LeadStatus.WON;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.importing.Import.Claim;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.importing.InvalidMappingException;
import org.leadscoring.domain.importing.Mappings;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.UserId;

/** Outcomes that come with a file of leads. */
class ImportOutcomesTest {

    private static final Instant JANUARY = Instant.parse("2026-01-15T17:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-15T17:00:00Z");

    private final ImportWorld world = new ImportWorld();
    private final InMemoryApplication application = world.application;
    private final UserId ada =
            application.ports.users().all(world.workspace).getFirst().id();

    @Test
    void a_lead_has_its_outcome_at_its_own_instant_in_the_name_of_the_source_where_nobody_asked() {
        world.imported(deals(), "id,Deal,Closed\nu1,won,2026-01-15T17:00:00Z\nu2,0,2026-02-15T17:00:00Z\nu3,,\n");

        var source = new UserId(ImportSource.of(world.workspace).value());
        assertThat(lead("u1").status()).isEqualTo(WON);
        assertThat(history("u1")).containsExactly(new StatusChange(NEW, WON, JANUARY, source));
        assertThat(lead("u2").status()).isEqualTo(LOST);
        assertThat(history("u2")).containsExactly(new StatusChange(NEW, LOST, FEBRUARY, source));
        assertThat(lead("u3").status()).isEqualTo(NEW);
        assertThat(history("u3")).isEmpty();
    }

    @Test
    void who_sends_the_file_tells_the_outcomes_in_it() {
        var uploaded = world.uploaded(deals(), "id,Deal,Closed\nu1,won,\n", ada);
        application.planImport.plan(world.workspace, uploaded.id(), world.plan(deals(), false));
        application.runImports.start(world.workspace, uploaded.id());
        application.runImports.work();

        assertThat(history("u1")).containsExactly(new StatusChange(NEW, WON, InMemoryApplication.START, ada));
    }

    @Test
    void the_same_file_again_changes_nothing_even_after_somebody_reopened_a_lead() {
        var file = "id,Deal,Closed\nu1,won,\nu2,lost,2026-02-15T17:00:00Z\n";
        world.imported(deals(), file);
        application.clock.advance(Duration.ofDays(1));
        application.workOnLead.moveTo(world.workspace, lead("u1").id(), CONTACTED, ada);
        var before = List.of(history("u1"), history("u2"));

        var again = world.imported(deals(), file);

        assertThat(again.progress().duplicates()).isEqualTo(2);
        assertThat(List.of(history("u1"), history("u2"))).isEqualTo(before);
        assertThat(lead("u1").status()).isEqualTo(CONTACTED);
    }

    @Test
    void an_outcome_that_comes_later_than_its_lead_is_taken() {
        world.imported(deals(), "id,Deal,Closed\nu1,,\n");

        var later = world.imported(deals(), "id,Deal,Closed\nu1,Gewonnen,2026-01-15T17:00:00Z\n");

        assertThat(later.progress().taken()).isEqualTo(1);
        assertThat(lead("u1").status()).isEqualTo(WON);
        assertThat(world.leads()).isEqualTo(1);
    }

    @Test
    void a_past_outcome_does_not_end_the_work_on_a_lead_that_was_moved_since() {
        world.imported(deals(), "id,Deal,Closed\nu1,,\n");
        application.workOnLead.moveTo(world.workspace, lead("u1").id(), CONTACTED, ada);

        world.imported(deals(), "id,Deal,Closed\nu1,lost,2026-01-15T17:00:00Z\n");

        assertThat(lead("u1").status()).isEqualTo(CONTACTED);
        assertThat(history("u1")).extracting(StatusChange::to).containsExactly(LOST, CONTACTED);
        assertThat(history("u1").getFirst().at()).isEqualTo(JANUARY);
    }

    @Test
    void a_promise_that_is_owed_is_cancelled_and_counts_neither_as_kept_nor_as_broken() {
        world.imported(visits(), true, "id,what,when\nu1,demo_requested,2026-03-02T08:50:00Z\n");
        assertThat(clock("u1").state()).isEqualTo(SlaClock.State.OPEN);

        world.imported(deals(), true, "id,Deal,Closed\nu1,won,2026-02-15T17:00:00Z\n");
        application.clock.advance(Duration.ofDays(30));
        application.sweepClocks.sweep();

        assertThat(clock("u1").state()).isEqualTo(SlaClock.State.CANCELLED);
        assertThat(clock("u1").breachedAt()).isNull();
        assertThat(application
                        .ports
                        .slaClocks()
                        .ledger(world.workspace, lead("u1").id()))
                .extracting(happened -> happened.transition())
                .containsExactly(Transition.OPENED, Transition.CANCELLED);
    }

    @Test
    void no_clock_opens_and_nobody_is_told_even_where_the_import_acts() {
        var hook = new Destination(
                new DestinationId(new UUID(5, 5)),
                world.workspace,
                "Mail",
                new Channel.Mail(List.of("sales@example.com")),
                true,
                Set.of(Topic.LEAD_ASSIGNED));
        application.ports.destinations().add(hook, InMemoryApplication.START);
        application
                .ports
                .actionBook()
                .save(
                        world.workspace,
                        StageActions.NONE.with("warm", Direction.UP, List.of(new Action.Tell(hook.id()))));
        world.imported(events("id=userId", "Device=anonymousId", "what=event", "when=time"), """
                        id,Device,what,when
                        ended,,webinar_registered,2026-03-02T08:50:00Z
                        ,d1,whitepaper_downloaded,2026-03-02T08:50:00Z
                        open,,webinar_registered,2026-03-02T08:50:00Z
                        ,d2,whitepaper_downloaded,2026-03-02T08:50:00Z
                        """);

        // Who was on the device comes out, and both together are warm.
        world.imported(
                leads("id=userId", "Device=anonymousId", "Deal=outcome"),
                true,
                "id,Device,Deal\nended,d1,won\nopen,d2,\n");

        assertThat(lead("ended").standing().stage()).isEqualTo("warm");
        assertThat(world.clock(lead("ended"))).isEmpty();
        assertThat(world.clock(lead("open"))).isPresent();
        assertThat(told("ended")).isZero();
        assertThat(told("open")).as("what acts at all").isOne();
    }

    @Test
    void an_outcome_of_a_lead_that_merges_by_the_same_row_is_the_survivors() {
        var both = leads("id=userId", "Device=anonymousId", "Deal=outcome", "Closed=outcomeTime");
        world.imported(both, "id,Device,Deal,Closed\nu1,,,\n,d1,lost,2026-01-15T17:00:00Z\n");
        assertThat(world.leads()).isEqualTo(2);

        world.imported(both, "id,Device,Deal,Closed\nu1,d1,won,2026-02-15T17:00:00Z\n");

        assertThat(world.leads()).isEqualTo(1);
        assertThat(lead("u1").status()).isEqualTo(WON);
        assertThat(history("u1")).extracting(StatusChange::to).containsExactly(LOST, CONTACTED, WON);
    }

    @Test
    void a_worker_that_died_is_followed_by_another_and_each_outcome_stands_once() {
        var mapping = leads("id=userId", "Deal=outcome");
        var planned = world.planned(
                mapping,
                "id,Deal\n"
                        + IntStream.range(0, 1_200)
                                .mapToObj(i -> "u" + i + "," + i % 2 + "\n")
                                .collect(Collectors.joining()));
        application.runImports.start(world.workspace, planned.id());
        diesAfterTaking(planned, 500);
        application.clock.advance(RunImports.CLAIM);

        application.newImportWorker().work();

        assertThat(world.now(planned).state()).isEqualTo(State.DONE);
        assertThat(world.now(planned).progress().taken()).isEqualTo(1_200);
        assertThat(IntStream.range(0, 1_200).mapToObj(i -> history("u" + i).size()))
                .allMatch(steps -> steps == 1);
        assertThat(lead("u7").status()).isEqualTo(WON);
        assertThat(lead("u8").status()).isEqualTo(LOST);
    }

    private void diesAfterTaking(Import planned, int rows) {
        var running = world.now(planned);
        var ports = application.ports;
        var plan = Objects.requireNonNull(running.plan());
        var some = new RowEvents(ports.storedFiles(), new PlainCsv(), world.workspace, running, plan, Position.START)
                .next(rows);
        ports.imports()
                .save(
                        world.workspace,
                        running.claimed(
                                new Claim("dead", application.clock.instant().plus(RunImports.CLAIM))));
        application.ingestEvents.ingest(world.workspace, some.events(), running.createdAt(), Acting.NEVER);
    }

    @Test
    void crms_are_told_of_leads_whose_outcome_came() {
        world.imported(deals(), "id,Deal,Closed\nu1,,\n");
        var connection = application.crm.editConnections.create(
                world.workspace,
                "CRM",
                new Crm.HubSpot(URI.create("https://crm.example.com"), new Secret("token")),
                ada);
        assertThat(application.ports.links().waiting(connection.id())).isZero();

        world.imported(deals(), "id,Deal,Closed\nu1,won,\n");

        assertThat(application.ports.links().peek(connection.id(), 9))
                .containsExactly(lead("u1").id());
    }

    @Test
    void a_check_shows_outcomes_and_writes_none() {
        var checked = world.checked(deals(), "id,Deal,Closed\nu1,won,2026-01-15T17:00:00Z\nu2,maybe,\n");

        assertThat(checked.progress().taken()).isEqualTo(1);
        assertThat(world.refused(checked).getFirst().column()).isEqualTo("Deal");
        assertThat(world.leads()).isZero();
    }

    @Test
    void times_for_all_rows_hold_for_those_that_say_none_and_cannot_lie_ahead() {
        var mapping =
                leads("id=userId", "Deal=outcome").at("2026-01-15T17:00:00Z").endedAt("2026-02-15T17:00:00Z");

        world.imported(mapping, "id,Deal\nu1,1\n");

        assertThat(history("u1")).extracting(StatusChange::at).containsExactly(FEBRUARY);
        assertThat(application
                        .ports
                        .eventLog()
                        .history(world.workspace, lead("u1").id()))
                .singleElement()
                .satisfies(event -> assertThat(event.occurredAt()).isEqualTo(JANUARY));
        assertThatThrownBy(() -> world.planned(mapping.endedAt("2026-03-02T09:00:01Z"), "id,Deal\nu1,1\n"))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("lies in the future");
    }

    private static Mappings deals() {
        return leads("id=userId", "Deal=outcome", "Closed=outcomeTime");
    }

    private static Mappings visits() {
        return events("id=userId", "what=event", "when=time");
    }

    private Lead lead(String user) {
        return world.lead(IdentifierType.USER_ID, user).orElseThrow();
    }

    private SlaClock clock(String user) {
        return world.clock(lead(user)).orElseThrow();
    }

    private int told(String user) {
        return application
                .ports
                .deliveries()
                .of(world.workspace, Set.of(lead(user).id()), 100)
                .size();
    }

    private List<StatusChange> history(String user) {
        return history(lead(user).id());
    }

    private List<StatusChange> history(LeadId lead) {
        return application.ports.leads().statusHistory(world.workspace, lead);
    }
}
