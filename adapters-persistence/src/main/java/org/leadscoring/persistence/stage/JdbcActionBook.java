package org.leadscoring.persistence.stage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.stage.ActionBook;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.stage.StageActions.Moment;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/** Actions in the table {@code stage_actions}, marks in {@code lead_marks}. */
public final class JdbcActionBook implements ActionBook {

    private final Database database;
    private final WorkspaceSettings settings;

    public JdbcActionBook(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public StageActions of(WorkspaceId workspace) {
        return settings.get(workspace, StageActions.class, () -> read(workspace));
    }

    private StageActions read(WorkspaceId workspace) {
        var all = new HashMap<Moment, List<Action>>();
        database.sql("""
                        select stage, direction, action, destination_id from stage_actions
                        where workspace_id = :workspace order by stage, direction, place
                        """).param("workspace", Columns.bytes(workspace.value())).query(row -> {
            var moment = new Moment(row.getString("stage"), Columns.constant(Direction.class, row, "direction"));
            all.computeIfAbsent(moment, first -> new ArrayList<>()).add(action(row));
        });
        return new StageActions(all);
    }

    private static Action action(ResultSet row) throws SQLException {
        var told = Columns.idOrNull(row, "destination_id");
        return Action.of(row.getString("action"), told == null ? null : new DestinationId(told));
    }

    @Override
    public void save(WorkspaceId workspace, StageActions actions) {
        settings.changed(workspace);
        var id = Columns.bytes(workspace.value());
        database.sql("delete from stage_actions where workspace_id = :workspace")
                .param("workspace", id)
                .update();
        var rows = new ArrayList<@Nullable Object[]>();
        actions.all().forEach((moment, list) -> {
            for (int place = 0; place < list.size(); place++) {
                rows.add(new @Nullable Object[] {
                    id,
                    moment.stage(),
                    Columns.key(moment.direction()),
                    place,
                    list.get(place).key(),
                    told(list.get(place))
                });
            }
        });
        database.batch("""
                insert into stage_actions (workspace_id, stage, direction, place, action, destination_id)
                values (?, ?, ?, ?, ?, ?)
                """, rows);
    }

    private static byte @Nullable [] told(Action action) {
        return action instanceof Action.Tell(var destination) ? Columns.bytes(destination.value()) : null;
    }

    @Override
    public void mark(WorkspaceId workspace, Qualification as, Map<LeadId, Instant> leads) {
        var fresh = new HashMap<>(leads);
        database.byKeys(
                        "select lead_id from lead_marks where lead_id in (:keys) and mark = :mark",
                        Map.of("mark", Columns.key(as)),
                        leads.keySet().stream()
                                .map(lead -> Columns.bytes(lead.value()))
                                .toList(),
                        (row, n) -> new LeadId(Columns.id(row, "lead_id")))
                .forEach(fresh::remove);
        database.batch(
                "insert into lead_marks (lead_id, mark, workspace_id, marked_at) values (?, ?, ?, ?)",
                fresh.entrySet().stream()
                        .map(entry -> new @Nullable Object[] {
                            Columns.bytes(entry.getKey().value()),
                            Columns.key(as),
                            Columns.bytes(workspace.value()),
                            Columns.utc(entry.getValue())
                        })
                        .toList());
    }

    @Override
    public Map<Qualification, Instant> marks(WorkspaceId workspace, LeadId lead) {
        var marks = new EnumMap<Qualification, Instant>(Qualification.class);
        database.sql("""
                        select mark, min(marked_at) as since from lead_marks
                        where workspace_id = :workspace
                            and lead_id in (select id from leads where id = :lead or merged_into = :lead)
                        group by mark
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query(row -> {
                    marks.put(Columns.constant(Qualification.class, row, "mark"), Columns.instant(row, "since"));
                });
        return marks;
    }
}
