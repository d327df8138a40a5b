package org.leadscoring.bootstrap.seeds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.leadscoring.application.scoring.ModelFile;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.persistence.scoring.BundledTemplates;
import org.leadscoring.persistence.scoring.YamlModelFiles;

/** A model as the product ships it, and what it makes of a lead's deeds. */
record Template(ModelFile file) {

    static Template named(String key) {
        return new Template(new BundledTemplates(new YamlModelFiles())
                .named(key)
                .orElseThrow()
                .file());
    }

    StageLadder ladder() {
        return file.definition().ladder();
    }

    /** The model's scorer where the system makes no events by itself. */
    Scorer scorer() {
        return scorer(Derivation.none(ZoneOffset.UTC));
    }

    Scorer scorer(Derivation derivation) {
        return new Scorer(file.model(new ModelId(new UUID(0, 1))), derivation);
    }

    /** Right after the last of these deeds. */
    Scored score(Event... deeds) {
        return score(List.of(deeds));
    }

    Scored score(List<Event> deeds) {
        return scoreAt(last(deeds), deeds);
    }

    Scored scoreAt(Instant asOf, Event... deeds) {
        return scoreAt(asOf, List.of(deeds));
    }

    Scored scoreAt(Instant asOf, List<Event> deeds) {
        return scorer().replay(deeds, asOf);
    }

    /** The score right after the last of these deeds, in points. */
    int total(Event... deeds) {
        return score(deeds).state().total();
    }

    String stage(Event... deeds) {
        return scorer().stage(score(deeds).state());
    }

    /** The stages these deeds lead into, in order. */
    List<String> entered(Event... deeds) {
        return score(deeds).crossings().stream()
                .filter(crossing -> crossing.direction() == Direction.UP)
                .map(Crossing::stage)
                .toList();
    }

    /** What rules gave, in order, before any edge of the scale. */
    static List<Integer> given(Scored scored) {
        return scored.entries().stream()
                .filter(entry -> entry.cause() == Cause.RULE || entry.cause() == Cause.FIT)
                .map(LedgerEntry::points)
                .toList();
    }

    private static Instant last(List<Event> deeds) {
        return deeds.stream().map(Event::occurredAt).max(Instant::compareTo).orElseThrow();
    }
}
