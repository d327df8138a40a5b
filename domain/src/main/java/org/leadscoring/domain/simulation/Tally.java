package org.leadscoring.domain.simulation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.stage.Direction;

/**
 * Counts a simulation lead by lead. Which order leads come in does not matter, nor in how many parts they are counted:
 * parts are added up by {@link #add(Simulation)}. Needs no more room for a million leads than for a thousand.
 *
 * <p>Not safe for use by several threads.
 */
public final class Tally {

    private final Frame frame;
    private final SlaPolicy policy;
    private final Counts moves;
    private final Counts activeMoves;
    private final Counts scores;
    private final Counts acts;
    private final TreeSet<Mover> movers = new TreeSet<>(Mover.BIGGEST);
    private final Loads before;
    private final Loads after;
    private long leads;
    private long changed;

    /**
     * Begins at nothing.
     *
     * @param policy the one whose bands the frame has
     */
    public Tally(Frame frame, SlaPolicy policy) {
        this.frame = frame;
        this.policy = policy;
        this.moves = new Counts(frame.before().size(), frame.after().size());
        this.activeMoves = new Counts(frame.before().size(), frame.after().size());
        this.scores = new Counts(2, frame.buckets().size());
        this.acts = new Counts(2, frame.bands().size());
        this.before = new Loads(frame.before());
        this.after = new Loads(frame.after());
    }

    /** Counts a lead, which must not have been counted. */
    public void add(Compared lead) {
        leads++;
        var row = frame.before().indexOf(lead.before().stage());
        var column = frame.after().indexOf(lead.after().stage());
        moves.add(row, column);
        if (isActive(lead)) {
            activeMoves.add(row, column);
        }
        scores.add(0, frame.buckets().of(lead.before().total()));
        scores.add(1, frame.buckets().of(lead.after().total()));
        move(lead);
        before.add(lead.before(), lead.known());
        after.add(lead.after(), lead.known());
        var act = lead.act();
        if (act != null) {
            acts.add(act.opens() ? 0 : 1, frame.band(act.bandFrom()));
        }
    }

    private boolean isActive(Compared lead) {
        var at = lead.after().scored().state().lastActivityAt();
        return at != null && frame.today().equals(LocalDate.ofInstant(at, frame.zone()));
    }

    private void move(Compared lead) {
        var mover = Mover.of(lead);
        if (mover.distance() == 0) {
            return;
        }
        changed++;
        // Why is worth its while only for those that are kept, now at least.
        if (movers.size() < Simulation.MOVERS || Mover.BIGGEST.compare(mover, movers.last()) < 0) {
            keep(mover.because(lead.before().scored(), lead.after().scored()));
        }
    }

    private void keep(Mover mover) {
        movers.add(mover);
        if (movers.size() > Simulation.MOVERS) {
            movers.pollLast();
        }
    }

    /**
     * Adds what was counted of other leads.
     *
     * @throws IllegalArgumentException if it was counted by another frame
     */
    public void add(Simulation others) {
        if (!others.frame().equals(frame)) {
            throw new IllegalArgumentException("simulations of different frames cannot be added up");
        }
        leads += others.leads();
        changed += others.changed();
        moves.add(others.moves());
        activeMoves.add(others.activeMoves());
        scores.add(List.of(others.scoresBefore(), others.scoresAfter()));
        acts.add(List.of(others.opened(), others.pulledIn()));
        others.movers().forEach(this::keep);
        before.add(others.before());
        after.add(others.after());
    }

    /** What has been counted so far. */
    public Simulation counted() {
        return new Simulation(
                frame,
                leads,
                changed,
                moves.lists(),
                activeMoves.lists(),
                scores.lists().getFirst(),
                scores.lists().getLast(),
                List.copyOf(movers),
                before.load(),
                after.load(),
                acts.lists().getFirst(),
                acts.lists().getLast());
    }

    /** What one version asked of the team. */
    private final class Loads {

        private final List<String> stages;
        private final Counts opened = new Counts(Frame.DAYS, frame.bands().size());
        private final Counts hotter = new Counts(Frame.DAYS, frame.bands().size());
        private final Counts entered;

        Loads(List<String> stages) {
            this.stages = stages;
            this.entered = new Counts(Frame.DAYS, stages.size());
        }

        void add(Reckoned lead, boolean known) {
            promise(lead, known);
            var seen = new HashSet<List<Integer>>();
            for (var crossing : lead.scored().crossings()) {
                var day = frame.day(crossing.at());
                if (crossing.direction() == Direction.UP && day.isPresent()) {
                    var stage = stages.indexOf(crossing.stage());
                    if (seen.add(List.of(day.getAsInt(), stage))) {
                        entered.add(day.getAsInt(), stage);
                    }
                }
            }
        }

        /** As a clock does it: the first band that is workable opens it, a hotter one makes the promise quicker. */
        private void promise(Reckoned lead, boolean known) {
            Integer hottest = null;
            for (var step : lead.rises()) {
                var band = policy.workable(step.score(), known).orElse(null);
                if (band == null || hottest != null && band.from() <= hottest) {
                    continue;
                }
                var count = hottest == null ? opened : hotter;
                frame.day(step.at()).ifPresent(day -> count.add(day, frame.band(band.from())));
                hottest = band.from();
            }
        }

        void add(Load other) {
            opened.add(other.opened());
            hotter.add(other.hotter());
            entered.add(other.entered());
        }

        Load load() {
            return new Load(opened.lists(), hotter.lists(), entered.lists());
        }
    }
}
