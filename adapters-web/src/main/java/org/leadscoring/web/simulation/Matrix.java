package org.leadscoring.web.simulation;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.leadscoring.domain.simulation.Simulation;

/**
 * Who goes from which stage to which.
 *
 * @param columns the stages of the draft, with how many leads are in them
 * @param rows one for each stage in force
 * @param leads how many there are in all
 */
record Matrix(List<Column> columns, List<Row> rows, long leads) {

    static Matrix of(Simulation counted) {
        var frame = counted.frame();
        var before = counted.stagesBefore();
        var after = counted.stagesAfter();
        var columns = IntStream.range(0, after.size())
                .mapToObj(column -> {
                    var stage = frame.after().get(column);
                    var was = frame.before().indexOf(stage);
                    return new Column(stage, after.get(column), after.get(column) - (was < 0 ? 0 : before.get(was)));
                })
                .toList();
        var rows = IntStream.range(0, before.size())
                .mapToObj(row -> new Row(
                        frame.before().get(row),
                        IntStream.range(0, after.size())
                                .mapToObj(column -> new Cell(
                                        counted.moves().get(row).get(column),
                                        frame.way(row, column).name().toLowerCase(Locale.ROOT),
                                        frame.after().get(column)))
                                .toList(),
                        before.get(row)))
                .toList();
        return new Matrix(columns, rows, counted.leads());
    }

    /**
     * A stage of the draft.
     *
     * @param more leads than are in the stage of this name in force; negative if fewer
     */
    record Column(String stage, long leads, long more) {}

    /** A stage in force. */
    record Row(String stage, List<Cell> cells, long leads) {}

    /**
     * Leads that go from one to another.
     *
     * @param way up, down or stays
     * @param to the stage of the draft
     */
    record Cell(long leads, String way, String to) {}
}
