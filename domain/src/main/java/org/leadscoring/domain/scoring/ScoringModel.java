package org.leadscoring.domain.scoring;

import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.stage.StageLadder;

/**
 * How events become a score: a named, versioned configuration (spec SC-4).
 *
 * @param id identity of this version
 * @param name 1 to 100 characters, the same for all versions
 * @param version from 1
 * @param definition what it says
 */
public record ScoringModel(ModelId id, String name, int version, Definition definition) {

    private static final int MAX_NAME = 100;

    /** @throws InvalidModelException if the name is out of range */
    public ScoringModel {
        checkName(name);
        InvalidModelException.inRange("/version", version, 1, Integer.MAX_VALUE, "versions");
    }

    /** @throws InvalidModelException if it is blank, longer than 100 characters or cannot be printed */
    public static void checkName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME || !Texts.isPrintable(name)) {
            throw new InvalidModelException("/name", "must have 1 to " + MAX_NAME + " characters that can be printed");
        }
    }

    /** What the total is clamped to. */
    public Scale scale() {
        return definition.scale();
    }

    /** The rules for events, in their order. */
    public List<Rule> rules() {
        return definition.rules();
    }

    /** The stages the total leads to. */
    public StageLadder ladder() {
        return definition.ladder();
    }

    /** The rule for events with this id. */
    public Optional<Rule> rule(String ruleId) {
        return rules().stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
    }

    /** The event that a rule is for, if no other rule is for it: then the event says what the rule is about. */
    public Optional<EventType> eventOf(String ruleId) {
        return rule(ruleId)
                .map(Rule::event)
                .filter(type -> rules().stream()
                                .filter(rule -> rule.event().equals(type))
                                .count()
                        == 1);
    }
}
