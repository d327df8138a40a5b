package org.leadscoring.web.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.application.event.Voids.Entry;
import org.leadscoring.application.event.Voids.VoidLead;
import org.leadscoring.application.event.Voids.VoidSource;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Bad sources, bots and test users: declared void, and taken back (spec ID-3); suspects allowed (spec ID-4). */
@Api
final class VoidsApi {

    private final VoidEvents voids;

    VoidsApi(VoidEvents voids) {
        this.voids = voids;
    }

    @GetMapping("/api/v1/voids")
    List<VoidAnswer> all(@AuthenticationPrincipal SignedIn me) {
        return voids.all(me.workspace()).stream().map(VoidAnswer::of).toList();
    }

    @PostMapping("/api/v1/sources/{id}/void")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void voidSource(@PathVariable UUID id, @RequestBody Reason reason, @AuthenticationPrincipal SignedIn me) {
        voids.voidSource(me.workspace(), new SourceId(id), reason.reason(), me.user());
    }

    @DeleteMapping("/api/v1/sources/{id}/void")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void unvoidSource(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        voids.unvoidSource(me.workspace(), new SourceId(id), me.user());
    }

    @PostMapping("/api/v1/leads/{id}/void")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void voidLead(@PathVariable UUID id, @RequestBody Reason reason, @AuthenticationPrincipal SignedIn me) {
        voids.voidLead(me.workspace(), new LeadId(id), reason.reason(), me.user());
    }

    @DeleteMapping("/api/v1/leads/{id}/void")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unvoidLead(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        voids.unvoidLead(me.workspace(), new LeadId(id), me.user());
    }

    @PostMapping("/api/v1/leads/{id}/allow-suspects")
    Map<String, Integer> allowSuspects(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        return Map.of("events", voids.allowSuspects(me.workspace(), new LeadId(id), me.user()));
    }

    /** @param reason in the words of who decides, 1 to 200 characters */
    record Reason(String reason) {

        Reason {
            if (reason == null) {
                throw new IllegalArgumentException("/reason is missing; say why, in 1 to 200 characters");
            }
        }
    }

    /** @param what source or lead */
    record VoidAnswer(String what, UUID id, String reason, Instant at, UUID by) {

        static VoidAnswer of(Entry entry) {
            var decision = entry.decision();
            return switch (entry) {
                case VoidSource source ->
                    new VoidAnswer(
                            "source",
                            source.source().value(),
                            decision.reason(),
                            decision.at(),
                            decision.by().value());
                case VoidLead lead ->
                    new VoidAnswer(
                            "lead",
                            lead.lead().value(),
                            decision.reason(),
                            decision.at(),
                            decision.by().value());
            };
        }
    }
}
