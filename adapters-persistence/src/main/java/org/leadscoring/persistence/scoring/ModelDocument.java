package org.leadscoring.persistence.scoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.Spans;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Decay;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Factor;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.persistence.sql.Json;
import tools.jackson.core.json.JsonFactory;

/**
 * What a model says, as a document: one shape for the text in the database and for files, apart from the domain so that
 * either may change. What stands at its default is left out; what was written by any older version can be read.
 */
final class ModelDocument {

    /** What stands at the top of a document. */
    static final List<String> KEYS =
            List.of("method", "scale", "suspects", "ladder", "rules", "traits", "caps", "recency", "decay", "sessions");

    private static final JsonFactory JSON = new JsonFactory();

    private ModelDocument() {}

    /** The document as JSON. */
    static String json(Definition definition) {
        return Json.text(of(definition));
    }

    /** @throws InvalidModelException if the document is none of a model */
    static Definition ofJson(String json) {
        return definition(DocumentReader.read(JSON, json).object(KEYS));
    }

    static Map<String, Object> of(Definition definition) {
        var document = new LinkedHashMap<String, Object>();
        document.put("method", MethodDocument.key(definition.method()));
        if (!definition.scale().equals(Scale.OPEN)) {
            document.put("scale", scale(definition.scale()));
        }
        if (definition.countsSuspects()) {
            document.put("suspects", "count");
        }
        document.put("ladder", LadderDocument.of(definition.ladder()));
        if (!definition.rules().isEmpty()) {
            document.put(
                    "rules", definition.rules().stream().map(RuleDocument::of).toList());
        }
        if (!definition.traitRules().isEmpty()) {
            document.put(
                    "traits",
                    definition.traitRules().stream().map(RuleDocument::of).toList());
        }
        if (!definition.caps().isEmpty()) {
            var caps = new LinkedHashMap<String, Object>();
            definition.caps().forEach((category, cap) -> caps.put(category.key(), cap));
            document.put("caps", caps);
        }
        if (!definition.recency().equals(Recency.NONE)) {
            document.put("recency", recency(definition.recency()));
        }
        if (definition.decay() != null) {
            document.put("decay", DecayDocument.of(definition.decay()));
        }
        if (definition.method() instanceof Method.Sessions(var scoring)) {
            MethodDocument.of(scoring).ifPresent(sessions -> document.put("sessions", sessions));
        }
        return document;
    }

    /** @throws InvalidModelException if the document is none of a model; its field is a pointer from the document's root */
    static Definition definition(Place root) {
        var method = MethodDocument.read(root);
        var scale = root.get("scale").map(ModelDocument::scale).orElse(Scale.OPEN);
        var rules = list(root, "rules").stream().map(RuleDocument::rule).toList();
        var traits = list(root, "traits").stream().map(RuleDocument::traitRule).toList();
        var caps = root.get("caps").map(ModelDocument::caps).orElse(Map.of());
        var recency = root.get("recency").map(place -> recency(root, place)).orElse(Recency.NONE);
        @Nullable
        Decay decay =
                root.get("decay").map(place -> DecayDocument.read(root, place)).orElse(null);
        var suspects = root.get("suspects").map(ModelDocument::countsSuspects).orElse(false);
        var ladder = LadderDocument.read(root.need("ladder"));
        return root.make(() -> new Definition(method, scale, rules, traits, caps, recency, decay, suspects, ladder));
    }

    private static List<Place> list(Place root, String key) {
        return root.get(key).map(Place::list).orElse(List.of());
    }

    private static boolean countsSuspects(Place place) {
        return place.oneOf(new String[] {"ignore", "count"}, word -> word).equals("count");
    }

    private static Map<String, Object> scale(Scale scale) {
        var document = new LinkedHashMap<String, Object>();
        if (scale.floor() != Scale.OPEN.floor()) {
            document.put("floor", scale.floor());
        }
        if (scale.cap() != Scale.OPEN.cap()) {
            document.put("cap", scale.cap());
        }
        return document;
    }

    private static Scale scale(Place place) {
        place.object(List.of("floor", "cap"));
        int floor = place.get("floor").map(Place::integer).orElse(Scale.OPEN.floor());
        int cap = place.get("cap").map(Place::integer).orElse(Scale.OPEN.cap());
        return place.make(() -> new Scale(floor, cap));
    }

    private static Map<Category, Integer> caps(Place place) {
        var keys = List.of(Category.values()).stream().map(Category::key).toList();
        place.object(keys);
        var caps = new EnumMap<Category, Integer>(Category.class);
        for (var category : Category.values()) {
            place.get(category.key()).ifPresent(cap -> caps.put(category, cap.integer()));
        }
        return caps;
    }

    private static List<Object> recency(Recency recency) {
        var document = new ArrayList<Object>();
        recency.bands().forEach(band -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("under", Spans.text(band.under()));
            entry.put("factor", band.factor().number());
            document.add(entry);
        });
        document.add(Map.of("factor", recency.older().number()));
        return document;
    }

    private static Recency recency(Place root, Place place) {
        var bands = new ArrayList<Recency.Band>();
        var older = Optional.<Factor>empty();
        for (var entry : place.list()) {
            if (older.isPresent()) {
                throw entry.wrong("comes after the one without \"under\", which must be the last; change their order");
            }
            var factor = entry.object(List.of("under", "factor")).need("factor").factor();
            var under = entry.get("under").map(Place::duration);
            if (under.isPresent()) {
                bands.add(entry.make(() -> new Recency.Band(under.get(), factor)));
            } else {
                older = Optional.of(factor);
            }
        }
        var rest = older.orElseThrow(
                () -> place.wrong("does not say what holds for older events; end it with a factor without \"under\""));
        return root.make(() -> new Recency(bands, rest));
    }
}
