package org.leadscoring.domain.scoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/** Models for tests, said in few words: {@code Models.of(rule("demo", 50)).scale(0, 100).scorer()}. */
final class Models {

    private static final ModelId ID = new ModelId(new UUID(0, 7));

    private Method method = new Method.Points();
    private Scale scale = Scale.OPEN;
    private List<Rule> rules;
    private List<TraitRule> traitRules = List.of();
    private final Map<Category, Integer> caps = new TreeMap<>();
    private Recency recency = Recency.NONE;
    private @Nullable Decay decay;
    private StageLadder ladder = new StageLadder("cold", List.of());
    private ZoneId zone = ZoneId.of("UTC");
    private Set<EventType> makes = Set.of();

    private Models(List<Rule> rules) {
        this.rules = rules;
    }

    static Models of(Rule... rules) {
        return new Models(List.of(rules));
    }

    /** A rule for every event of a type, with that as its id. */
    static Rule rule(String type, int points) {
        return rule(type, points, Category.ENGAGEMENT);
    }

    static Rule rule(String type, int points, Category category) {
        return new Rule(type, new EventType(type), points, category, Limit.UNLIMITED);
    }

    static Rule named(String id, Rule rule) {
        return like(rule, id, rule.when(), rule.limit(), rule.cap(), rule.repeat(), rule.decays());
    }

    static Rule limited(Limit limit, Rule rule) {
        return like(rule, rule.id(), rule.when(), limit, rule.cap(), rule.repeat(), rule.decays());
    }

    static Rule capped(int cap, Rule rule) {
        return like(rule, rule.id(), rule.when(), rule.limit(), cap, rule.repeat(), rule.decays());
    }

    static Rule repeated(String factor, int days, int after, Rule rule) {
        var repeat = new Repeat(factor(factor), Duration.ofDays(days), after);
        return like(rule, rule.id(), rule.when(), rule.limit(), rule.cap(), repeat, rule.decays());
    }

    static Rule when(Condition condition, Rule rule) {
        return like(rule, rule.id(), condition, rule.limit(), rule.cap(), rule.repeat(), rule.decays());
    }

    /** A rule whose points never decay. */
    static Rule lasting(Rule rule) {
        return like(rule, rule.id(), rule.when(), rule.limit(), rule.cap(), rule.repeat(), false);
    }

    private static Rule like(
            Rule rule,
            String id,
            Condition when,
            Limit limit,
            @Nullable Integer cap,
            @Nullable Repeat repeat,
            boolean decays) {
        return new Rule(id, rule.event(), when, rule.points(), rule.category(), limit, cap, repeat, decays);
    }

    static Factor factor(String number) {
        return Factor.of(new BigDecimal(number));
    }

    /** 5 % every 30 days, as the contact model has it. */
    static Decay fivePercentAMonth() {
        return new Decay(new DecayCurve.Exponential(500), Duration.ofDays(30));
    }

    Models method(Method method) {
        this.method = method;
        return this;
    }

    Models scale(int floor, int cap) {
        scale = new Scale(floor, cap);
        return this;
    }

    Models traits(TraitRule... rules) {
        traitRules = List.of(rules);
        return this;
    }

    Models cap(Category category, int cap) {
        caps.put(category, cap);
        return this;
    }

    Models recency(Recency recency) {
        this.recency = recency;
        return this;
    }

    Models decay(Decay decay) {
        this.decay = decay;
        return this;
    }

    Models stages(Stage... stages) {
        ladder = new StageLadder("cold", List.of(stages));
        return this;
    }

    Models zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    Models makes(EventType... types) {
        makes = new HashSet<>(Arrays.asList(types));
        return this;
    }

    ScoringModel model() {
        return new ScoringModel(
                ID, "Test", 1, new Definition(method, scale, rules, traitRules, caps, recency, decay, false, ladder));
    }

    Scorer scorer() {
        return new Scorer(model(), new Derivation(zone, makes, Derivation.HIGH_INTENT_URLS));
    }
}
