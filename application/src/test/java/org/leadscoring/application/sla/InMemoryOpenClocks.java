package org.leadscoring.application.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.sla.WorkQueue.Position;
import org.leadscoring.application.sla.WorkQueue.Row;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The queue in memory. */
public final class InMemoryOpenClocks implements OpenClocks {

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::dueAt).thenComparing(Position::lead);

    private final InMemoryDatabase database;

    public InMemoryOpenClocks(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Row> list(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit) {
        return rows(workspace, filter)
                .filter(row -> after == null || ORDER.compare(row.position(), after) > 0)
                .sorted(Comparator.comparing(Row::position, ORDER))
                .limit(limit)
                .toList();
    }

    @Override
    public Counts count(WorkspaceId workspace, Filter filter, Instant now) {
        var clocks = rows(workspace, filter).map(Row::clock).toList();
        var breached =
                clocks.stream().filter(clock -> !clock.dueAt().isAfter(now)).count();
        var warned =
                clocks.stream().filter(clock -> !clock.warnAt().isAfter(now)).count();
        return new Counts(breached, warned - breached, clocks.size() - warned);
    }

    private Stream<Row> rows(WorkspaceId workspace, Filter filter) {
        return database.leads.rows(workspace).values().stream()
                .map(stored -> database.standing(workspace, stored.lead()))
                .filter(lead -> lead.mergedInto() == null)
                .flatMap(lead -> database.clocks.find(workspace, lead.id()).stream()
                        .filter(clock -> clock.state() == SlaClock.State.OPEN && wanted(filter, lead, clock))
                        .map(clock -> new Row(lead, clock, ownerName(workspace, lead))));
    }

    private static boolean wanted(Filter filter, Lead lead, SlaClock clock) {
        return (filter.owner() == null || filter.owner().equals(lead.owner()))
                && (!filter.unassigned() || lead.owner() == null)
                && (filter.stage() == null
                        || filter.stage().equals(lead.standing().stage()))
                && (filter.bandFrom() == null || filter.bandFrom() == clock.bandFrom());
    }

    private @Nullable String ownerName(WorkspaceId workspace, Lead lead) {
        var owner = lead.owner();
        return owner == null
                ? null
                : database.users
                        .find(workspace, owner)
                        .map(account -> account.user().name())
                        .orElse(null);
    }
}
