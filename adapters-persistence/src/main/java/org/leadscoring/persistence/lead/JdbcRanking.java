package org.leadscoring.persistence.lead;

import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.RankLeads;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * Leads by their scores. The best of one model stand at the beginning of its part of the index {@code scores_model}, so
 * that only as many rows are read as are wanted; a lead that was merged has no score.
 */
public final class JdbcRanking implements RankLeads.Ranking {

    private final Database database;

    public JdbcRanking(Database database) {
        this.database = database;
    }

    @Override
    public List<Lead> top(WorkspaceId workspace, @Nullable ModelId model, int limit) {
        return database.sql("select " + LeadRows.COLUMNS + """
                         from scores s join leads l on l.id = s.lead_id
                        where s.model_id = (
                            select m.id from scoring_models m where m.workspace_id = :workspace
                                and (m.id = :model or :model is null and m.is_primary = true))
                            and l.merged_into is null
                        order by s.total desc, s.lead_id limit :limit
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("model", Columns.bytesOrNull(model == null ? null : model.value()), Types.BINARY)
                .param("limit", limit)
                .query((row, n) -> LeadRows.lead(row))
                .list();
    }
}
