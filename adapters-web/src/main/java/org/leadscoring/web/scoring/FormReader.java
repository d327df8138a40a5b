package org.leadscoring.web.scoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Decay;
import org.leadscoring.domain.scoring.DecayCurve;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Factor;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.SessionScoring;
import org.leadscoring.domain.scoring.SessionScoring.DurationBand;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.web.page.Words;

/**
 * Reads a form as a definition. What is wrong is found all at once, as far as one thing does not hide another. Stages, and
 * bands of time, need not be in order: the form is where one is put between others.
 */
final class FormReader {

    /** How a model may make a score, in the order of the choice. */
    static final List<String> METHODS = List.of("points", "milestone", "sessions");

    /** How points may decay, in the order of the choice; empty for not at all. */
    static final List<String> CURVES = List.of("", "exponential", "linear", "steps", "half_life");

    private static final Set<String> LISTS = Set.of("rules", "traits");

    private final FormFields fields;

    private FormReader(FormFields fields) {
        this.fields = fields;
    }

    static Read read(ModelForm form, Words words) {
        var fields = new FormFields(form, words);
        var definition = new FormReader(fields).definition();
        return new Read(fields.errors().isEmpty() ? definition : Optional.empty(), fields.errors());
    }

    private Optional<Definition> definition() {
        var method = method();
        var scale = scale();
        var ladder = ladder();
        var rules = new RuleFields(fields);
        var ofEvents = rules.rules();
        var ofTraits = rules.traitRules();
        var caps = caps();
        var recency = recency();
        var decay = decay();
        var countsSuspects = !fields.isEmpty("suspects");
        if (method.isEmpty() || scale.isEmpty() || ladder.isEmpty() || recency.isEmpty() || !fields.sound("")) {
            return Optional.empty();
        }
        return fields.make(
                this::place,
                () -> new Definition(
                        method.get(),
                        scale.get(),
                        ofEvents,
                        ofTraits,
                        caps,
                        recency.get(),
                        decay,
                        countsSuspects,
                        ladder.get()));
    }

    /** The field for a pointer into the definition: {@code /rules/2/points} is that of the third row. */
    private String place(String pointer) {
        var parts = FormFields.whole(pointer).split("[.]", 3);
        if (parts.length < 2 || !LISTS.contains(parts[0])) {
            return FormFields.whole(pointer);
        }
        var row = fields.rows(parts[0]).get(Integer.parseInt(parts[1]));
        return parts.length == 2 ? row : row + '.' + parts[2];
    }

    private Optional<Method> method() {
        return switch (fields.choice("method", METHODS)) {
            case "milestone" -> Optional.of(new Method.Milestone());
            case "sessions" -> sessions().map(Method.Sessions::new);
            default -> Optional.of(new Method.Points());
        };
    }

    private Optional<Scale> scale() {
        var floor = fields.optionalInteger("scale.floor");
        var cap = fields.optionalInteger("scale.cap");
        return fields.sound("scale")
                ? fields.make(
                        "scale",
                        () -> new Scale(
                                floor == null ? Scale.OPEN.floor() : floor, cap == null ? Scale.OPEN.cap() : cap))
                : Optional.empty();
    }

    private Optional<StageLadder> ladder() {
        var ground = fields.text("ladder.ground");
        var stages = new ArrayList<Stage>();
        var thresholds = new HashSet<Integer>();
        var names = new HashSet<>(List.of(ground));
        for (var row : fields.rows("ladder.stages")) {
            var name = fields.text(row + ".name");
            int threshold = fields.integer(row + ".at");
            var hysteresis = fields.optionalInteger(row + ".hysteresis");
            var coolDown = fields.isEmpty(row + ".cool_down") ? Duration.ZERO : fields.span(row + ".cool_down");
            var segments = fields.list(row + ".segments");
            if (fields.sound(row + '.')) {
                fields.make(
                                row,
                                () -> new Stage(
                                        name, threshold, hysteresis == null ? 0 : hysteresis, coolDown, segments))
                        .ifPresent(stages::add);
            }
            if (fields.sound(row + '.') && !thresholds.add(threshold)) {
                fields.wrong(row + ".at", fields.say("model.wrong.threshold", threshold));
            }
            if (fields.sound(row + '.') && !names.add(name)) {
                fields.wrong(row + ".name", fields.say("model.wrong.stage", name));
            }
        }
        stages.sort(Comparator.comparingInt(Stage::threshold));
        return fields.sound("ladder.stages")
                ? fields.make(pointer -> "ladder.ground", () -> new StageLadder(ground, stages))
                : Optional.empty();
    }

