package org.leadscoring.web.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.EditSources.Listed;
import org.leadscoring.application.workspace.EditSources.WithKey;
import org.leadscoring.application.workspace.Sources.KeyInUse;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Sources and their keys, for scripts. */
@Api
final class SourcesApi {

    private final EditSources sources;

    SourcesApi(EditSources sources) {
        this.sources = sources;
    }

    @GetMapping("/api/v1/sources")
    List<SourceAnswer> all(@AuthenticationPrincipal SignedIn me) {
        return sources.all(me.workspace()).stream().map(SourceAnswer::of).toList();
    }

    @GetMapping("/api/v1/sources/{id}")
    SourceAnswer one(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        return SourceAnswer.of(sources.source(me.workspace(), new SourceId(id)));
    }

    /** Makes a source: {@code name}, and what else {@link #change} takes but {@code enabled}. */
    @PostMapping("/api/v1/sources")
    @ResponseStatus(HttpStatus.CREATED)
    KeyAnswer create(@RequestBody Map<String, @Nullable Object> body, @AuthenticationPrincipal SignedIn me) {
        var wish = new SourceWish(body);
        wish.allow("name", "origins", "eventsPerSecond");
        var made = sources.create(
                me.workspace(),
                wish.name().orElseThrow(() -> new IllegalArgumentException("/name is missing; name the source")),
                wish.origins().orElse(List.of()),
                wish.limit(),
                me.user());
        return answer(made, me);
    }

    /** Changes what is named: {@code name}, {@code origins}, {@code eventsPerSecond} (null for none), {@code enabled}. */
    @PatchMapping("/api/v1/sources/{id}")
    SourceAnswer change(
            @PathVariable UUID id,
            @RequestBody Map<String, @Nullable Object> body,
            @AuthenticationPrincipal SignedIn me) {
        var wish = new SourceWish(body);
        wish.allow("name", "origins", "eventsPerSecond", "enabled");
        var source = new SourceId(id);
        sources.change(me.workspace(), source, wish::on, me.user());
        return one(id, me);
    }

    /** Makes another key; those before live on for {@code overlapSeconds}, a day if it is left out. */
    @PostMapping("/api/v1/sources/{id}/keys")
    @ResponseStatus(HttpStatus.CREATED)
    KeyAnswer rotate(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Overlap overlap,
            @AuthenticationPrincipal SignedIn me) {
        var seconds = overlap == null ? null : overlap.overlapSeconds();
        var rotated = sources.rotate(
                me.workspace(),
                new SourceId(id),
                seconds == null ? SourceForm.USUAL_OVERLAP : Duration.ofSeconds(seconds),
                me.user());
        return answer(rotated, me);
    }

    /** Ends the keys that live on, before their time. */
    @DeleteMapping("/api/v1/sources/{id}/old-keys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOldKeys(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        sources.endOldKeys(me.workspace(), new SourceId(id), me.user());
    }

    private KeyAnswer answer(WithKey made, SignedIn me) {
        return new KeyAnswer(made.key().value(), one(made.source().id().value(), me));
    }

    /** @param overlapSeconds 0 to 604,800 */
    record Overlap(@Nullable Long overlapSeconds) {}

    /** @param writeKey told this once */
    record KeyAnswer(String writeKey, SourceAnswer source) {}

    /** @param eventsPerSecond null if it has no limit of its own */
    record SourceAnswer(
            UUID id,
            String name,
            boolean enabled,
            List<String> origins,
            @Nullable Integer eventsPerSecond,
            List<KeyHint> keys) {

        static SourceAnswer of(Listed listed) {
            var source = listed.source();
            return new SourceAnswer(
                    source.id().value(),
                    source.name(),
                    source.enabled(),
                    source.origins().stream().map(Origin::value).toList(),
                    source.eventsPerSecond(),
                    listed.keys().stream().map(KeyHint::of).toList());
        }
    }

    /** @param until when it ends; null for the one that stays */
    record KeyHint(String hint, Instant since, @Nullable Instant until) {

        static KeyHint of(KeyInUse key) {
            return new KeyHint(key.hint(), key.since(), key.until());
        }
    }
}
