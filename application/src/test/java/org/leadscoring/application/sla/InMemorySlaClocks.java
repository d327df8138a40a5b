package org.leadscoring.application.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Clocks in memory. */
public final class InMemorySlaClocks implements SlaClocks {

    private final InMemoryDatabase database;

    public InMemorySlaClocks(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<LeadId, SlaClock> of(WorkspaceId workspace, Set<LeadId> leads) {
        var clocks = new HashMap<LeadId, SlaClock>();
        for (var lead : leads) {
            database.clocks.find(workspace, lead).ifPresent(clock -> clocks.put(lead, clock));
        }
        return clocks;
    }

    @Override
    public void write(WorkspaceId workspace, Map<LeadId, SlaClock.Change> changes, Instant at, Doing doing) {
        changes.forEach((lead, change) -> {
            database.clocks.put(workspace, lead, change.clock());
            var ledger = new ArrayList<>(ledger(workspace, lead));
            change.transitions()
                    .forEach(transition -> ledger.add(
                            new Happened(transition, at, change.clock().dueAt(), doing)));
            database.clockLedgers.put(workspace, lead, List.copyOf(ledger));
        });
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        var due = new TreeMap<Instant, List<Due>>();
        database.clocks
                .everything()
                .forEach((workspace, rows) -> rows.forEach((lead, clock) -> {
                    var next = clock.nextAt();
                    if (next != null && !next.isAfter(now)) {
                        due.computeIfAbsent(next, at -> new ArrayList<>()).add(new Due(workspace, lead));
                    }
                }));
        return due.values().stream()
                .flatMap(at -> at.stream().sorted(Comparator.comparing(Due::lead)))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Happened> ledger(WorkspaceId workspace, LeadId lead) {
        return database.clockLedgers.find(workspace, lead).orElse(List.of());
    }
}
