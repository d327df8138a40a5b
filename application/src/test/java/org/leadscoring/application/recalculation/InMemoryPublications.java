package org.leadscoring.application.recalculation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.ScoreKey;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Publications in memory. */
public final class InMemoryPublications implements Publications {

    private final InMemoryDatabase database;

    public InMemoryPublications(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Publication publication) {
        save(workspace, publication);
    }

    @Override
    public void save(WorkspaceId workspace, Publication publication) {
        database.publications.put(workspace, publication.model(), publication);
    }

    @Override
    public List<ModelId> unfinished(Instant settled) {
        return waiting(settled)
                .sorted(Comparator.comparing(
                        unfinished -> unfinished.publication().at()))
                .map(unfinished -> unfinished.publication().model())
                .toList();
    }

    @Override
    public Optional<Unfinished> hold(ModelId model, Instant settled) {
        return waiting(settled)
                .filter(unfinished -> unfinished.publication().model().equals(model))
                .findFirst();
    }

    private Stream<Unfinished> waiting(Instant settled) {
        return database.publications.everything().entrySet().stream()
                .flatMap(rows -> rows.getValue().values().stream()
                        .map(publication -> new Unfinished(rows.getKey(), publication)))
                .filter(unfinished -> unfinished.publication().finishedAt() == null)
                .filter(unfinished -> (unfinished.publication().phase() != Phase.CATCHING_UP
                                && unfinished.publication().phase() != Phase.CANCELLING)
                        || unfinished.publication().at().isBefore(settled));
    }

    @Override
    public Optional<Publication> lock(WorkspaceId workspace, ModelId model) {
        return database.publications.find(workspace, model);
    }

    @Override
    public List<Publication> all(WorkspaceId workspace) {
        return database.publications.rows(workspace).values().stream()
                .sorted(Comparator.comparing(Publication::at)
                        .thenComparing(publication -> publication.model().value())
                        .reversed())
                .toList();
    }

    @Override
    public long leads(WorkspaceId workspace) {
        return unmerged(workspace).count();
    }

    @Override
    public List<LeadId> leadsAfter(WorkspaceId workspace, @Nullable LeadId after, int limit) {
        return unmerged(workspace)
                .filter(lead -> after == null || lead.compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<LeadId> leadsWithout(WorkspaceId workspace, ModelId model, int limit) {
        return unmerged(workspace)
                .filter(lead -> database.scores
                        .find(workspace, new ScoreKey(lead, model))
                        .isEmpty())
                .limit(limit)
                .toList();
    }

    private Stream<LeadId> unmerged(WorkspaceId workspace) {
        return database.leads.rows(workspace).values().stream()
                .filter(stored -> stored.lead().mergedInto() == null)
                .map(stored -> stored.lead().id())
                .sorted();
    }
}
