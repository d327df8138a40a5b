package org.leadscoring.domain.stage;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The stages a lead climbs with its score: stage = highest threshold ≤ score, or the ground stage below all thresholds
 * (spec ST-1).
 *
 * <p>A stage may be harder to leave than to enter, and not to be entered again for a while (spec ST-2). Example: hot at 60
 * with a hysteresis of 5 and a cool-down of a day. A lead at 62 falls to 56 and stays hot, falls to 54 and leaves it,
 * climbs to 70 an hour later and is warm still, and becomes hot when the day is over.
 *
 * @param ground the stage of a lead that has reached no threshold, for example {@code cold}
 * @param stages the others, thresholds strictly ascending
 */
public record StageLadder(String ground, List<Stage> stages) {

    /** @throws IllegalArgumentException if a name is out of range or stands twice, or thresholds do not ascend */
    public StageLadder {
        Stage.checkName(ground);
        stages = List.copyOf(stages);
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).threshold() <= stages.get(i - 1).threshold()) {
                throw new IllegalArgumentException(
                        "the thresholds of a ladder ascend; " + stages.get(i).name() + " is not above "
                                + stages.get(i - 1).name());
            }
        }
        var names = Stream.concat(Stream.of(ground), stages.stream().map(Stage::name))
                .toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a stage stands twice on the ladder " + names);
        }
    }

    /** All names from the ground up. */
    public List<String> names() {
        return Stream.concat(Stream.of(ground), stages.stream().map(Stage::name))
                .toList();
    }

    /** The segments that stages name, from the lowest stage up, each once. */
    public List<String> segments() {
        return stages.stream()
                .flatMap(stage -> stage.segments().stream())
                .distinct()
                .toList();
    }

    /** The segments a lead of this stage is in; none if the ladder has no such stage. */
    public List<String> segmentsOf(String stage) {
        return stages.stream()
                .filter(one -> one.name().equals(stage))
                .findFirst()
                .map(Stage::segments)
                .orElse(List.of());
    }

    /** The stages whose leads are in this segment, from the lowest up; none if no stage names it. */
    public List<String> stagesOf(String segment) {
        return stages.stream()
                .filter(stage -> stage.segments().contains(segment))
                .map(Stage::name)
                .toList();
    }

    /** The stage by the score alone: that of a lead that was never in a higher one. */
    public String stageAt(int score) {
        return nameOf(heightAt(score));
    }

    /** The stage of a lead that stands here. */
    public String stageOf(Rung rung) {
        return nameOf(heightOf(rung));
    }

    /**
     * The scores that leads of a stage may have. Hysteresis reaches below its threshold; where the stage above has a
     * cool-down, any score above it. Empty if the ladder has no such stage.
     */
    public Optional<Span> span(String stage) {
        var height = names().indexOf(stage);
        if (height < 0) {
            return Optional.empty();
        }
        var own = height == 0 ? null : stages.get(height - 1);
        var above = height == stages.size() ? null : stages.get(height);
        return Optional.of(new Span(
                own == null ? Integer.MIN_VALUE : own.lowest(),
                above == null || above.coolDown().isPositive() ? Integer.MAX_VALUE : above.threshold() - 1));
    }

    /** The next stage up, if there is one. */
    public Optional<Stage> above(Rung rung) {
        var height = heightOf(rung);
        return height < stages.size() ? Optional.of(stages.get(height)) : Optional.empty();
    }

    /**
     * Moves a lead to where its score puts it now, stage by stage.
     *
     * @param at when, UTC
     * @param crossed told of every threshold passed, in the order in which it is passed. From 30 to 110 on a ladder warm
     *     30, hot 60, mql 80, sql 100 that is hot, mql, sql upwards; back again it is sql, mql, hot downwards
     */
    public Rung move(Rung from, int score, Instant at, Consumer<Passage> crossed) {
        var height = heightOf(from);
        Map<String, Instant> left = from.left();
        while (height > 0 && stages.get(height - 1).isLeftAt(score)) {
            var stage = stages.get(--height);
            crossed.accept(new Passage(stage.name(), Direction.DOWN));
            if (stage.coolDown().isPositive()) {
                left = new HashMap<>(left);
                left.put(stage.name(), at);
            }
        }
        while (height < stages.size()
                && score >= stages.get(height).threshold()
                && isOpen(stages.get(height), left, at)) {
            crossed.accept(new Passage(stages.get(height++).name(), Direction.UP));
        }
        return height == from.height() ? from : new Rung(height, left);
    }

    /**
     * Of crossings that take the place of others, because a lead was scored anew, those that are news: of the stages between
     * where it was and where it is, the last passage of each. Example: it was warm and is mql by an event that came late; the
     * news are that it entered hot and mql, however often it did so and left again.
     *
     * @param before the stage it was in
     * @param now the stage it is in
     * @param crossings those it has now, in order
     */
    public List<Crossing> news(String before, String now, List<Crossing> crossings) {
        var names = names();
        var from = Math.max(names.indexOf(before), 0);
        var to = Math.max(names.indexOf(now), 0);
        var direction = to > from ? Direction.UP : Direction.DOWN;
        var passed = names.subList(Math.min(from, to) + 1, Math.max(from, to) + 1);
        return (direction == Direction.UP ? passed : passed.reversed())
                .stream()
                        .flatMap(stage -> crossings.reversed().stream()
                                .filter(crossing -> crossing.stage().equals(stage) && crossing.direction() == direction)
                                .limit(1))
                        .toList();
    }

    /** When a lead with this score enters the next stage by itself, because its cool-down ends, UTC. */
    public Optional<Instant> opensAt(Rung rung, int score) {
        return above(rung)
                .filter(stage -> score >= stage.threshold())
                .flatMap(stage ->
                        Optional.ofNullable(rung.left().get(stage.name())).map(left -> left.plus(stage.coolDown())));
    }

    private static boolean isOpen(Stage stage, Map<String, Instant> left, Instant at) {
        var since = left.get(stage.name());
        return since == null || !at.isBefore(since.plus(stage.coolDown()));
    }

    private int heightOf(Rung rung) {
        return rung.height() < 0 ? heightAt(0) : rung.height();
    }

    private int heightAt(int score) {
        int height = 0;
        while (height < stages.size() && score >= stages.get(height).threshold()) {
            height++;
        }
        return height;
    }

    private String nameOf(int height) {
        return height == 0 ? ground : stages.get(height - 1).name();
    }

    /**
     * A range of scores, in points.
     *
     * @param to included
     */
    public record Span(int from, int to) {}

    /**
     * A threshold passed.
     *
     * @param stage the stage entered (up) or left (down)
     */
    public record Passage(String stage, Direction direction) {}
}
