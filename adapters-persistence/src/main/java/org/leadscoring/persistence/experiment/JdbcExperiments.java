package org.leadscoring.persistence.experiment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leadscoring.application.experiment.Experiments;
import org.leadscoring.domain.experiment.Comparison;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.experiment.Experiment.End;
import org.leadscoring.domain.experiment.ExperimentId;
import org.leadscoring.domain.experiment.Half;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/** Experiments in the table {@code experiments}, with the numbers by which readers of scores divide leads. */
public final class JdbcExperiments implements Experiments {

    private static final String SELECT = """
            select id, champion, challenger, percent, begun_at, begun_by, ended_at, ended_by from experiments
            where workspace_id = :workspace
            """;

    private final Database database;
    private final WorkspaceSettings settings;

    public JdbcExperiments(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public void add(WorkspaceId workspace, Experiment experiment) {
        settings.changed(workspace);
        var division = experiment.division();
        database.sql("""
                        insert into experiments (id, workspace_id, champion, challenger, percent, factor, shift_by, below,
                            begun_at, begun_by)
                        values (:id, :workspace, :champion, :challenger, :percent, :factor, :shift, :below, :at, :by)
                        """)
                .param("id", Columns.bytes(experiment.id().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("champion", experiment.champion())
                .param("challenger", experiment.challenger())
                .param("percent", experiment.percent())
                .param("factor", division.factor())
                .param("shift", division.shift())
                .param("below", division.below())
                .param("at", Columns.utc(experiment.begunAt()))
                .param("by", Columns.bytes(experiment.begunBy().value()))
                .update();
    }

    @Override
    public void end(WorkspaceId workspace, Experiment ended) {
        settings.changed(workspace);
        var end = Objects.requireNonNull(ended.end(), "it has ended");
        database.sql("""
                        update experiments set ended_at = :at, ended_by = :by where id = :id and workspace_id = :workspace
                        """)
                .param("at", Columns.utc(end.at()))
                .param("by", Columns.bytes(end.by().value()))
                .param("id", Columns.bytes(ended.id().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public Optional<Experiment> running(WorkspaceId workspace) {
        return database.sql(SELECT + " and ended_at is null")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> experiment(row))
                .optional();
    }

    @Override
    public List<Experiment> all(WorkspaceId workspace) {
        return database.sql(SELECT + " order by begun_at desc, id desc")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> experiment(row))
                .list();
    }

    /** A range of the index {@code leads_created}, the rows of its leads, and the steps of those that ended. */
    @Override
    public Comparison compare(WorkspaceId workspace, Experiment experiment, Instant from, Instant until) {
        var division = experiment.division();
        var halves = new HashMap<Boolean, Half>();
        database.sql("""
                        select theirs, count(*) as entered,
                            sum(case when status = 'won' and ended_at < :until then 1 else 0 end) as won,
                            sum(case when status = 'lost' and ended_at < :until then 1 else 0 end) as lost
                        from (
                            select case when mod(bucket * :factor + :shift, 2147483647) < :below then 1 else 0 end as theirs,
                                status,
                                case when status in ('won', 'lost') then (
                                    select max(changed_at) from status_changes
                                    where lead_id = leads.id and to_status = leads.status) end as ended_at
                            from leads
                            where workspace_id = :workspace and merged_into is null
                                and created_at >= :from and created_at < :until
                        ) as entering
                        where status not in ('won', 'lost') or ended_at >= :from
                        group by theirs
                        """)
                .params(Map.of(
                        "factor", division.factor(),
                        "shift", division.shift(),
                        "below", division.below(),
                        "workspace", Columns.bytes(workspace.value()),
                        "from", Columns.utc(from),
                        "until", Columns.utc(until)))
                .query(row -> {
                    halves.put(
                            row.getInt("theirs") == 1,
                            new Half(row.getLong("entered"), row.getLong("won"), row.getLong("lost")));
                });
        return new Comparison(halves.getOrDefault(true, Half.NONE), halves.getOrDefault(false, Half.NONE));
    }

    private static Experiment experiment(ResultSet row) throws SQLException {
        var endedAt = Columns.instantOrNull(row, "ended_at");
        return new Experiment(
                new ExperimentId(Columns.id(row, "id")),
                row.getString("champion"),
                row.getString("challenger"),
                row.getInt("percent"),
                Columns.instant(row, "begun_at"),
                new UserId(Columns.id(row, "begun_by")),
                endedAt == null ? null : new End(endedAt, new UserId(Columns.id(row, "ended_by"))));
    }
}
