package org.leadscoring.application.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.Found;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.sla.WorkQueue.Position;
import org.leadscoring.application.sla.WorkQueue.Row;
import org.leadscoring.application.sla.WorkQueue.Total;
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
    public Found list(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit, int examined) {
        var clocks = rows(workspace, filter)
                .filter(row -> after == null || ORDER.compare(row.position(), after) > 0)
                .toList();
        var looked = filter.stage() == null
                ? clocks
                : clocks.stream().limit(examined).toList();
        var found =
                looked.stream().filter(row -> staged(filter, row)).limit(limit).toList();
        var early = filter.stage() != null && found.size() < limit && looked.size() == examined;
        return new Found(found, early ? looked.getLast().position() : null);
    }

    @Override
    public Counts count(WorkspaceId workspace, Filter filter, Instant now, int most) {
        var breached = rows(workspace, filter)
                .filter(row -> !row.clock().dueAt().isAfter(now))
                .limit(most)
                .toList();
        var others = rows(workspace, filter)
                .filter(row -> row.clock().dueAt().isAfter(now))
                .limit(most)
                .toList();
        var warned = others.stream()
                .filter(row -> staged(filter, row) && !row.clock().warnAt().isAfter(now))
                .count();
        return new Counts(
                breached.stream().filter(row -> staged(filter, row)).count(),
                warned,
                others.stream().filter(row -> staged(filter, row)).count() - warned,
                breached.size() == most,
                others.size() == most);
    }

    @Override
    public Total total(WorkspaceId workspace, Filter filter, int most) {
        var looked = rows(workspace, filter).limit(most).toList();
        return new Total(looked.stream().filter(row -> staged(filter, row)).count(), looked.size() == most);
    }

    /** Of all stages, in order. */
    private Stream<Row> rows(WorkspaceId workspace, Filter filter) {
        var state = filter.resting() ? SlaClock.State.PAUSED : SlaClock.State.OPEN;
        return database.leads.rows(workspace).values().stream()
                .map(stored -> database.standing(workspace, stored.lead()))
                .flatMap(lead -> database.clocks.find(workspace, lead.id()).stream()
                        .filter(clock -> clock.state() == state && wanted(filter, lead, clock))
                        .map(clock -> new Row(lead, clock, ownerName(workspace, lead))))
                .sorted(Comparator.comparing(Row::position, ORDER));
    }

    private static boolean staged(Filter filter, Row row) {
        return filter.stage() == null
                || filter.stage().equals(row.lead().standing().stage());
    }

    private static boolean wanted(Filter filter, Lead lead, SlaClock clock) {
        return (filter.owner() == null || filter.owner().equals(lead.owner()))
                && (!filter.unassigned() || lead.owner() == null)
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
