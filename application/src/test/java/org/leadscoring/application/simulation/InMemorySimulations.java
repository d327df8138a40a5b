package org.leadscoring.application.simulation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.SimulationKey;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Simulations in memory. */
public final class InMemorySimulations implements Simulations {

    private final InMemoryDatabase database;

    public InMemorySimulations(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, SimulationRun run) {
        database.simulations.put(workspace, new SimulationKey(run.model(), true), run);
    }

    @Override
    public void save(WorkspaceId workspace, SimulationRun run) {
        add(workspace, run);
    }

    @Override
    public void finish(WorkspaceId workspace, SimulationRun run) {
        database.simulations.put(workspace, new SimulationKey(run.model(), false), run);
        remove(workspace, run.model());
    }

    @Override
    public void remove(WorkspaceId workspace, ModelId model) {
        database.simulations.remove(workspace, new SimulationKey(model, true));
    }

    @Override
    public Optional<SimulationRun> running(WorkspaceId workspace, ModelId model) {
        return find(workspace, new SimulationKey(model, true));
    }

    @Override
    public Optional<SimulationRun> last(WorkspaceId workspace, ModelId model) {
        return find(workspace, new SimulationKey(model, false));
    }

    private Optional<SimulationRun> find(WorkspaceId workspace, SimulationKey key) {
        return database.simulations.find(workspace, key).filter(run -> isThere(workspace, key.model()));
    }

    private boolean isThere(WorkspaceId workspace, ModelId model) {
        return database.models.find(workspace, model).isPresent();
    }

    @Override
    public List<ModelId> unfinished() {
        return waiting()
                .sorted(Comparator.comparing(unfinished -> unfinished.run().at()))
                .map(unfinished -> unfinished.run().model())
                .toList();
    }

    @Override
    public Optional<Unfinished> hold(ModelId model) {
        return waiting()
                .filter(unfinished -> unfinished.run().model().equals(model))
                .findFirst();
    }

    private Stream<Unfinished> waiting() {
        return database.simulations.everything().entrySet().stream()
                .flatMap(rows -> rows.getValue().entrySet().stream()
                        .filter(row -> row.getKey().running()
                                && isThere(rows.getKey(), row.getKey().model()))
                        .map(row -> new Unfinished(rows.getKey(), row.getValue())));
    }

    @Override
    public List<Long> answered(WorkspaceId workspace, LocalDate first, int days, ZoneId zone) {
        var borders = Simulations.borders(first, days, zone);
        return IntStream.range(0, days)
                .mapToObj(day -> database.clocks.rows(workspace).values().stream()
                        .filter(clock -> clock.state() == SlaClock.State.MET)
                        .map(SlaClock::closedAt)
                        .filter(at -> at != null && !at.isBefore(borders.get(day)) && at.isBefore(borders.get(day + 1)))
                        .count())
                .toList();
    }
}
