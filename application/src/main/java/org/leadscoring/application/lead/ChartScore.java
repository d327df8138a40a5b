package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/** How a score went over time by the model that drives the lead, for a picture: as many points as can be told apart in one. */
public final class ChartScore {

    /** A line has no more points than this; of more changes some are left out, evenly. */
    public static final int MOST_POINTS = 400;

    /** So many of the latest crossings are marked. */
    public static final int MOST_CROSSINGS = 60;

    private final Transactions transactions;
    private final ScoringModels models;
    private final Ledgers ledgers;

    public ChartScore(Transactions transactions, ScoringModels models, Ledgers ledgers) {
        this.transactions = transactions;
        this.models = models;
        this.ledgers = ledgers;
    }

    /**
     * Reads what a picture needs.
     *
     * @param from where it begins, UTC; null for the first change of the score
     * @param to where it ends, UTC
     */
    public Course course(WorkspaceId workspace, LeadId lead, @Nullable Instant from, Instant to) {
        return transactions.run(() -> {
            var model = models.drivers(workspace).of(lead);
            var first = from == null ? 0 : ledgers.before(workspace, lead, model.id(), from);
            var last = ledgers.before(workspace, lead, model.id(), to);
            var points = points(workspace, lead, model.id(), first, last);
            var begin = from != null
                    ? from
                    : points.isEmpty() ? to : points.getFirst().at();
            var crossings = ledgers.crossings(workspace, lead, model.id(), to, MOST_CROSSINGS).stream()
                    .filter(crossing -> !crossing.at().isBefore(begin))
                    .toList();
            return new Course(
                    model,
                    begin,
                    to,
                    first == 0 ? 0 : score(workspace, lead, model.id(), first - 1),
                    points,
                    last - first,
                    crossings.reversed());
        });
    }

    private int score(WorkspaceId workspace, LeadId lead, ModelId model, int place) {
        return ledgers.at(workspace, lead, model, List.of(place)).getFirst().after();
    }

    private List<Point> points(WorkspaceId workspace, LeadId lead, ModelId model, int first, int last) {
        var entries = last - first <= MOST_POINTS
                ? ledgers.between(workspace, lead, model, first, last)
                : ledgers.at(workspace, lead, model, evenly(first, last));
        var points = new ArrayList<Point>();
        entries.forEach(entry -> points.add(new Point(entry.at(), entry.after())));
        return points;
    }

    /** Places from the first to the last, both among them. */
    private static Set<Integer> evenly(int first, int last) {
        var places = new TreeSet<Integer>();
        for (int i = 0; i < MOST_POINTS; i++) {
            places.add(first + Math.toIntExact((long) i * (last - 1 - first) / (MOST_POINTS - 1)));
        }
        return places;
    }

    /**
     * The course of a score.
     *
     * @param from where the picture begins, UTC
     * @param to where it ends, UTC
     * @param before the score where it begins, in points
     * @param points what the score became, in order
     * @param changes how many changes there were, of which the points are all or some
     * @param crossings thresholds passed in this time, the latest {@value #MOST_CROSSINGS} of them, in order
     */
    public record Course(
            ScoringModel model,
            Instant from,
            Instant to,
            int before,
            List<Point> points,
            int changes,
            List<Crossing> crossings) {

        public Course {
            points = List.copyOf(points);
            crossings = List.copyOf(crossings);
        }
    }

    /**
     * A change of the score.
     *
     * @param at when, UTC
     * @param score from then on, in points
     */
    public record Point(Instant at, int score) {}
}
