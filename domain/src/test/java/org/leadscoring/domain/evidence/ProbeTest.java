package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.evidence.Observed.definition;
import static org.leadscoring.domain.evidence.Observed.lead;
import static org.leadscoring.domain.evidence.Observed.model;
import static org.leadscoring.domain.evidence.Observed.rule;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.evidence.Known.Observation;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Factor;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Repeat;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.TraitRule;

class ProbeTest {

    private static final Observation THREE_VISITS =
            lead(true, Map.of("source", "News"), "visit", "demo", "visit", "visit");

    @Test
    void each_candidate_applies_as_often_as_its_limit_lets_it() {
        var once = new Rule("once", new EventType("visit"), 5, Category.ENGAGEMENT, Limit.ONCE);

        assertThat(row(rule("visit", -7), once, rule("demo", 50), rule("trial", 50)))
                .containsExactly(3, 1, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"5, 10, 2", "-5, 10, 2", "5, 15, 3", "5, 100, 3", "5, 12, 2.4", "0, 10, 3", "5,, 3"})
    void a_rule_that_gives_so_much_and_no_more_applies_as_many_times(int points, @Nullable Integer cap, double times) {
        var capped = new Rule(
                "capped",
                new EventType("visit"),
                Condition.ALWAYS,
                points,
                Category.INTENT,
                Limit.UNLIMITED,
                cap,
                null,
                true);

        assertThat(row(capped)).containsExactly(times);
    }

    @Test
    void a_repetition_that_counts_for_more_applies_for_more() {
        var repeated = new Rule(
                "repeated",
                new EventType("visit"),
                Condition.ALWAYS,
                10,
                Category.INTENT,
                Limit.UNLIMITED,
                null,
                new Repeat(new Factor(150), Duration.ofDays(30), 1),
                true);

        assertThat(row(repeated)).containsExactly(1 + 1.5 + 1.5);
    }

    @Test
    void a_rule_about_traits_applies_once_or_not_at_all() {
        var probe = new Probe(
                model(definition(List.of(), List.of())),
                Derivation.none(ZoneOffset.UTC),
                List.of(
                        new Candidate.OfTrait(source("News"), 20),
                        new Candidate.OfValue(source("Referral"), "source", "Referral"),
                        new Candidate.OfEvent(rule("visit", 1), null)));

        assertThat(probe.row(THREE_VISITS)).containsExactly(1, 0, 3);
    }

    private static TraitRule source(String value) {
        return new TraitRule(value, new Condition.Equals(Field.trait("source"), value), -3, Category.FIT);
    }

    private static double[] row(Rule... rules) {
        var candidates = List.of(rules).stream()
                .<Candidate>map(rule -> new Candidate.OfEvent(rule, rule.points()))
                .toList();
        return new Probe(model(definition(List.of(rules), List.of())), Derivation.none(ZoneOffset.UTC), candidates)
                .row(THREE_VISITS);
    }
}
