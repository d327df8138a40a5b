package org.leadscoring.application.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.importing.Import.Claim;
import org.leadscoring.application.importing.Import.Progress;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.Import.UploadedFile;
import org.leadscoring.application.importing.Imports.Waiting;
import org.leadscoring.domain.importing.Column;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.Encoding;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.importing.ImportMapping;
import org.leadscoring.domain.importing.Target;
import org.leadscoring.domain.importing.TimeFormat;

/**
 * What everybody may expect of {@link Imports}. Where it is asked what waits, they are older than all others there may be,
 * and gone at the end of the test.
 */
public abstract class ImportsContract extends PortContract {

    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void a_plan_with_outcomes_comes_back_exactly_as_it_was_put_in() {
        var mapping = new ImportMapping(
                ImportKind.LEADS,
                List.of(
                        new Column("Email", Target.of("email")),
                        new Column("Deal", Target.of("outcome")),
                        new Column("Closed", Target.of("outcomeTime"))),
                null,
                TimeFormat.iso(ZoneId.of("UTC")),
                Set.of(),
                NOW,
                NOW.plusNanos(123_456_000));
        var plan = new ImportPlan(FileLayout.STANDARD, mapping, newSourceId(), false);
        var planned = Import.uploading(newImportId(), ImportKind.LEADS, "leads.csv", newUserId(), NOW)
                .uploaded(new UploadedFile("leads.csv", 9, HASH, true))
                .planned(plan);

        commit(() -> ports.imports().add(workspace, planned));

        assertThat(ports.imports().byId(workspace, planned.id())).contains(planned);
    }

    @Test
    void an_import_comes_back_exactly_as_it_was_put_in() {
        var columns = List.of(
                new Column("E-mail \"address\"; " + EMOJI, Target.of("email")),
                new Column("column 2", Target.of("trait:a:b:number-comma")),
                new Column("What", Target.of("event")),
                new Column("When", Target.of("time")),
                new Column("Key", Target.of("messageId")),
                new Column("Price", Target.of("property:price:boolean")),
                new Column("crm", Target.of("crmId")),
                new Column("x", Target.of("ignore")));
        var mapping = new ImportMapping(
                ImportKind.EVENTS,
                columns,
                "Demo Requested",
                new TimeFormat("dd.MM.yyyy HH:mm", ZoneId.of("Europe/Berlin")),
                new LinkedHashSet<>(List.of("Select", "n/a", "-")));
        var plan = new ImportPlan(
                new FileLayout(Delimiter.SEMICOLON, Encoding.WINDOWS_1252), mapping, newSourceId(), true);
        var full = new Import(
                newImportId(),
                ImportKind.EVENTS,
                new UploadedFile("März \"2026\".csv", 5_000_000_000L, HASH, false),
                plan,
                State.FAILED,
                true,
                newUserId(),
                NOW,
                NOW.plusSeconds(1),
                NOW.plusSeconds(2),
                new Progress(new Position(5_000_000_001L, 77), 10, 5, 3, 2, 4, 1),
                new Claim("worker", NOW.plusSeconds(3)),
                AWKWARD);

        commit(() -> ports.imports().add(workspace, full));

        assertThat(ports.imports().byId(workspace, full.id())).contains(full);
        assertThat(committed(() -> ports.imports().lock(workspace, full.id()))).contains(full);
        assertThat(ports.imports().byId(elsewhere, full.id())).isEmpty();
        assertThat(committed(() -> ports.imports().lock(elsewhere, full.id()))).isEmpty();
    }

