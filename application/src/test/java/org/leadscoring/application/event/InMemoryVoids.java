package org.leadscoring.application.event;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.VoidedAs;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What is void, in memory. */
public final class InMemoryVoids implements Voids {

    private final InMemoryDatabase database;

    public InMemoryVoids(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void voidSource(WorkspaceId workspace, SourceId source, Decision decision) {
        if (database.voidedSources.find(workspace, source).isEmpty()) {
            database.voidedSources.put(workspace, source, decision);
        }
    }

    @Override
    public void unvoidSource(WorkspaceId workspace, SourceId source) {
        database.voidedSources.remove(workspace, source);
    }

    @Override
    public void voidLead(WorkspaceId workspace, LeadId lead, Collection<Identifier> identifiers, Decision decision) {
        for (var identifier : identifiers) {
            if (database.voidedIdentifiers.find(workspace, identifier).isEmpty()) {
                database.voidedIdentifiers.put(workspace, identifier, new VoidedAs(lead, decision));
            }
        }
    }

    @Override
    public Set<Identifier> unvoidLead(WorkspaceId workspace, LeadId lead) {
        var freed = new HashSet<Identifier>();
        database.voidedIdentifiers.rows(workspace).forEach((identifier, as) -> {
            if (as.lead().equals(lead)) {
                database.voidedIdentifiers.remove(workspace, identifier);
                freed.add(identifier);
            }
        });
        return freed;
    }

    @Override
    public List<Entry> all(WorkspaceId workspace) {
        var leads = new LinkedHashMap<VoidedAs, Set<Identifier>>();
        database.voidedIdentifiers
                .rows(workspace)
                .forEach((identifier, as) ->
                        leads.computeIfAbsent(as, key -> new HashSet<>()).add(identifier));
        return Stream.<Entry>concat(
                        database.voidedSources.rows(workspace).entrySet().stream()
                                .map(row -> new VoidSource(row.getKey(), row.getValue())),
                        leads.entrySet().stream()
                                .map(row -> new VoidLead(
                                        row.getKey().lead(),
                                        row.getValue(),
                                        row.getKey().decision())))
                .sorted(Comparator.comparing((Entry entry) -> entry.decision().at())
                        .reversed())
                .toList();
    }

    @Override
    public Found among(WorkspaceId workspace, Collection<SourceId> sources, Collection<Identifier> identifiers) {
        return new Found(
                sources.stream()
                        .filter(source ->
                                database.voidedSources.find(workspace, source).isPresent())
                        .collect(Collectors.toSet()),
                identifiers.stream()
                        .filter(identifier -> database.voidedIdentifiers
                                .find(workspace, identifier)
                                .isPresent())
                        .collect(Collectors.toSet()));
    }
}
