package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Clocks of which it is counted what happens to them, as {@code leadscoring.sla.transitions}: once it is committed. */
final class MeteredClocks implements SlaClocks {

    private final SlaClocks clocks;
    private final Map<Transition, Counter> counters = new EnumMap<>(Transition.class);

    MeteredClocks(SlaClocks clocks, MeterRegistry registry) {
        this.clocks = clocks;
        for (var transition : Transition.values()) {
            counters.put(
                    transition,
                    Counter.builder("leadscoring.sla.transitions")
                            .description("What happened to promises: opened, pulled in, warned, breached, met …")
                            .tag("transition", Columns.key(transition))
                            .register(registry));
        }
    }

    @Override
    public void write(WorkspaceId workspace, Map<LeadId, SlaClock.Change> changes, Instant at, Doing doing) {
        clocks.write(workspace, changes, at, doing);
        var happened = changes.values().stream()
                .flatMap(change -> change.transitions().stream())
                .toList();
        if (!happened.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    happened.forEach(transition -> {
                        var counter = counters.get(transition);
                        if (counter != null) {
                            counter.increment();
                        }
                    });
                }
            });
        }
    }

    @Override
    public Map<LeadId, SlaClock> of(WorkspaceId workspace, Set<LeadId> leads) {
        return clocks.of(workspace, leads);
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return clocks.due(now, limit);
    }

    @Override
    public List<Happened> ledger(WorkspaceId workspace, LeadId lead) {
        return clocks.ledger(workspace, lead);
    }
}
