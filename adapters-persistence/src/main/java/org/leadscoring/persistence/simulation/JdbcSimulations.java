package org.leadscoring.persistence.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.simulation.SimulationRun;
import org.leadscoring.application.simulation.Simulations;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.scoring.StoredDefinitions;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Simulations in the table {@code simulations}: two rows a version at most, found by its primary key. */
public final class JdbcSimulations implements Simulations {

    private static final String SELECT = """
            select workspace_id, model_id, in_force_id, definition, asked_by, cursor_id, total, counted, answered,
                finished_at
            from simulations
            """;

    private final Database database;

    public JdbcSimulations(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, SimulationRun run) {
        with(database.sql("""
                        insert into simulations (model_id, running, workspace_id, in_force_id, definition, asked_by, began_at,
                            cursor_id, total, counted, answered, finished_at)
                        values (:model, true, :workspace, :inForce, :definition, :by, :began, :cursor, :total, :counted,
                            :answered, null)
                        """), workspace, run)
                .param("by", Columns.bytes(run.by().value()))
                .update();
    }

    @Override
    public void save(WorkspaceId workspace, SimulationRun run) {
        write(workspace, run, "finished_at = null");
    }

    @Override
    public void finish(WorkspaceId workspace, SimulationRun run) {
        delete(workspace, run.model(), false);
        write(workspace, run, "running = false, finished_at = :finished");
    }

    private void write(WorkspaceId workspace, SimulationRun run, String state) {
        var statement = with(database.sql("""
                        update simulations set in_force_id = :inForce, definition = :definition, began_at = :began,
                            cursor_id = :cursor, total = :total, counted = :counted, answered = :answered, %s
                        where model_id = :model and running = true and workspace_id = :workspace
                        """.formatted(state)), workspace, run);
        var finished = run.finishedAt();
        (finished == null ? statement : statement.param("finished", Columns.utc(finished))).update();
    }

    private static StatementSpec with(StatementSpec statement, WorkspaceId workspace, SimulationRun run) {
        var cursor = run.cursor();
        return statement
                .param("model", Columns.bytes(run.model().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("inForce", Columns.bytes(run.inForce().value()))
                .param("definition", StoredDefinitions.text(run.definition()))
                .param("began", Columns.utc(run.at()))
                .param("cursor", Columns.bytesOrNull(cursor == null ? null : cursor.value()))
                .param("total", run.total())
                .param("counted", SimulationDocument.text(run.counted()))
                .param("answered", SimulationDocument.text(run.answered()));
    }

    @Override
    public void remove(WorkspaceId workspace, ModelId model) {
        delete(workspace, model, true);
    }

    private void delete(WorkspaceId workspace, ModelId model, boolean running) {
        of(
                        workspace,
                        model,
                        running,
                        "delete from simulations where model_id = :model and running = :running and workspace_id = :workspace")
                .update();
    }

    @Override
    public Optional<SimulationRun> running(WorkspaceId workspace, ModelId model) {
        return find(workspace, model, true);
    }

    @Override
    public Optional<SimulationRun> last(WorkspaceId workspace, ModelId model) {
        return find(workspace, model, false);
    }

    private Optional<SimulationRun> find(WorkspaceId workspace, ModelId model, boolean running) {
        return of(
                        workspace,
                        model,
                        running,
                        SELECT + "where model_id = :model and running = :running and workspace_id = :workspace")
                .query((row, n) -> run(row))
                .optional();
    }

    @Override
    public List<ModelId> unfinished() {
        return database.sql("select model_id from simulations where running = true order by began_at, model_id")
                .query((row, n) -> new ModelId(Columns.id(row, "model_id")))
                .list();
    }

    @Override
    public Optional<Unfinished> hold(ModelId model) {
        return database.sql(SELECT + "where model_id = :model and running = true for update skip locked")
                .param("model", Columns.bytes(model.value()))
                .query((row, n) -> new Unfinished(new WorkspaceId(Columns.id(row, "workspace_id")), run(row)))
                .optional();
    }

    /** A range of {@code sla_clocks_closed} a day. */
    @Override
    public List<Long> answered(WorkspaceId workspace, LocalDate first, int days, ZoneId zone) {
        var borders = Simulations.borders(first, days, zone);
        var answered = new ArrayList<Long>();
        for (int day = 0; day < days; day++) {
            answered.add(answered(workspace, borders.get(day), borders.get(day + 1)));
        }
        return answered;
    }

    private long answered(WorkspaceId workspace, Instant from, Instant until) {
        return database.sql("""
                        select count(*) from sla_clocks
                        where workspace_id = :workspace and state = 'met' and closed_at >= :from and closed_at < :until
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("from", Columns.utc(from))
                .param("until", Columns.utc(until))
                .query(Long.class)
                .single();
    }

    private StatementSpec of(WorkspaceId workspace, ModelId model, boolean running, String sql) {
        return database.sql(sql)
                .param("model", Columns.bytes(model.value()))
                .param("running", running)
                .param("workspace", Columns.bytes(workspace.value()));
    }

    private static SimulationRun run(ResultSet row) throws SQLException {
        var cursor = Columns.idOrNull(row, "cursor_id");
        return new SimulationRun(
                new ModelId(Columns.id(row, "model_id")),
                new ModelId(Columns.id(row, "in_force_id")),
                StoredDefinitions.definition(row.getString("definition")),
                new UserId(Columns.id(row, "asked_by")),
                cursor == null ? null : new LeadId(cursor),
                row.getLong("total"),
                SimulationDocument.simulation(row.getString("counted")),
                SimulationDocument.numbers(row.getString("answered")),
                Columns.instantOrNull(row, "finished_at"));
    }
}
