package org.leadscoring.persistence.scoring;

import java.util.List;
import java.util.Locale;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/** A model as it is kept: the shape of the stored text, apart from the domain so that either may change. */
record ModelDocument(Scope scale, List<RuleDocument> rules, Ladder ladder) {

    record Scope(int floor, int cap) {}

    record RuleDocument(String id, String event, int points, String category, String limit) {

        static RuleDocument of(Rule rule) {
            return new RuleDocument(
                    rule.id(),
                    rule.event().name(),
                    rule.points(),
                    rule.category().name().toLowerCase(Locale.ROOT),
                    switch (rule.limit()) {
                        case Limit.Unlimited() -> "unlimited";
                        case Limit.Once() -> "once";
                    });
        }

        Rule rule() {
            return new Rule(
                    id,
                    new EventType(event),
                    points,
                    Category.valueOf(category.toUpperCase(Locale.ROOT)),
                    switch (limit) {
                        case "unlimited" -> Limit.UNLIMITED;
                        case "once" -> Limit.ONCE;
                        default -> throw new IllegalStateException("rule " + id + " has the unknown limit " + limit);
                    });
        }
    }

    record Ladder(String ground, List<Stage> stages) {}

    static ModelDocument of(ScoringModel model) {
        return new ModelDocument(
                new Scope(model.scale().floor(), model.scale().cap()),
                model.rules().stream().map(RuleDocument::of).toList(),
                new Ladder(model.ladder().ground(), model.ladder().stages()));
    }

    ScoringModel model(ModelId id, String name, int version) {
        return new ScoringModel(
                id,
                name,
                version,
                new Scale(scale.floor(), scale.cap()),
                rules.stream().map(RuleDocument::rule).toList(),
                new StageLadder(ladder.ground(), ladder.stages()));
    }
}
