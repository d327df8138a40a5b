package org.leadscoring.domain.analytics;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Texts;

/**
 * What a feed is told of.
 *
 * @param all whether of every event
 * @param types of which events, if not of all
 * @param stages that a lead enters a stage, by the stage's name, or {@value #EVERY} for every stage, and what this is called
 *     there
 * @param imported whether of what was imported, too
 */
public record Content(boolean all, Set<EventType> types, Map<String, String> stages, boolean imported) {

    /** Stands for every stage. */
    public static final String EVERY = "*";

    private static final int MOST = 100;
    private static final int LONGEST = 40;

    /** @throws IllegalArgumentException if a stage or what it is called is blank or too long, or there are too many */
    public Content {
        types = types.stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(EventType::name))),
                        Collections::unmodifiableSortedSet));
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        if (types.size() > MOST || stages.size() > MOST) {
            throw new IllegalArgumentException("a feed has at most " + MOST + " types and " + MOST + " stages");
        }
        stages.forEach((stage, name) -> {
            if (!isWord(stage) || !isWord(name)) {
                throw new IllegalArgumentException(
                        "a stage and what it is called have 1 to " + LONGEST + " characters: stage = name");
            }
        });
    }

    private static boolean isWord(String text) {
        return !text.isBlank() && text.length() <= LONGEST && Texts.isPrintable(text);
    }

    /** Whether it is told of events of this type. */
    public boolean has(EventType type) {
        return all || types.contains(type);
    }

    /** What it is called there that a lead enters this stage; empty if it is not told of it. */
    public Optional<String> nameOf(String stage) {
        return Optional.ofNullable(stages.getOrDefault(stage, stages.get(EVERY)));
    }
}
