package org.leadscoring.application.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.leadscoring.domain.importing.Mappings.events;
import static org.leadscoring.domain.importing.Mappings.leads;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.importing.Import.Claim;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.importing.Mappings;
import org.leadscoring.domain.lead.IdentifierType;

class RunImportsTest {

    private static final Mappings PEOPLE = leads("Email=email", "Name=trait:name", "Visits=trait:visits");

    private final ImportWorld world = new ImportWorld();
    private final InMemoryApplication application = world.application;

    @Test
    void every_row_of_leads_becomes_a_lead_with_its_traits() {
        var done = world.imported(PEOPLE, "Email,Name,Visits\nann@acme.example,Ann Lee,3\nbob@acme.example,Bob,\n");

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.progress().rows()).isEqualTo(2);
        assertThat(done.progress().taken()).isEqualTo(2);
        assertThat(done.endedAt()).isEqualTo(InMemoryApplication.START);
        var ann = world.lead(IdentifierType.EMAIL, "ann@acme.example").orElseThrow();
        assertThat(ann.profile().name()).isEqualTo("Ann Lee");
        assertThat(ann.traits().values()).containsEntry("visits", new BigDecimal(3));
    }

    @Test
    void every_row_of_events_is_scored_at_its_own_time() {
        world.imported(
                events("id=userId", "what=event", "when=time"),
                "id,what,when\nu1,Demo Requested,2026-02-01T10:00:00Z\nu1,email_opened,2026-02-02T10:00:00Z\n");

        var lead = world.lead(IdentifierType.USER_ID, "u1").orElseThrow();
        assertThat(lead.standing().score()).isEqualTo(55);
        assertThat(lead.lastActivityAt()).isEqualTo(Instant.parse("2026-02-02T10:00:00Z"));
        assertThat(application.checkLedgers.check().offenders()).isEmpty();
    }

    @Test
    void the_same_file_again_changes_nothing_and_says_so() {
        var file = "Email,Name,Visits\nann@acme.example,Ann Lee,3\nbob@acme.example,Bob,\n";
        world.imported(PEOPLE, file);
        application.clock.advance(Duration.ofDays(1));

        var again = world.imported(PEOPLE, file);

        assertThat(again.progress().taken()).isZero();
        assertThat(again.progress().duplicates()).isEqualTo(2);
        assertThat(world.leads()).isEqualTo(2);
        assertThat(world.events(
                        world.lead(IdentifierType.EMAIL, "ann@acme.example").orElseThrow()))
                .isEqualTo(1);
    }

    @Test
    void an_event_that_stands_in_the_file_twice_happened_twice_and_a_lead_that_does_is_told_once() {
        var mapping = events("id=userId", "day=time").all("email_opened");
        var file = "id,day\nu1,2026-02-01\nu1,2026-02-01\nu1,2026-02-01\n";

        assertThat(world.imported(mapping, file).progress().taken()).isEqualTo(3);
        assertThat(world.imported(mapping, file).progress().duplicates()).isEqualTo(3);
        assertThat(world.events(world.lead(IdentifierType.USER_ID, "u1").orElseThrow()))
                .isEqualTo(3);

        var twice = world.imported(PEOPLE, "Email,Name,Visits\na@b.example,A,1\na@b.example,A,1\n");
        assertThat(twice.progress().taken()).isEqualTo(1);
        assertThat(twice.progress().duplicates()).isEqualTo(1);
    }

    @Test
    void a_file_that_has_grown_brings_what_is_new_only() {
        var mapping = events("id=userId", "day=time").all("email_opened");
        world.imported(mapping, "id,day\nu1,2026-02-01\nu2,2026-02-01\n");

        var grown = world.imported(mapping, "id,day\nu3,2026-02-02\nu1,2026-02-01\nu2,2026-02-01\nu1,2026-02-01\n");

        assertThat(grown.progress().taken()).isEqualTo(2);
        assertThat(grown.progress().duplicates()).isEqualTo(2);
    }

    @Test
    void rows_that_cannot_be_taken_are_refused_with_line_and_reason_and_the_others_are_taken() {
        var done = world.imported(
                PEOPLE,
                "Email,Name,Visits\nnobody,X,1\nann@acme.example,\"Ann\nLee\",3\n,Nameless,\nonly one\nbob@acme.example,Bob,2\n");

        assertThat(done.progress().taken()).isEqualTo(2);
        assertThat(done.progress().refused()).isEqualTo(3);
        assertThat(world.refused(done))
                .extracting(RefusedRows.RefusedRow::line, RefusedRows.RefusedRow::column)
                .containsExactly(tuple(2L, "Email"), tuple(5L, "Email"), tuple(6L, null));
        assertThat(world.refused(done).getFirst().reason()).isEqualTo("\"nobody\" is not an e-mail address");
    }

    @Test
    void the_error_file_can_be_corrected_and_imported_again() {
        var done = world.imported(
                PEOPLE, "Email,Name,Visits\nann@,=HYPERLINK(1),-3\nbob@acme.example,Bob,2\n\"x\"y,1,2\n");

        var file = world.errorFile(done);

        assertThat(file).isEqualTo("""
                        line,column,reason,Email,Name,Visits\r
                        2,Email,""" + "\"\"\"ann@\"\" is not an e-mail address\"" + """
                        ,ann@,'=HYPERLINK(1),-3\r
                        4,,something follows the closing quote of value 1,"\""x""y,1,2"\r
                        """);
        var corrected =
                file.replace(",ann@,", ",ann@acme.example,").lines().limit(2).collect(Collectors.joining("\n"));
        var again = world.imported(
                leads(
                        "line=ignore",
                        "column=ignore",
                        "reason=ignore",
                        "Email=email",
                        "Name=trait:name",
                        "Visits=trait:visits"),
                corrected);
        assertThat(again.progress().taken()).isEqualTo(1);
        assertThat(world.lead(IdentifierType.EMAIL, "ann@acme.example")
                        .orElseThrow()
                        .traits()
                        .text("name"))
                .contains("=HYPERLINK(1)");
    }

    @Test
    void an_import_opens_no_clock_unless_that_was_asked_for() {
        world.imported(PEOPLE, false, "Email,Name,Visits\nann@acme.example,Ann,1\n");
        world.imported(PEOPLE, true, "Email,Name,Visits\nbob@acme.example,Bob,1\n");

        assertThat(world.clock(
                        world.lead(IdentifierType.EMAIL, "ann@acme.example").orElseThrow()))
                .isEmpty();
        assertThat(world.clock(
                        world.lead(IdentifierType.EMAIL, "bob@acme.example").orElseThrow()))
                .isPresent();
    }

    @Test
    void what_was_imported_silently_stays_silent_while_time_passes_and_is_heard_when_it_does_something() {
        var mapping = events("Email=email", "what=event", "when=time");
        world.imported(mapping, "Email,what,when\nann@acme.example,demo_requested,2026-03-02T08:50:00Z\n");

        application.clock.advance(Duration.ofHours(1));
        application.sweepScores.passTime();
        application.clock.advance(Duration.ofDays(31));
        application.sweepScores.passTime();

        var ann = world.lead(IdentifierType.EMAIL, "ann@acme.example").orElseThrow();
        assertThat(ann.standing().score()).as("time took some").isEqualTo(40);
        assertThat(world.clock(ann)).isEmpty();

        world.imported(mapping, true, "Email,what,when\nann@acme.example,demo_requested,2026-04-01T08:50:00Z\n");
        assertThat(world.clock(ann)).isPresent();
    }

    @Test
    void a_check_counts_and_shows_what_would_be_and_writes_nothing() {
        world.imported(PEOPLE, "Email,Name,Visits\nann@acme.example,Ann,1\n");

        var checked = world.checked(PEOPLE, """
                Email,Name,Visits
                ann@acme.example,Ann,1
                ann@acme.example,Ann,2
                bob@acme.example,Bob,1
                BOB@acme.example,Robert,1
                nobody,X,1
                """);

        assertThat(checked.state()).isEqualTo(State.PLANNING);
        assertThat(checked.checked()).isTrue();
        assertThat(checked.progress().rows()).isEqualTo(5);
        assertThat(checked.progress().taken()).isEqualTo(3);
        assertThat(checked.progress().duplicates()).isEqualTo(1);
        assertThat(checked.progress().refused()).isEqualTo(1);
        assertThat(checked.progress().newLeads()).isEqualTo(1);
        assertThat(checked.progress().knownLeads()).isEqualTo(1);
        assertThat(world.refused(checked)).hasSize(1);
        assertThat(world.leads()).isEqualTo(1);
    }

    @Test
    void what_was_checked_can_be_started_and_counts_anew() {
        var checked = world.checked(PEOPLE, "Email,Name,Visits\nann@acme.example,Ann,1\nnobody,X,1\n");

        application.runImports.start(world.workspace, checked.id());
        application.runImports.work();

        assertThat(world.now(checked).progress().rows()).isEqualTo(2);
        assertThat(world.now(checked).checked()).isFalse();
        assertThat(world.refused(checked)).hasSize(1);
    }

    @Test
    void a_worker_that_died_is_followed_by_another_who_takes_every_row_once_and_counts_it_once() {
        var planned = world.planned(
                events("id=userId", "day=time").all("email_opened"),
                "id,day\n"
                        + IntStream.range(0, 1_700)
                                .mapToObj(i -> "u" + i % 40 + ",2026-02-01\n")
                                .collect(Collectors.joining()));
        application.runImports.start(world.workspace, planned.id());
        diesAfterTaking(planned, 500);

        assertThat(application.newImportWorker().work())
                .as("the claim still holds")
                .isZero();
        application.clock.advance(RunImports.CLAIM);
        assertThat(application.newImportWorker().work()).isEqualTo(4);

        var done = world.now(planned);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.progress().taken()).isEqualTo(1_700);
        assertThat(done.progress().duplicates()).isZero();
        assertThat(world.events(world.lead(IdentifierType.USER_ID, "u7").orElseThrow()))
                .isEqualTo(43);
    }

    /** What a worker leaves behind that was killed after its rows were taken and before it could write down how far it came. */
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
    void a_worker_whose_claim_ran_out_does_not_write_over_what_another_did() {
        var planned = world.planned(PEOPLE, "Email,Name,Visits\nann@acme.example,Ann,1\n");
        application.runImports.start(world.workspace, planned.id());
        var claimed = world.now(planned)
                .claimed(new Claim("other", application.clock.instant().plusSeconds(99)));
        application.ports.imports().save(world.workspace, claimed);

        assertThat(application.runImports.work()).isZero();

        assertThat(world.now(planned)).isEqualTo(claimed);
    }

    @Test
    void an_import_that_is_stopped_keeps_what_it_took_and_can_go_on() {
        var planned = world.planned(PEOPLE, "Email,Name,Visits\nann@acme.example,Ann,1\n");
        application.runImports.start(world.workspace, planned.id());

        application.runImports.cancel(world.workspace, planned.id());
        assertThat(application.runImports.work()).isZero();
        assertThat(world.now(planned).state()).isEqualTo(State.CANCELLED);

        application.runImports.goOn(world.workspace, planned.id());
        application.runImports.work();
        assertThat(world.now(planned).state()).isEqualTo(State.DONE);
        assertThat(world.leads()).isEqualTo(1);
    }

    @Test
    void a_check_that_is_stopped_leaves_the_plan_to_be_changed() {
        var planned = world.planned(PEOPLE, "Email,Name,Visits\nann@acme.example,Ann,1\n");
        application.runImports.check(world.workspace, planned.id());

        application.runImports.cancel(world.workspace, planned.id());

        assertThat(world.now(planned).state()).isEqualTo(State.PLANNING);
        assertThat(world.now(planned).checked()).isFalse();
    }

    @Test
    void an_import_whose_file_is_damaged_fails_and_says_why_and_the_next_is_done_all_the_same() {
        var damaged = world.planned(PEOPLE, "Email,Name,Visits\nann@acme.example,Ann,1\n");
        var fine = world.planned(PEOPLE, "Email,Name,Visits\nbob@acme.example,Bob,1\n");
        application.runImports.start(world.workspace, damaged.id());
        application.clock.advance(Duration.ofSeconds(1));
        application.runImports.start(world.workspace, fine.id());
        application.ports.imports().save(world.workspace, withoutPlan(world.now(damaged)));

        assertThatThrownBy(application.runImports::work).hasMessageContaining("without a plan");

        assertThat(world.now(damaged).state()).isEqualTo(State.FAILED);
        assertThat(world.now(damaged).problem()).contains("without a plan");
        assertThat(world.now(fine).state()).isEqualTo(State.DONE);
    }

    private static Import withoutPlan(Import running) {
        return new Import(
                running.id(),
                running.kind(),
                running.file(),
                null,
                running.state(),
                false,
                null,
                running.createdAt(),
                running.startedAt(),
                null,
                running.progress(),
                null,
                null);
    }

    @Test
    void what_has_begun_cannot_begin_again_and_what_is_over_cannot_be_stopped() {
        var done = world.imported(PEOPLE, "Email,Name,Visits\nann@acme.example,Ann,1\n");
        var unplanned = world.uploaded(ImportKind.LEADS, "a\n");

        for (var what : List.<Runnable>of(
                () -> application.runImports.start(world.workspace, done.id()),
                () -> application.runImports.check(world.workspace, done.id()),
                () -> application.runImports.cancel(world.workspace, done.id()),
                () -> application.runImports.goOn(world.workspace, done.id()),
                () -> application.runImports.start(world.workspace, unplanned.id()),
                () -> application.planImport.plan(world.workspace, done.id(), world.plan(PEOPLE, true)))) {
            assertThatThrownBy(what::run).isInstanceOf(ImportNotPossibleException.class);
        }
        assertThatThrownBy(() -> application.runImports.start(
                        world.workspace, new ImportId(application.ports.ids().next())))
                .isInstanceOf(UnknownImportException.class);
    }
}
