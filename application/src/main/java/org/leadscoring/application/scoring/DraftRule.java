package org.leadscoring.application.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.TraitRule;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Makes a rule for a type of events nobody thought of, in a draft: nothing is scored by it before somebody publishes. */
public final class DraftRule {

    /** What such a rule gives, until somebody knows better. */
    public static final int POINTS = 5;

    private final EditModels models;

    public DraftRule(EditModels models) {
        this.models = models;
    }

    /**
     * Adds a rule for a type to the latest draft of the primary model, or to a new one if there is none that is newer than
     * what is live: {@value #POINTS} points of engagement, every time. If a rule of the draft is for this type already, it
     * is left as it is.
     *
     * @throws InvalidModelException if the primary model can have no such rule
     */
    public Drafted forType(WorkspaceId workspace, EventType type, UserId by) {
        var draft = models.changeNextOfPrimary(workspace, definition -> with(definition, type), by);
        return new Drafted(models.primary(workspace), draft);
    }

    private static Definition with(Definition definition, EventType type) {
        if (definition.rules().stream().anyMatch(rule -> rule.event().equals(type))) {
            return definition;
        }
        var rules = new ArrayList<>(definition.rules());
        rules.add(new Rule(freeId(definition, type), type, POINTS, Category.ENGAGEMENT, Limit.UNLIMITED));
        return new Definition(
                definition.method(),
                definition.scale(),
                rules,
                definition.traitRules(),
                definition.caps(),
                definition.recency(),
                definition.decay(),
                definition.countsSuspects(),
                definition.ladder());
    }

    /** The type's own name, unless another rule is called so. */
    private static String freeId(Definition definition, EventType type) {
        List<String> used = Stream.concat(
                        definition.rules().stream().map(Rule::id),
                        definition.traitRules().stream().map(TraitRule::id))
                .toList();
        var id = type.name();
        for (int i = 2; used.contains(id); i++) {
            id = type.name() + "_" + i;
        }
        return id;
    }

    /**
     * A draft with a rule more.
     *
     * @param live what it is a draft of
     */
    public record Drafted(ScoringModel live, ScoringModel draft) {}
}
