package org.leadscoring.application.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredEvidence;
import org.leadscoring.application.evidence.EvidenceRun.State;
import org.leadscoring.application.evidence.GatherEvidence.Step;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Evidence in memory. */
public final class InMemoryEvidenceRuns implements EvidenceRuns {

    private final InMemoryDatabase database;

    public InMemoryEvidenceRuns(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(EvidenceRun run) {
        database.evidence.put(run.workspace(), run.id(), new StoredEvidence(run, null, List.of()));
    }

    @Override
    public Optional<EvidenceRun> byId(WorkspaceId workspace, UUID id) {
        return database.evidence
                .find(workspace, id)
                .map(StoredEvidence::run)
                .filter(run -> database.models.find(workspace, run.model()).isPresent());
    }

    @Override
    public Optional<EvidenceRun> running(WorkspaceId workspace, ModelId model) {
        return latest(workspace, model, run -> run.state() == State.RUNNING);
    }

    @Override
    public Optional<EvidenceRun> last(WorkspaceId workspace, ModelId model) {
        return latest(workspace, model, run -> run.state() == State.DONE || run.state() == State.FAILED);
    }

    private Optional<EvidenceRun> latest(WorkspaceId workspace, ModelId model, Predicate<EvidenceRun> which) {
        return database.evidence.rows(workspace).values().stream()
                .map(StoredEvidence::run)
                .filter(run -> run.model().equals(model)
                        && database.models.find(workspace, model).isPresent())
                .filter(which)
                .max(Comparator.comparing(EvidenceRun::at));
    }

    @Override
    public Optional<EvidenceRun> claim(Instant now, Instant until) {
        var next = everything()
                .filter(stored -> stored.run().state() == State.RUNNING)
                .filter(stored ->
                        stored.claimedUntil() == null || !stored.claimedUntil().isAfter(now))
                .min(Comparator.comparing(stored -> stored.run().at()));
        next.ifPresent(stored -> put(new StoredEvidence(stored.run(), until, stored.drafts())));
        return next.map(StoredEvidence::run);
    }

    @Override
    public boolean advance(UUID run, Step step, long done, long total, Instant until) {
        return change(run, until, was -> with(was, State.RUNNING, step, done, total, null, null, null));
    }

    @Override
    public void finish(UUID run, State state, @Nullable Evidence evidence, @Nullable String problem, Instant at) {
        change(run, null, was -> with(was, state, was.step(), was.done(), was.total(), evidence, problem, at));
    }

    @Override
    public void drafted(UUID run, ModelId draft) {
        everything()
                .filter(stored -> stored.run().id().equals(run))
                .findFirst()
                .ifPresent(stored -> put(stored.drafted(draft)));
    }

    @Override
    public Optional<EvidenceRun> origin(WorkspaceId workspace, ModelId draft) {
        return database.evidence.rows(workspace).values().stream()
                .filter(stored -> stored.drafts().contains(draft))
                .map(StoredEvidence::run)
                .filter(run -> byId(workspace, run.id()).isPresent()
                        && database.models.find(workspace, draft).isPresent())
                .findFirst();
    }

    private boolean change(UUID id, @Nullable Instant until, UnaryOperator<EvidenceRun> how) {
        var running = everything()
                .filter(stored -> stored.run().id().equals(id) && stored.run().state() == State.RUNNING)
                .findFirst();
        running.ifPresent(stored -> put(new StoredEvidence(how.apply(stored.run()), until, stored.drafts())));
        return running.isPresent();
    }

    private static EvidenceRun with(
            EvidenceRun was,
            State state,
            Step step,
            long done,
            long total,
            @Nullable Evidence evidence,
            @Nullable String problem,
            @Nullable Instant at) {
        return new EvidenceRun(
                was.id(),
                was.workspace(),
                was.model(),
                was.challenger(),
                was.question(),
                was.by(),
                was.at(),
                state,
                step,
                done,
                total,
                evidence,
                problem,
                at);
    }

    private void put(StoredEvidence stored) {
        database.evidence.put(stored.run().workspace(), stored.run().id(), stored);
    }

    private Stream<StoredEvidence> everything() {
        return database.evidence.everything().values().stream()
                .flatMap(rows -> rows.values().stream())
                .toList()
                .stream();
    }
}
