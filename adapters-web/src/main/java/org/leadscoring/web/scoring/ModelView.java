package org.leadscoring.web.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.WatchSource;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.MeasureModels;
import org.leadscoring.application.scoring.MeasureModels.Measured;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.ModelDiff;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of a model have in common: its head, what it does to leads, its versions and who changed it. */
@Component
final class ModelView {

    private static final Pattern ROW_OF_STAGE = Pattern.compile("^ladder\\.stages\\.\\d+");

    private final EditModels models;
    private final MeasureModels measure;
    private final WatchSource watch;
    private final Users users;

    ModelView(EditModels models, MeasureModels measure, WatchSource watch, Users users) {
        this.models = models;
        this.measure = measure;
        this.watch = watch;
        this.users = users;
    }

    static String address(ModelId model) {
        return "/models/" + model.value();
    }

    /** What stands on top of each page of a model. */
    void head(Version version, Words words, Model model) {
        model.addAttribute("version", version);
        model.addAttribute("model", version.model());
        model.addAttribute("url", address(version.model().id()));
        model.addAttribute("say", new ModelWords(words));
        model.addAttribute("drafted", version.state() == ModelState.DRAFT);
    }

    /** The page of a model, but for what it says. */
    void around(Version version, SignedIn me, Words words, Model model) {
        head(version, words, model);
        var siblings = siblings(version, me);
        model.addAttribute("measured", measured(version, me));
        model.addAttribute("days", MeasureModels.DAYS);
        model.addAttribute("leadsADay", MeasureModels.LEADS_A_DAY);
        model.addAttribute("versions", lines(siblings, me));
        model.addAttribute(
                "live",
                siblings.stream()
                        .filter(other -> other.state() == ModelState.LIVE)
                        .filter(other ->
                                !other.model().id().equals(version.model().id()))
                        .findFirst()
                        .orElse(null));
        var names = names(me);
        model.addAttribute(
                "history",
                models.history(me.workspace(), version.model().id()).stream()
                        .map(change -> ModelChange.of(change, names, words))
                        .toList());
    }

    /** All versions of this one's name, the latest first. */
    List<Version> siblings(Version version, SignedIn me) {
        return models.versions(me.workspace()).stream()
                .filter(other -> other.model().name().equals(version.model().name()))
                .toList();
    }

    @Nullable
    Measured measured(Version version, SignedIn me) {
        return measure.measure(me.workspace(), version.model()).orElse(null);
    }

    /** Versions with who made them, and how much each differs from the one before. */
    List<Line> lines(List<Version> versions, SignedIn me) {
        var makers = models.makers(
                me.workspace(), versions.stream().map(one -> one.model().id()).toList());
        var names = names(me);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var before = i + 1 < versions.size() ? versions.get(i + 1) : null;
            var same = before != null
                    && before.model().name().equals(version.model().name());
            var maker = makers.get(version.model().id());
            lines.add(new Line(
                    version,
                    maker == null ? null : names.get(maker),
                    before != null && same ? before.model().id() : null,
                    before != null && same
                            ? ModelDiff.between(
                                            before.model().definition(),
                                            version.model().definition())
                                    .size()
                            : 0));
        }
        return lines;
    }

    private Map<UserId, String> names(SignedIn me) {
        return users.all(me.workspace()).stream().collect(Collectors.toMap(User::id, User::name));
    }

    /** The fields of the form, with what may be chosen in them. */
    void form(ModelForm form, Map<String, String> errors, Version version, SignedIn me, Model model) {
        var measured = measured(version, me);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "wrongRows", errors.keySet().stream().map(ModelView::row).collect(Collectors.toSet()));
        model.addAttribute(
                "complaints",
                errors.entrySet().stream()
                        .map(error -> new Complaint(error.getKey(), where(form, error.getKey()), error.getValue()))
                        .toList());
        model.addAttribute("fresh", "");
        model.addAttribute("focus", "");
        model.addAttribute("types", types(version, me));
        model.addAttribute("categories", RuleFields.CATEGORIES);
        model.addAttribute("limits", RuleFields.LIMITS);
        model.addAttribute("operators", ConditionFields.OPERATORS);
        model.addAttribute("joins", ConditionFields.JOINS);
        model.addAttribute("methods", FormReader.METHODS);
        model.addAttribute("curves", FormReader.CURVES);
        model.addAttribute("allCategories", Category.values());
        model.addAttribute("picture", LadderPicture.of(form, measured == null ? List.of() : measured.totals()));
    }

    /** The row of a rule that a field is in: {@code rules.3} of {@code rules.3.limit.times}. */
    private static String row(String field) {
        return Stream.of(field.split("[.]", 3)).limit(2).collect(Collectors.joining("."));
    }

    /** What the row of a field is called: a rule by its event, a stage by its name. */
    private static String where(ModelForm form, String field) {
        var row = row(field);
        var stage = ROW_OF_STAGE.matcher(field);
        if (stage.find()) {
            return form.get(stage.group() + ".name");
        }
        return form.get(row + ".event").isEmpty() ? form.get(row + ".id") : form.get(row + ".event");
    }

    /** What an event may be: what came lately with how many, what rules are for, and what the system makes itself. */
    private List<Type> types(Version version, SignedIn me) {
        var types = new TreeMap<String, Long>();
        watch.typesOfAll(me.workspace()).forEach((type, events) -> types.put(type.name(), events));
        version.model().rules().stream()
                .map(Rule::event)
                .map(EventType::name)
                .forEach(type -> types.putIfAbsent(type, 0L));
        Derivation.TYPES.forEach(type -> types.putIfAbsent(type.name(), 0L));
        return types.entrySet().stream()
                .map(type -> new Type(type.getKey(), type.getValue()))
                .toList();
    }

    /**
     * A version in a list.
     *
     * @param by who made it, null if nobody knows
     * @param before the version before it, null if it is the first
     * @param differences from the version before it
     */
    public record Line(
            Version version, @Nullable String by, @Nullable ModelId before, int differences) {

        public Instant at() {
            return version.at();
        }

        public String url() {
            return address(version.model().id());
        }

        /** How many rules it has. */
        public int rules() {
            var definition = version.model().definition();
            return definition.rules().size() + definition.traitRules().size();
        }

        /** Where the differences from the version before it are shown. */
        public String diff() {
            return url() + "/diff?with=" + Objects.requireNonNull(before).value();
        }
    }

    /**
     * What is wrong in a form.
     *
     * @param where what the row is called, empty if it is in none or has no name yet
     */
    public record Complaint(String field, String where, String what) {}

    /** @param lately events of this type in the last 7 days */
    public record Type(String name, long lately) {}
}
