package org.leadscoring.web.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.Suggestion;
import org.leadscoring.domain.evidence.Suggestion.Change;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.web.evidence.Figures.Picks;
import org.leadscoring.web.page.Words;

/**
 * Other points, as the page shows them.
 *
 * @param now how well the points of today pick among the leads held out
 * @param then how well the others do
 * @param exact how well they would before rounding, of a hundred
 * @param gain how many more of a hundred are picked right
 * @param better whether that is no chance
 * @param stays rules it has, the weightiest first
 * @param leaves rules it leaves out
 * @param stages who reaches each stage, from the top
 */
record Suggested(
        Suggestion suggestion,
        Picks now,
        Picks then,
        BigDecimal exact,
        Rounded gain,
        boolean better,
        List<Line> stays,
        List<Line> leaves,
        List<Reach> stages) {

    /**
     * What becomes of a rule.
     *
     * @param name in words
     * @param won how many of a hundred were won that had it
     * @param others how many of the others
     */
    record Line(
            String name,
            @Nullable Integer today,
            @Nullable Integer points,
            Count with,
            int won,
            int others,
            String why) {}

    /**
     * Who reaches a stage.
     *
     * @param at threshold, in points
     * @param was threshold when it was asked; null if there was no such stage
     * @param count how those of the leads held out ended that reach it
     */
    record Reach(String stage, int at, @Nullable Integer was, Count count, Rounded won) {}

    static Suggested of(Suggestion suggestion, ScoringModel model, Words words) {
        var asDraft = new ScoringModel(model.id(), model.name(), model.version(), suggestion.definition());
        var lines = suggestion.changes().stream()
                .map(change -> line(change, change.today() == null ? asDraft : model, words))
                .toList();
        var stages = suggestion.definition().ladder().stages();
        var was = model.ladder().stages().stream().collect(Collectors.toMap(Stage::name, Stage::threshold));
        return new Suggested(
                suggestion,
                Picks.of(suggestion.now()),
                Picks.of(suggestion.then()),
                Rounded.decimal(suggestion.exact().value()),
                Rounded.of(suggestion.gain()),
                suggestion.gain().low() > 0,
                lines.stream().filter(line -> line.points() != null).toList(),
                lines.stream().filter(line -> line.points() == null).toList(),
                stages.reversed().stream()
                        .map(stage -> {
                            var count = suggestion.then().from(stage.threshold());
                            return new Reach(
                                    stage.name(),
                                    stage.threshold(),
                                    was.get(stage.name()),
                                    count,
                                    Rounded.of(count.conversion()));
                        })
                        .toList());
    }

    private static Line line(Change change, ScoringModel model, Words words) {
        return new Line(
                words.rule(change.rule(), model),
                change.today(),
                change.points(),
                change.with(),
                Rounded.of(change.with().conversion()).whole(),
                Rounded.of(change.without().conversion()).whole(),
                change.why().name().toLowerCase(Locale.ROOT));
    }
}
