package org.leadscoring.persistence.lead;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.RankLeads;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.DrivingModels.Driver;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * Leads by their scores. The best of one model stand at the beginning of its part of the index {@code scores_model}, so
 * that only as many rows are read as are wanted; a lead that was merged has no score.
 */
public final class JdbcRanking implements RankLeads.Ranking {

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
}
