package org.leadscoring.domain.scoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/**
 * Random models and histories that are likely to collide: few types and several rules for each, tight scales, many events
 * at one instant, types no rule knows.
 */
final class Histories {

    private static final int TYPES_WITH_RULES = 5;
    private static final int TYPES = 7;
    private static final List<Category> CATEGORIES = List.of(Category.values());

    private final RandomGenerator random;

    Histories(RandomGenerator random) {
        this.random = random;
    }

    ScoringModel model() {
        return new ScoringModel(new ModelId(new UUID(0, 1)), "Random", 1, scale(), rules(), ladder());
    }

    private Scale scale() {
        return switch (random.nextInt(4)) {
            case 0 -> Scale.OPEN;
            case 1 -> new Scale(0, 100);
            case 2 -> new Scale(-random.nextInt(6), 1 + random.nextInt(30));
            default -> new Scale(-random.nextInt(200), 1 + random.nextInt(200));
        };
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (int i = random.nextInt(13); i > 0; i--) {
            rules.add(new Rule(
                    "r" + i,
                    type(TYPES_WITH_RULES),
                    random.nextInt(-60, 61),
                    CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                    random.nextInt(3) == 0 ? Limit.ONCE : Limit.UNLIMITED));
        }
        return rules;
    }

    private StageLadder ladder() {
        var thresholds = new TreeSet<Integer>();
        for (int i = random.nextInt(6); i > 0; i--) {
            thresholds.add(random.nextInt(-40, 120));
        }
        return new StageLadder(
                "ground",
                thresholds.stream()
                        .map(threshold -> new Stage("from " + threshold, threshold))
                        .toList());
    }

    /** Up to 40 events with different keys, in order. */
    List<Event> history() {
        var count = random.nextInt(41);
        var keys = new TreeSet<EventKey>();
        for (int i = 0; i < count; i++) {
            var at = Events.START.plusSeconds(random.nextInt(1 + count / 2));
            var source = random.nextBoolean() ? Events.WEBSITE : Events.APP;
            keys.add(new EventKey(at, "m" + random.nextInt(60), source));
        }
        return keys.stream().map(key -> Events.event(key, type(TYPES).name())).toList();
    }

    private EventType type(int of) {
        return new EventType("t" + random.nextInt(of));
    }

    /** The same events in any order, some more than once. */
    List<Event> delivered(List<Event> history) {
        var delivered = new ArrayList<>(history);
        for (var event : history) {
            while (random.nextInt(3) == 0) {
                delivered.add(event);
            }
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }

    /** The same events in order, in groups of any size; some are empty. */
    List<List<Event>> chunks(List<Event> history) {
        var chunks = new ArrayList<List<Event>>();
        for (int from = 0; from < history.size(); ) {
            var to = Math.min(history.size(), from + random.nextInt(6));
            chunks.add(history.subList(from, to));
            from = to;
        }
        return chunks;
    }
}
