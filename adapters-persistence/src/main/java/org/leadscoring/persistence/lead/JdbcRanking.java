package org.leadscoring.persistence.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.RankLeads;
import org.leadscoring.application.lead.RankLeads.Found;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.DrivingModels.Driver;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * Leads by their scores. The best of one model stand at the beginning of its part of the index {@code scores_model}, so
 * that only as many rows are read as are wanted; those that were active in a period are looked for among them from the best
 * on, some more at a time. A lead that was merged has no score.
 */
public final class JdbcRanking implements RankLeads.Ranking {

    private static final int FIRST_LOOK = 200;

    private final Database database;
    private final DrivingModels drivers;

    public JdbcRanking(Database database) {
        this.database = database;
        this.drivers = new DrivingModels(database);
    }

    @Override
    public List<Lead> top(WorkspaceId workspace, @Nullable ModelId model, int limit) {
        if (model != null) {
            return top(workspace, "s.model_id = :model", Map.of("model", Columns.bytes(model.value())), limit);
        }
        return drivers.find(workspace).map(Driver::parts).orElse(List.of()).stream()
                .flatMap(part -> top(workspace, part.condition(), part.parameters(), limit).stream())
                .sorted(Comparator.comparingInt((Lead lead) -> lead.standing().score())
                        .reversed()
                        .thenComparing(lead -> lead.id().value().toString()))
                .limit(limit)
                .toList();
    }

    @Override
    public Found active(WorkspaceId workspace, ModelId model, Instant since, int limit, int examined) {
        var active = new ArrayList<LeadId>();
        Place last = null;
        var looked = 0;
        var length = FIRST_LOOK;
        var more = true;
        while (more && active.size() < limit && looked < examined) {
            length = Math.min(length, examined - looked);
            var places = places(workspace, model, last, length);
            places.stream()
                    .filter(place ->
                            place.activeAt() != null && !place.activeAt().isBefore(since))
                    .map(Place::lead)
                    .forEach(active::add);
            looked += places.size();
            more = places.size() == length;
            last = more ? places.getLast() : null;
            length *= 2;
        }
        var found = active.stream().limit(limit).toList();
        return new Found(inOrder(workspace, model, found), active.size() < limit && more);
    }

    @Override
    public Map<LeadId, Integer> gained(WorkspaceId workspace, ModelId model, Set<LeadId> leads, Instant since) {
        return database
                .byKeys(
                        """
                        select lead_id, sum(points) as gained from ledger_entries
                        where lead_id in (:keys) and model_id = :model and workspace_id = :workspace and occurred_at >= :since
                        group by lead_id having sum(points) <> 0
                        """,
                        Map.of(
                                "model", Columns.bytes(model.value()),
                                "workspace", Columns.bytes(workspace.value()),
                                "since", Columns.utc(since)),
                        leads.stream().map(lead -> Columns.bytes(lead.value())).toList(),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), row.getInt("gained")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The next places in the index after one, each with when its lead did something last. */
    private List<Place> places(WorkspaceId workspace, ModelId model, @Nullable Place after, int length) {
        var beyond = after == null ? "" : " and total <= :total and (total < :total or lead_id > :lead)";
        var query = database.sql("select lead_id, total, last_activity_at from scores where model_id = :model"
                        + " and workspace_id = :workspace" + beyond + " order by total desc, lead_id limit :length")
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("length", length);
        if (after != null) {
            query = query.param("total", after.total())
                    .param("lead", Columns.bytes(after.lead().value()));
        }
        return query.query((row, n) -> new Place(
                        new LeadId(Columns.id(row, "lead_id")),
                        row.getInt("total"),
                        Columns.instantOrNull(row, "last_activity_at")))
                .list();
    }

    private List<Lead> inOrder(WorkspaceId workspace, ModelId model, List<LeadId> ids) {
        var leads = database
                .byKeys(
                        "select " + LeadRows.COLUMNS
                                + " from scores s join leads l on l.id = s.lead_id where s.lead_id in (:keys)"
                                + " and s.model_id = :model and l.workspace_id = :workspace and l.merged_into is null",
                        Map.of("model", Columns.bytes(model.value()), "workspace", Columns.bytes(workspace.value())),
                        ids.stream().map(id -> Columns.bytes(id.value())).toList(),
                        (row, n) -> LeadRows.lead(row))
                .stream()
                .collect(Collectors.toMap(Lead::id, lead -> lead));
        return ids.stream().map(leads::get).filter(Objects::nonNull).toList();
    }

    private List<Lead> top(WorkspaceId workspace, String condition, Map<String, Object> parameters, int limit) {
        return database.sql("select " + LeadRows.COLUMNS + " from scores s join leads l on l.id = s.lead_id where "
                        + condition + """
                         and l.workspace_id = :workspace and l.merged_into is null
                        order by s.total desc, s.lead_id limit :limit
                        """)
                .params(parameters)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit)
                .query((row, n) -> LeadRows.lead(row))
                .list();
    }

    private record Place(LeadId lead, int total, @Nullable Instant activeAt) {}
}
