package org.leadscoring.web.scoring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.recalculation.DeriveEvents;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What the system makes of events by itself in a workspace (spec SC-11). */
@Api
final class DerivedEventsApi {

    private final DeriveEvents derivations;

    DerivedEventsApi(DeriveEvents derivations) {
        this.derivations = derivations;
    }

    @GetMapping("/api/v1/derived-events")
    Answer settings(@AuthenticationPrincipal SignedIn me) {
        var types = new TreeMap<String, String>();
        derivations
                .settings(me.workspace())
                .forEach((type, making) -> types.put(type.name(), making.name().toLowerCase(Locale.ROOT)));
        return new Answer(types, derivations.highIntentUrls(me.workspace()), derivations.waiting(me.workspace()));
    }

    @PutMapping("/api/v1/derived-events/{type}")
    Answer turn(@PathVariable String type, @RequestBody Switch wanted, @AuthenticationPrincipal SignedIn me) {
        derivations.turn(me.workspace(), new EventType(type), wanted.on(), me.user());
        return settings(me);
    }

    @PutMapping("/api/v1/derived-events/high-intent-urls")
    Answer highIntentUrls(@RequestBody List<@Nullable String> parts, @AuthenticationPrincipal SignedIn me) {
        var texts = parts.stream().map(part -> part == null ? "" : part).toList();
        derivations.highIntentUrls(me.workspace(), texts, me.user());
        return settings(me);
    }

    /** @param on whether such events are made */
    record Switch(boolean on) {}

    /**
     * @param types each with on, off, or sent: a source sends such events itself
     * @param highIntentUrls parts of addresses that make a clicked link one of high intent
     * @param leadsWaiting leads that are still to be replayed after a change
     */
    record Answer(Map<String, String> types, List<String> highIntentUrls, long leadsWaiting) {}
}
