package org.leadscoring.persistence.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.application.scoring.Spans;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.SessionScoring;
import org.leadscoring.domain.scoring.SessionScoring.DurationBand;

/** How a model makes a score, as a document. */
final class MethodDocument {

    private static final String SESSIONS = "sessions";
    private static final List<String> KEYS = List.of(
            "durations", "longest", "page", "pages_cap", "click", "important_click", "clicks_cap", "important_labels");

    private MethodDocument() {}

    static String key(Method method) {
        return switch (method) {
            case Method.Points() -> "points";
            case Method.Milestone() -> "milestone";
            case Method.Sessions(var _) -> SESSIONS;
        };
    }

    static Method read(Place root) {
        var key = root.get("method")
                .map(place -> place.oneOf(new String[] {"points", "milestone", SESSIONS}, word -> word))
                .orElse("points");
        var sessions = root.get(SESSIONS);
        if (key.equals(SESSIONS)) {
            return new Method.Sessions(
                    sessions.map(place -> sessions(root, place)).orElse(SessionScoring.STANDARD));
        }
        if (sessions.isPresent()) {
            throw sessions.get().wrong("is only for models with the method sessions; remove it");
        }
        return key.equals("points") ? new Method.Points() : new Method.Milestone();
    }

    /** Empty for what stands in no document, because it is the standard. */
    static Optional<Map<String, Object>> of(SessionScoring scoring) {
        if (scoring.equals(SessionScoring.STANDARD)) {
            return Optional.empty();
        }
        var document = new LinkedHashMap<String, Object>();
        document.put(
                "durations",
                scoring.durations().stream().map(MethodDocument::of).toList());
        document.put("longest", scoring.longest());
        document.put("page", scoring.page());
        document.put("pages_cap", scoring.pagesCap());
        document.put("click", scoring.click());
        document.put("important_click", scoring.importantClick());
        document.put("clicks_cap", scoring.clicksCap());
        document.put(
                "important_labels", scoring.importantLabels().stream().sorted().toList());
        return Optional.of(document);
    }

    private static Map<String, Object> of(DurationBand band) {
        var document = new LinkedHashMap<String, Object>();
        document.put("under", Spans.text(band.under()));
        document.put("points", band.points());
        return document;
    }

    private static SessionScoring sessions(Place root, Place place) {
        place.object(KEYS);
        var standard = SessionScoring.STANDARD;
        var durations = place.get("durations")
                .map(list -> list.list().stream().map(MethodDocument::band).toList())
                .orElse(standard.durations());
        int longest = points(place, "longest", standard.longest());
        int page = points(place, "page", standard.page());
        int pagesCap = points(place, "pages_cap", standard.pagesCap());
        int click = points(place, "click", standard.click());
        int importantClick = points(place, "important_click", standard.importantClick());
        int clicksCap = points(place, "clicks_cap", standard.clicksCap());
        var labels = place.get("important_labels")
                .map(list -> list.list().stream().map(Place::text).collect(Collectors.toSet()))
                .map(Set::copyOf)
                .orElse(standard.importantLabels());
        return root.make(
                () -> new SessionScoring(durations, longest, page, pagesCap, click, importantClick, clicksCap, labels));
    }

    private static int points(Place place, String key, int standard) {
        return place.get(key).map(Place::integer).orElse(standard);
    }

    private static DurationBand band(Place place) {
        var under = place.object(List.of("under", "points")).need("under").duration();
        int points = place.need("points").integer();
        return place.make(() -> new DurationBand(under, points));
    }
}
