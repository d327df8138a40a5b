package org.leadscoring.domain.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.evidence.Known.Observation;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.TraitRule;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/** Leads whose outcome is known, and models of them, for tests. */
final class Observed {

    static final Instant DECIDED = Events.START.plus(Duration.ofDays(60));

    static final StageLadder LADDER = new StageLadder("cold", List.of(new Stage("warm", 30), new Stage("hot", 60)));

    private Observed() {}

    /** A lead that told its traits first and then did these things, one a day. */
    static Observation lead(boolean won, Map<String, Object> traits, String... did) {
        var events = new ArrayList<Event>();
        events.add(event(0, "identify", traits));
        for (int i = 0; i < did.length; i++) {
            events.add(event(i + 1, did[i], Map.of()));
        }
        return new Observation(won, DECIDED, DECIDED.minus(Duration.ofDays(1)), events);
    }

    private static Event event(int day, String type, Map<String, Object> traits) {
        var plain = Events.event(
                new EventKey(Events.START.plus(Duration.ofDays(day)), type + "@" + day, Events.WEBSITE), type);
        return new Event(
                plain.id(),
                plain.key(),
                plain.type(),
                plain.name(),
                plain.receivedAt(),
                Attributes.NONE,
                new Attributes(traits),
                Attributes.NONE);
    }

    static Question question() {
        return Question.standard(DECIDED, ZoneOffset.UTC);
    }

    static Rule rule(String event, int points) {
        return new Rule(event, new EventType(event), points, Category.ENGAGEMENT, Limit.UNLIMITED);
    }

    static Definition definition(List<Rule> rules, List<TraitRule> traitRules) {
        return new Definition(
                new Method.Points(), Scale.OPEN, rules, traitRules, Map.of(), Recency.NONE, null, false, LADDER);
    }

    static ScoringModel model(Definition definition) {
        return new ScoringModel(new ModelId(new UUID(0, 7)), "Test", 1, definition);
    }
}
