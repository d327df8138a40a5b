package org.leadscoring.web.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.InvalidModelFileException;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of the primary model, one by one (spec IN-3). What is live never changes: a rule is added to, or changed in,
 * the draft of the next version, which somebody publishes when it is complete.
 */
@Api
final class RulesApi {

    private static final List<String> TYPES = List.of("eventType", "event_type", "type");
    private static final String EVENT = "event";
    private static final String ID = "id";

    private final EditModels models;
    private final ModelFiles files;
    private final JsonMapper mapper;

    RulesApi(EditModels models, ModelFiles files, JsonMapper mapper) {
        this.models = models;
        this.files = files;
        this.mapper = mapper;
    }

    @GetMapping("/api/rules")
    RulesAnswer all(@AuthenticationPrincipal SignedIn me) {
        var draft = models.nextOfPrimary(me.workspace()).map(this::version).orElse(null);
        return new RulesAnswer(version(models.primary(me.workspace())), draft);
    }

    /** Adds a rule. Its id, if it has none, is the type of its event; its category is engagement. */
    @PostMapping("/api/rules")
    @ResponseStatus(HttpStatus.CREATED)
    ChangedAnswer add(@RequestBody Map<String, @Nullable Object> body, @AuthenticationPrincipal SignedIn me) {
        var told = told(body);
        told.putIfAbsent("category", "engagement");
        if (told.get(EVENT) instanceof String type) {
            told.putIfAbsent(ID, type);
        }
        var rule = rule(told);
        return changed(rule.id(), me, definition -> {
            if (place(definition, rule.id()) >= 0) {
                throw new InvalidModelException(
                        "/id",
                        "is \"" + rule.id() + "\", which another rule has already; change that by PUT /api/rules/"
                                + rule.id() + ", or choose another id");
            }
            var rules = new ArrayList<>(definition.rules());
            rules.add(rule);
            return with(definition, rules);
        });
    }

    /** Changes a rule: what the body does not name stays as it is, and null takes it away. */
    @PutMapping("/api/rules/{id}")
    ChangedAnswer change(
            @PathVariable String id,
            @RequestBody Map<String, @Nullable Object> body,
            @AuthenticationPrincipal SignedIn me) {
        if (body.get(ID) instanceof String other && !other.equals(id)) {
            throw new InvalidModelException("/id", "is \"" + other + "\", but a rule keeps its id, \"" + id + "\"");
        }
        return changed(id, me, definition -> {
            int place = place(definition, id);
            if (place < 0) {
                throw new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "there is no rule " + id + "; GET /api/rules lists them");
            }
            var rules = new ArrayList<>(definition.rules());
            var merged = new LinkedHashMap<String, @Nullable Object>(files.document(rules.get(place)));
            merged.putAll(told(body));
            merged.values().removeIf(value -> value == null);
            rules.set(place, rule(merged));
            return with(definition, rules);
        });
    }

    private ChangedAnswer changed(String rule, SignedIn me, UnaryOperator<Definition> change) {
        var draft = models.changeNextOfPrimary(me.workspace(), change, me.user());
        var written = draft.rule(rule).orElseThrow();
        return new ChangedAnswer(
                true,
                files.document(written),
                new DraftAnswer(draft.id().value(), draft.name(), draft.version()),
                "POST /api/v1/models/" + draft.id().value() + "/publication");
    }

    /** Read as it would be from a file, of which the sender knows nothing. */
    private Rule rule(Map<String, @Nullable Object> document) {
        try {
            return files.readRule(mapper.writeValueAsString(document));
        } catch (InvalidModelFileException e) {
            throw new InvalidModelException(e.field(), e.field().isEmpty() ? "the rule " + e.reason() : e.reason());
        }
    }

    private static Map<String, @Nullable Object> told(Map<String, @Nullable Object> body) {
        var told = new LinkedHashMap<String, @Nullable Object>(body);
        for (var name : TYPES) {
            var type = told.remove(name);
            if (type != null) {
                told.putIfAbsent(EVENT, type);
            }
        }
        return told;
    }

    private static int place(Definition definition, String id) {
        var rules = definition.rules();
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).id().equals(id))
                .findFirst()
                .orElse(-1);
    }

    private static Definition with(Definition definition, List<Rule> rules) {
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

    private VersionAnswer version(ScoringModel model) {
        return new VersionAnswer(
                model.id().value(),
                model.name(),
                model.version(),
                model.rules().stream().map(files::document).toList());
    }

    /**
     * @param live what scores now
     * @param draft the next version, as far as it was changed; null if it was not
     */
    record RulesAnswer(VersionAnswer live, @Nullable VersionAnswer draft) {}

    /** @param rules as they stand in the model's file */
    record VersionAnswer(UUID id, String name, int version, List<Map<String, Object>> rules) {}

    /**
     * @param rule as it stands in the draft now
     * @param draft scores nothing before it is published
     * @param publish the request that publishes it
     */
    record ChangedAnswer(boolean success, Map<String, Object> rule, DraftAnswer draft, String publish) {}

    record DraftAnswer(UUID id, String name, int version) {}
}