    private Map<Category, Integer> caps() {
        var caps = new EnumMap<Category, Integer>(Category.class);
        for (var category : Category.values()) {
            var cap = fields.optionalInteger("caps." + category.key());
            if (cap != null) {
                caps.put(category, cap);
            }
        }
        return caps;
    }

    private Optional<Recency> recency() {
        var bands = new ArrayList<Recency.Band>();
        for (var row : fields.rows("recency")) {
            var under = fields.span(row + ".under");
            var factor = fields.factor(row + ".factor");
            fields.make(row, () -> new Recency.Band(under, factor)).ifPresent(bands::add);
        }
        if (bands.isEmpty() && fields.isEmpty("recency.older")) {
            return Optional.of(Recency.NONE);
        }
        var older = fields.isEmpty("recency.older") ? Factor.ONE : fields.factor("recency.older");
        bands.sort(Comparator.comparing(Recency.Band::under));
        return fields.make(pointer -> "recency", () -> new Recency(bands, older));
    }

    private @Nullable Decay decay() {
        var curve = switch (fields.choice("decay.curve", CURVES)) {
            case "exponential" -> curve(() -> new DecayCurve.Exponential(share()));
            case "linear" -> curve(() -> new DecayCurve.Linear(share()));
            case "steps" -> curve(() -> new DecayCurve.Steps(fields.integers("decay.left")));
            case "half_life" -> curve(() -> new DecayCurve.HalfLife(fields.integer("decay.half_life")));
            default -> Optional.<DecayCurve>empty();
        };
        if (curve.isEmpty()) {
            return null;
        }
        var every = fields.span("decay.every");
        return fields.make(FormFields::whole, () -> new Decay(curve.get(), every))
                .orElse(null);
    }

    /** Steps name the one that is wrong; all of them stand in one field. */
    private Optional<DecayCurve> curve(Supplier<DecayCurve> maker) {
        return fields.make(
                pointer -> pointer.startsWith("/decay/left") ? "decay.left" : FormFields.whole(pointer), maker);
    }

    /** A percentage in hundredths of a percent. */
    private int share() {
        var hundredths = fields.decimal("decay.percent").movePointRight(2).stripTrailingZeros();
        if (hundredths.scale() > 0) {
            fields.wrong("decay.percent", fields.say("model.wrong.decimals"));
            return 1;
        }
        return hundredths.intValueExact();
    }

    private Optional<SessionScoring> sessions() {
        var bands = new ArrayList<DurationBand>();
        for (var row : fields.rows("sessions.durations")) {
            var under = fields.span(row + ".under");
            int points = fields.integer(row + ".points");
            fields.make(row, () -> new DurationBand(under, points)).ifPresent(bands::add);
        }
        bands.sort(Comparator.comparing(DurationBand::under));
        int longest = fields.integer("sessions.longest");
        int page = fields.integer("sessions.page");
        int pagesCap = fields.integer("sessions.pages_cap");
        int click = fields.integer("sessions.click");
        int importantClick = fields.integer("sessions.important_click");
        int clicksCap = fields.integer("sessions.clicks_cap");
        var labels = Set.copyOf(fields.lines("sessions.important_labels"));
        return fields.make(
                pointer -> pointer.startsWith("/sessions/durations") ? "sessions.durations" : FormFields.whole(pointer),
                () -> new SessionScoring(bands, longest, page, pagesCap, click, importantClick, clicksCap, labels));
    }

    /**
     * What a form says.
     *
     * @param definition empty if anything is wrong
     * @param errors what is wrong, in words, by field
     */
    record Read(Optional<Definition> definition, Map<String, String> errors) {}
}
