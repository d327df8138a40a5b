package org.leadscoring.persistence.scoring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.scoring.Spans;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/** Stages as a document. */
final class LadderDocument {

    private LadderDocument() {}

    static Map<String, Object> of(StageLadder ladder) {
        var document = new LinkedHashMap<String, Object>();
        document.put("ground", ladder.ground());
        document.put("stages", ladder.stages().stream().map(LadderDocument::of).toList());
        return document;
    }

    private static Map<String, Object> of(Stage stage) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", stage.name());
        document.put("at", stage.threshold());
        if (stage.hysteresis() != 0) {
            document.put("hysteresis", stage.hysteresis());
        }
        if (!stage.coolDown().isZero()) {
            document.put("cool_down", Spans.text(stage.coolDown()));
        }
        if (!stage.segments().isEmpty()) {
            document.put("segments", stage.segments());
        }
        return document;
    }

    static StageLadder read(Place place) {
        var ground = place.object(List.of("ground", "stages")).need("ground").text();
        var stages =
                place.need("stages").list().stream().map(LadderDocument::stage).toList();
        return place.make(() -> new StageLadder(ground, stages));
    }

    private static Stage stage(Place place) {
        // What the database keeps of the first models says "threshold".
        place.object(List.of("name", "at", "hysteresis", "cool_down", "segments", "threshold"));
        var name = place.need("name").text();
        int threshold = place.get("threshold").orElseGet(() -> place.need("at")).integer();
        int hysteresis = place.get("hysteresis").map(Place::integer).orElse(0);
        var coolDown = place.get("cool_down").map(Place::duration).orElse(Duration.ZERO);
        var segments = place.get("segments")
                .map(list -> list.list().stream().map(Place::text).toList())
                .orElse(List.of());
        return place.make(() -> new Stage(name, threshold, hysteresis, coolDown, segments));
    }
}