    @Test
    void an_import_without_plan_times_and_claim_comes_back_too() {
        var bare = Import.uploading(newImportId(), ImportKind.LEADS, "leads.csv", null, NOW);

        commit(() -> ports.imports().add(workspace, bare));

        assertThat(ports.imports().byId(workspace, bare.id())).contains(bare);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void every_state_can_be_kept(State state) {
        var begun = running(NOW, null);
        commit(() -> ports.imports().add(workspace, begun));

        var then = in(state, begun);
        commit(() -> ports.imports().save(workspace, then));

        assertThat(ports.imports().byId(workspace, begun.id())).contains(then);
    }

    @Test
    void the_imports_of_a_workspace_are_listed_latest_first() {
        var first = running(NOW, null);
        var second = running(NOW.plusSeconds(1), null);
        var third = running(NOW.plusSeconds(1), null);
        commit(() -> {
            ports.imports().add(workspace, second);
            ports.imports().add(workspace, first);
            ports.imports().add(workspace, third);
            ports.imports().add(elsewhere, running(NOW, null));
        });

        assertThat(ports.imports().all(workspace, 10)).containsExactly(third, second, first);
        assertThat(ports.imports().all(workspace, 2)).containsExactly(third, second);
    }

    @Test
    void what_began_first_is_worked_on_first_in_all_workspaces() {
        var first = running(LONG_AGO, null);
        var second = running(LONG_AGO.plusSeconds(1), null);

        assertThat(next(LONG_AGO, () -> {
                    ports.imports().add(workspace, second);
                    ports.imports().add(elsewhere, first);
                }))
                .contains(new Waiting(elsewhere, first));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void only_what_is_checked_or_running_waits_for_work(State state) {
        var one = in(state, running(LONG_AGO, null));

        assertThat(next(LONG_AGO, () -> ports.imports().add(workspace, one))
                        .filter(new Waiting(workspace, one)::equals)
                        .isPresent())
                .isEqualTo(state.works());
    }

    @Test
    void what_a_worker_has_a_claim_on_waits_for_nobody_until_the_claim_has_run_out() {
        var claimed = running(LONG_AGO, new Claim("them", LONG_AGO.plusSeconds(5)));
        Runnable added = () -> ports.imports().add(workspace, claimed);

        assertThat(next(LONG_AGO.plusSeconds(4), added)).isNotEqualTo(Optional.of(new Waiting(workspace, claimed)));
        assertThat(next(LONG_AGO.plusSeconds(5), added)).contains(new Waiting(workspace, claimed));
    }

    @Test
    void a_worker_may_hold_what_it_has_a_claim_on_itself() {
        var claimed = running(NOW, new Claim("me", NOW.plusSeconds(5)));
        commit(() -> ports.imports().add(workspace, claimed));

        assertThat(committed(() -> ports.imports().hold(claimed.id(), "me", NOW)))
                .contains(new Waiting(workspace, claimed));
        assertThat(committed(() -> ports.imports().hold(claimed.id(), "other", NOW)))
                .isEmpty();
        assertThat(committed(() -> ports.imports().hold(claimed.id(), "other", NOW.plusSeconds(5))))
                .contains(new Waiting(workspace, claimed));
        commit(() -> ports.imports().save(workspace, in(State.DONE, claimed)));
    }

    @Test
    void files_nobody_needs_any_more_are_found_the_oldest_first() {
        var ended = in(State.DONE, running(LONG_AGO, null));
        var lying = Import.uploading(newImportId(), ImportKind.LEADS, "x.csv", null, LONG_AGO.minusSeconds(9));
        var working = running(LONG_AGO, null);
        var removed = ended("gone.csv", false);
        Supplier<List<Waiting>> idle = () -> {
            List.of(ended, lying, working, removed)
                    .forEach(one -> ports.imports().add(workspace, one));
            return ports.imports().idleSince(LONG_AGO.plusSeconds(61), 10);
        };

        assertThat(undone(idle)).containsExactly(new Waiting(workspace, lying), new Waiting(workspace, ended));
        assertThat(undone(() -> {
                    ports.imports().add(workspace, ended);
                    return ports.imports().idleSince(LONG_AGO.plusSeconds(60), 10);
                }))
                .isEmpty();
    }

    private Optional<Waiting> next(Instant now, Runnable added) {
        Supplier<Optional<Waiting>> next = () -> {
            added.run();
            return ports.imports().waiting(now).stream()
                    .findFirst()
                    .flatMap(id -> ports.imports().hold(id, "me", now));
        };
        return undone(next);
    }

    private Import ended(String name, boolean kept) {
        var file = new UploadedFile(name, 1, HASH, kept);
        var made = running(LONG_AGO, null);
        return new Import(
                made.id(),
                made.kind(),
                file,
                null,
                State.DONE,
                false,
                null,
                LONG_AGO,
                null,
                LONG_AGO,
                made.progress(),
                null,
                null);
    }

    private static Import in(State state, Import begun) {
        return switch (state) {
            case UPLOADING -> Import.uploading(begun.id(), begun.kind(), "x.csv", begun.by(), begun.createdAt());
            case PLANNING -> begun.uploaded(begun.file());
            case CHECKING, RUNNING -> begun.begun(state, begun.createdAt());
            case DONE, CANCELLED, FAILED -> begun.ended(state, begun.createdAt().plusSeconds(60), "because");
        };
    }

    private Import running(Instant at, @Nullable Claim claim) {
        var mapping = new ImportMapping(
                ImportKind.LEADS,
                List.of(new Column("Email", Target.of("email"))),
                null,
                TimeFormat.iso(ZoneId.of("UTC")),
                Set.of(),
                NOW,
                null);
        var plan = new ImportPlan(FileLayout.STANDARD, mapping, newSourceId(), false);
        var planned = Import.uploading(newImportId(), ImportKind.LEADS, "leads.csv", newUserId(), at)
                .uploaded(new UploadedFile("leads.csv", 9, HASH, true))
                .planned(plan)
                .begun(State.RUNNING, at);
        return claim == null ? planned : planned.claimed(claim);
    }

    private ImportId newImportId() {
        return new ImportId(ports.ids().next());
    }
}
