package org.leadscoring.persistence.assignment;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadscoring.application.assignment.Loads;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * Open leads by owner, counted in the index {@code leads_load} alone: a stretch of it for each owner and open status, so that
 * the leads somebody has won or lost over the years are not passed over.
 */
public final class JdbcLoads implements Loads {

    private static final String OPEN = Arrays.stream(LeadStatus.values())
            .filter(status -> !status.ended())
            .map(status -> "'" + status.key() + "'")
            .collect(Collectors.joining(", "));

    private static final String SELECT = """
            select owner_id, count(*) as open_leads from leads
            where workspace_id = :workspace and merged_into is null and owner_id in (:keys) and status in (%s)
            group by owner_id
            """.formatted(OPEN);

    private final Database database;

    public JdbcLoads(Database database) {
        this.database = database;
    }

    @Override
    public Map<UserId, Long> of(WorkspaceId workspace, Collection<UserId> owners) {
        return database
                .byKeys(
                        SELECT,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        owners.stream()
                                .map(owner -> Columns.bytes(owner.value()))
                                .toList(),
                        (row, n) -> Map.entry(new UserId(Columns.id(row, "owner_id")), row.getLong("open_leads")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
