package org.leadscoring.application.scoring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.TraitRule;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Makes a rule for a type of events nobody thought of, in a draft: nothing is scored by it before somebody publishes. */
public final class DraftRule {

    /** What such a rule gives, until somebody knows better. */
    public static final int POINTS = 5;

    private final Transactions transactions;
    private final ScoringModels models;
    private final Ids ids;
    private final Clock time;

    public DraftRule(Transactions transactions, ScoringModels models, Ids ids, Clock time) {
        this.transactions = transactions;
        this.models = models;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Adds a rule for a type to the latest draft of the primary model, or to a new one if there is none that is newer than
     * what is live: {@value #POINTS} points of engagement, every time. If a rule of the draft is for this type already, it
     * is left as it is.
     *
     * @throws InvalidModelException if the primary model can have no such rule
     */
    public Drafted forType(WorkspaceId workspace, EventType type) {
        return transactions.run(() -> {
            models.hold(workspace);
            var live = models.live(workspace).getFirst();
            var latest = models.versions(workspace).stream()
                    .filter(version -> version.model().name().equals(live.name()))
                    .max((one, other) ->
                            Integer.compare(one.model().version(), other.model().version()))
                    .orElseThrow();
            return latest.state() == ModelState.DRAFT && latest.model().version() > live.version()
                    ? new Drafted(live, changed(workspace, latest, type))
                    : new Drafted(live, added(workspace, live, latest, type));
        });
    }

    private ScoringModel changed(WorkspaceId workspace, Version latest, EventType type) {
        var draft = latest.model();
        var changed = new ScoringModel(draft.id(), draft.name(), draft.version(), with(draft.definition(), type));
        models.saveDraft(workspace, changed);
        return changed;
    }

    private ScoringModel added(WorkspaceId workspace, ScoringModel live, Version latest, EventType type) {
        var draft = new ScoringModel(
                new ModelId(ids.next()), live.name(), latest.model().version() + 1, with(live.definition(), type));
        models.addDraft(workspace, draft, time.instant());
        return draft;
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
