package org.leadscoring.application.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.ScoreKey;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.application.InMemoryDatabase.StoredScore;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Counts in memory. */
public final class InMemoryLiveCounts implements LiveCounts {

    private final InMemoryDatabase database;

    public InMemoryLiveCounts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<String, Long> stages(WorkspaceId workspace, ScoringModel model) {
        return scores(workspace, model.id())
                .map(Map.Entry::getValue)
                .collect(Collectors.groupingBy(StoredScore::stage, Collectors.counting()));
    }

    @Override
    public Map<String, Long> entered(WorkspaceId workspace, ModelId model, Instant from, Instant until) {
        var counts = new HashMap<String, Long>();
        entries(workspace, model, from, (lead, entry) -> {
            if (entry.at().isBefore(until)) {
                counts.merge(entry.stage(), 1L, Long::sum);
            }
        });
        return counts;
    }

    @Override
    public long leadsThatEntered(WorkspaceId workspace, ModelId model, String stage, Instant since) {
        var leads = new HashSet<LeadId>();
        entries(workspace, model, since, (lead, entry) -> {
            if (entry.stage().equals(stage)) {
                leads.add(lead);
            }
        });
        return leads.size();
    }

    /** Of leads that were active since, or up to 3 hours before. */
    private void entries(WorkspaceId workspace, ModelId model, Instant since, BiConsumer<LeadId, Crossing> consumer) {
        scores(workspace, model)
                .filter(score -> {
                    var activity = score.getValue().state().lastActivityAt();
                    return activity != null && !activity.isBefore(since.minus(Duration.ofHours(3)));
                })
                .forEach(score ->
                        up(score.getValue(), since).forEach(crossing -> consumer.accept(score.getKey(), crossing)));
    }

    @Override
    public @Nullable LeadId pass(
            WorkspaceId workspace,
            ModelId model,
            @Nullable LeadId after,
            int leads,
            Instant since,
            Consumer<Entry> consumer) {
        var chunk = database.leads.rows(workspace).values().stream()
                .map(StoredLead::lead)
                .filter(lead -> lead.mergedInto() == null || lead.isErased())
                .map(Lead::id)
                .filter(lead -> after == null || lead.compareTo(after) > 0)
                .sorted()
                .limit(leads)
                .toList();
        chunk.forEach(lead -> database.scores
                .find(workspace, new ScoreKey(lead, model))
                .ifPresent(score -> up(score, since)
                        .forEach(crossing -> consumer.accept(new Entry(crossing.stage(), crossing.at())))));
        return chunk.size() < leads ? null : chunk.getLast();
    }

    private Stream<Map.Entry<LeadId, StoredScore>> scores(WorkspaceId workspace, ModelId model) {
        return database.scores.rows(workspace).entrySet().stream()
                .filter(entry -> entry.getKey().model().equals(model))
                .map(entry -> Map.entry(entry.getKey().lead(), entry.getValue()));
    }

    private static List<Crossing> up(StoredScore score, Instant since) {
        return score.crossings().stream()
                .filter(crossing ->
                        crossing.direction() == Direction.UP && !crossing.at().isBefore(since))
                .toList();
    }

    @Override
    public void answered(WorkspaceId workspace, Instant from, Instant until, Consumer<Answered> consumer) {
        database.clocks.rows(workspace).forEach((lead, clock) -> {
            var closed = clock.closedAt();
            if (clock.state() == SlaClock.State.MET
                    && closed != null
                    && !closed.isBefore(from)
                    && closed.isBefore(until)) {
                consumer.accept(new Answered(
                        clock.bandFrom(),
                        owner(workspace, lead),
                        clock.breachedAt() != null,
                        Objects.requireNonNullElseGet(
                                clock.answeredAfter(), () -> Duration.between(clock.openedAt(), closed))));
            }
        });
    }

    @Override
    public Map<Integer, Long> overdueByBand(WorkspaceId workspace, Instant now) {
        return overdue(workspace, now).stream()
                .collect(Collectors.groupingBy(entry -> entry.getValue().bandFrom(), Collectors.counting()));
    }

    @Override
    public List<Overdue> overdueByOwner(WorkspaceId workspace, Instant now) {
        record Owner(@Nullable UserId user) {}
        var counts = overdue(workspace, now).stream()
                .collect(Collectors.groupingBy(
                        entry -> new Owner(owner(workspace, entry.getKey())), Collectors.counting()));
        var overdue = new ArrayList<Overdue>();
        counts.forEach((owner, promises) -> overdue.add(new Overdue(owner.user(), promises)));
        return overdue;
    }

    private List<Map.Entry<LeadId, SlaClock>> overdue(WorkspaceId workspace, Instant now) {
        return database.clocks.rows(workspace).entrySet().stream()
                .filter(entry -> entry.getValue().state() == SlaClock.State.OPEN
                        && !entry.getValue().dueAt().isAfter(now))
                .toList();
    }

    private @Nullable UserId owner(WorkspaceId workspace, LeadId lead) {
        return database.leads
                .find(workspace, lead)
                .map(stored -> stored.lead().owner())
                .orElse(null);
    }
}
