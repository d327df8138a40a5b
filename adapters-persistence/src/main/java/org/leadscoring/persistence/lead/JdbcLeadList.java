package org.leadscoring.persistence.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * The list of leads. Without a search it walks the index {@code leads_active}; a search starts from the terms that begin
 * with the text, a range of the primary key of {@code lead_search_terms}.
 */
public final class JdbcLeadList implements FindLeads.LeadList {

    private final Database database;

    public JdbcLeadList(Database database) {
        this.database = database;
    }

    @Override
    public List<FindLeads.Row> list(
            WorkspaceId workspace, String prefix, FindLeads.@Nullable Position after, int limit) {
        var sql = new StringBuilder("select ")
                .append(LeadRows.COLUMNS)
                .append(", u.name as owner_name from ")
                .append(LeadRows.TABLES)
                .append(
                        " left join users u on u.id = l.owner_id where l.workspace_id = :workspace and l.merged_into is null");
        if (!prefix.isEmpty()) {
            sql.append("""
                     and l.id in (select t.lead_id from lead_search_terms t
                        where t.workspace_id = :workspace and t.term like :prefix escape '!')
                    """);
        }
        if (after != null) {
            sql.append(" and l.active_at <= :at and (l.active_at < :at or l.id > :lead)");
        }
        var statement = database.sql(sql.append(" order by l.active_at desc, l.id limit :limit")
                        .toString())
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit);
        if (!prefix.isEmpty()) {
            statement = statement.param("prefix", literally(prefix) + "%");
        }
        if (after != null) {
            statement = statement
                    .param("at", Columns.utc(after.activeAt()))
                    .param("lead", Columns.bytes(after.lead().value()));
        }
        return statement
                .query((row, n) -> new FindLeads.Row(LeadRows.lead(row), row.getString("owner_name")))
                .list();
    }

    private static String literally(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
