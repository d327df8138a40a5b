package org.leadscoring.domain.scoring;

import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.stage.StageLadder;

/**
 * How events become a score: a named, versioned configuration (spec SC-4).
 *
 * @param id identity of this version
 * @param name 1 to 100 characters, the same for all versions
 * @param version from 1
 * @param scale what the total is clamped to
 * @param rules all that match apply, in this order (spec SC-5)
 * @param ladder the stages the total leads to
 */
public record ScoringModel(ModelId id, String name, int version, Scale scale, List<Rule> rules, StageLadder ladder) {

    private static final int MAX_NAME = 100;

    /** @throws IllegalArgumentException if the name is out of range or two rules have one id */
    public ScoringModel {
        rules = List.copyOf(rules);
        if (name.isBlank() || name.length() > MAX_NAME || version < 1) {
            throw new IllegalArgumentException(
                    "a model has a name of 1 to " + MAX_NAME + " characters and a version from 1");
        }
        if (rules.stream().map(Rule::id).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("two rules of model " + name + " have the same id");
        }
    }

    /** The rule with this id. */
    public Optional<Rule> rule(String ruleId) {
        return rules.stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
    }
}
