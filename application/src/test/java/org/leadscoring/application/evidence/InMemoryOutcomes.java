package org.leadscoring.application.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.Division;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Outcomes in memory. */
public final class InMemoryOutcomes implements Outcomes {

    private final InMemoryDatabase database;

    public InMemoryOutcomes(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public long count(WorkspaceId workspace) {
        return decided(workspace).count();
    }

    @Override
    public List<Outcome> after(WorkspaceId workspace, @Nullable LeadId after, int limit) {
        return decided(workspace)
                .filter(lead -> after == null || order(lead.id(), after) > 0)
                .sorted(Comparator.comparing(Lead::id, InMemoryOutcomes::order))
                .limit(limit)
                .map(lead -> new Outcome(lead.id(), lead.status() == LeadStatus.WON, at(workspace, lead)))
                .toList();
    }

    @Override
    public long arrived(WorkspaceId workspace, Instant from, Instant until) {
        return living(workspace)
                .filter(lead ->
                        !lead.createdAt().isBefore(from) && lead.createdAt().isBefore(until))
                .count();
    }

    @Override
    public List<Arrived> arrived(WorkspaceId workspace, Instant from, Instant until, Division division) {
        return living(workspace)
                .filter(lead ->
                        !lead.createdAt().isBefore(from) && lead.createdAt().isBefore(until))
                .filter(lead -> division.first(lead.id()))
                .sorted(Comparator.comparing(Lead::id, InMemoryOutcomes::order))
                .map(lead -> new Arrived(lead.id(), lead.createdAt()))
                .toList();
    }

    @Override
    public long count(WorkspaceId workspace, Instant from, Instant until) {
        return database.statusChanges.rows(workspace).values().stream()
                .filter(steps -> steps.stream()
                        .anyMatch(step -> step.to().ended()
                                && !step.at().isBefore(from)
                                && step.at().isBefore(until)))
                .count();
    }

    private Instant at(WorkspaceId workspace, Lead lead) {
        return database.statusChanges.find(workspace, lead.id()).orElse(List.of()).stream()
                .filter(change -> change.to() == lead.status())
                .map(StatusChange::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Stream<Lead> decided(WorkspaceId workspace) {
        return living(workspace).filter(lead -> lead.status().ended());
    }

    private Stream<Lead> living(WorkspaceId workspace) {
        return database.leads.rows(workspace).values().stream()
                .map(InMemoryDatabase.StoredLead::lead)
                .filter(lead -> lead.mergedInto() == null);
    }

    /** As a database orders the bytes. */
    private static int order(LeadId one, LeadId other) {
        var high = Long.compareUnsigned(
                one.value().getMostSignificantBits(), other.value().getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        one.value().getLeastSignificantBits(), other.value().getLeastSignificantBits());
    }
}
