package org.leadscoring.domain.simulation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What publishing a draft would make of leads, counted (spec UI-2). Values of the same frame can be added up in any order:
 * see {@link Tally}.
 *
 * @param leads how many were looked at
 * @param changed how many of them have another score by the draft
 * @param moves leads by stage in force (rows) and by stage of the draft (columns)
 * @param activeMoves the same of those that were active on the day of the frame's instant
 * @param scoresBefore leads by class of score, by the version in force
 * @param scoresAfter the same by the draft
 * @param movers those whose score changes most, at most {@value #MOVERS}
 * @param before what the version in force asked of the team
 * @param after what the draft would have asked
 * @param opened leads that would get a clock if the publication acts, by the place of the band
 * @param pulledIn leads whose deadline it would pull in, by the place of the band
 */
public record Simulation(
        Frame frame,
        long leads,
        long changed,
        List<List<Long>> moves,
        List<List<Long>> activeMoves,
        List<Long> scoresBefore,
        List<Long> scoresAfter,
        List<Mover> movers,
        Load before,
        Load after,
        List<Long> opened,
        List<Long> pulledIn) {

    /** How many movers are kept. */
    public static final int MOVERS = 20;

    public Simulation {
        moves = Counts.copy(moves);
        activeMoves = Counts.copy(activeMoves);
        scoresBefore = List.copyOf(scoresBefore);
        scoresAfter = List.copyOf(scoresAfter);
        movers = List.copyOf(movers);
        opened = List.copyOf(opened);
        pulledIn = List.copyOf(pulledIn);
    }

    /** Before the first lead. */
    public static Simulation none(Frame frame) {
        var bands = frame.bands().size();
        var moves = Counts.zero(frame.before().size(), frame.after().size());
        var scores = Counts.zero(frame.buckets().size());
        return new Simulation(
                frame,
                0,
                0,
                moves,
                moves,
                scores,
                scores,
                List.of(),
                none(bands, frame.before().size()),
                none(bands, frame.after().size()),
                Counts.zero(bands),
                Counts.zero(bands));
    }

    private static Load none(int bands, int stages) {
        return new Load(
                Counts.zero(Frame.DAYS, bands), Counts.zero(Frame.DAYS, bands), Counts.zero(Frame.DAYS, stages));
    }

    /** How many leads are in each stage in force. */
    public List<Long> stagesBefore() {
        return moves.stream().map(Counts::sum).toList();
    }

    /** How many leads are in each stage of the draft. */
    public List<Long> stagesAfter() {
        return IntStream.range(0, frame.after().size())
                .mapToObj(column ->
                        moves.stream().mapToLong(row -> row.get(column)).sum())
                .toList();
    }

    /**
     * How many leads come into a stage of the draft from below, or leap over it. Those in a stage that the draft does not have
     * all count as from below.
     *
     * @param stage its place in the ladder of the draft, from the ground up, which is 0
     */
    public long climbingTo(int stage) {
        return IntStream.range(0, frame.before().size())
                .filter(row -> frame.after().indexOf(frame.before().get(row)) < stage)
                .mapToLong(row ->
                        Counts.sum(moves.get(row).subList(stage, frame.after().size())))
                .sum();
    }

    /** How many leads change their stage. */
    public long moved() {
        return leads - staying();
    }

    private long staying() {
        return IntStream.range(0, frame.before().size())
                .mapToLong(row -> {
                    var column = frame.after().indexOf(frame.before().get(row));
                    return column < 0 ? 0 : moves.get(row).get(column);
                })
                .sum();
    }

    /** How many leads come into a stage of the draft that were not in it. */
    public long entering(int column) {
        return entering(moves, column);
    }

    /** How many of those were active on the day of the frame's instant. */
    public long enteringActive(int column) {
        return entering(activeMoves, column);
    }

    private long entering(List<List<Long>> from, int column) {
        var stage = frame.after().get(column);
        return IntStream.range(0, frame.before().size())
                .filter(row -> !frame.before().get(row).equals(stage))
                .mapToLong(row -> from.get(row).get(column))
                .sum();
    }

    /** How many leads leave a stage in force for another one. */
    public long leaving(int row) {
        var column = frame.after().indexOf(frame.before().get(row));
        return stagesBefore().get(row) - (column < 0 ? 0 : moves.get(row).get(column));
    }

    /** How many leads would get a clock, or an earlier deadline, if the publication acts. */
    public long acting() {
        return Counts.sum(opened) + Counts.sum(pulledIn);
    }
}
