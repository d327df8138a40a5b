package org.leadscoring.application.experiment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.domain.experiment.Comparison;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.experiment.Half;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Experiments in memory. */
public final class InMemoryExperiments implements Experiments {

    private final InMemoryDatabase database;

    public InMemoryExperiments(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Experiment experiment) {
        database.experiments.put(workspace, experiment.id(), experiment);
    }

    @Override
    public void end(WorkspaceId workspace, Experiment ended) {
        database.experiments
                .find(workspace, ended.id())
                .ifPresent(found -> database.experiments.put(workspace, found.id(), ended));
    }

    @Override
    public Optional<Experiment> running(WorkspaceId workspace) {
        return all(workspace).stream().filter(Experiment::running).findFirst();
    }

    @Override
    public List<Experiment> all(WorkspaceId workspace) {
        return database.experiments.rows(workspace).values().stream()
                .sorted(Comparator.comparing(Experiment::begunAt)
                        .thenComparing(experiment -> experiment.id().value())
                        .reversed())
                .toList();
    }

    @Override
    public Comparison compare(WorkspaceId workspace, Experiment experiment, Instant from, Instant until) {
        var entered = database.leads.rows(workspace).values().stream()
                .map(StoredLead::lead)
                .filter(lead -> lead.mergedInto() == null
                        && !lead.createdAt().isBefore(from)
                        && lead.createdAt().isBefore(until))
                .filter(lead ->
                        !lead.status().ended() || !endedAt(workspace, lead).isBefore(from))
                .map(lead -> lead.status().ended() && !endedAt(workspace, lead).isBefore(until)
                        ? lead.with(LeadStatus.CONTACTED)
                        : lead)
                .toList();
        var division = experiment.division();
        return new Comparison(
                half(entered, lead -> division.first(lead.id())), half(entered, lead -> !division.first(lead.id())));
    }

    private Instant endedAt(WorkspaceId workspace, Lead lead) {
        return database.statusChanges.find(workspace, lead.id()).orElse(List.of()).stream()
                .filter(step -> step.to() == lead.status())
                .map(StatusChange::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Half half(List<Lead> entered, Predicate<Lead> whose) {
        var leads = entered.stream().filter(whose).toList();
        return new Half(leads.size(), count(leads, LeadStatus.WON), count(leads, LeadStatus.LOST));
    }

    private static long count(List<Lead> leads, LeadStatus status) {
        return leads.stream().filter(lead -> lead.status() == status).count();
    }
}
