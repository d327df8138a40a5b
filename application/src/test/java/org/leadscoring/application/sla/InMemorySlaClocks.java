package org.leadscoring.application.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    public Map<LeadId, SlaClock> lock(WorkspaceId workspace, Set<LeadId> leads) {
        return of(workspace, leads);
    }

    @Override
    public void write(WorkspaceId workspace, Map<LeadId, SlaClock.Change> changes, Instant at) {
        changes.forEach((lead, change) -> {
            database.clocks.put(workspace, lead, change.clock());
            var ledger = new ArrayList<>(ledger(workspace, lead));
            change.transitions()
                    .forEach(transition -> ledger.add(
                            new Happened(transition, at, change.clock().dueAt())));
            database.clockLedgers.put(workspace, lead, List.copyOf(ledger));
        });
    }

    @Override
    public Collection<Due> due(Instant now, int limit) {
        var due = new ArrayList<Due>();
        database.clocks
                .everything()
                .forEach((workspace, rows) -> rows.forEach((lead, clock) -> {
                    var next = clock.nextAt();
                    if (next != null && !next.isAfter(now)) {
                        due.add(new Due(workspace, lead, clock));
                    }
                }));
        return due.stream()
                .sorted(Comparator.comparing((Due clock) -> clock.clock().nextAt())
                        .thenComparing(Due::lead))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Happened> ledger(WorkspaceId workspace, LeadId lead) {
        return database.clockLedgers.find(workspace, lead).orElse(List.of());
    }
}
