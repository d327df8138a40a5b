package org.leadscoring.web.lead;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.ExportLead;
import org.leadscoring.application.lead.ExportLead.Held;
import org.leadscoring.application.lead.ExportLead.Score;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is held of a lead as one JSON document, written as it is read, however much it is (spec OP-3). */
@Screen
final class LeadExport {

    private final ExportLead export;
    private final JsonMapper mapper;

    LeadExport(ExportLead export, JsonMapper mapper) {
        this.export = export;
        this.mapper = mapper;
    }

    @GetMapping("/leads/{id}/export.json")
    void export(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, HttpServletResponse response)
            throws IOException {
        var lead = new LeadId(id);
        var held = export.held(me.workspace(), lead).orElseThrow(() -> new UnknownLeadException(lead));
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"lead-" + id + ".json\"");
        write(me.workspace(), held, response.getOutputStream());
    }

    private void write(WorkspaceId workspace, Held held, OutputStream out) {
        var lead = held.head().lead();
        try (var json = mapper.createGenerator(out)) {
            json.writeStartObject();
            json.writePOJOProperty("lead", LeadsApi.LeadAnswer.of(lead));
            json.writePOJOProperty("traits", lead.traits().values());
            json.writePOJOProperty(
                    "identifiers",
                    held.head().identifiers().stream()
                            .map(LeadExport::identifier)
                            .toList());
            json.writeArrayPropertyStart("scores");
            held.scores().forEach(score -> score(workspace, lead.id(), score, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("events");
            export.events(workspace, lead.id(), event -> json.writePOJO(event(event)));
            json.writeEndArray();
            json.writePOJOProperty("work", work(held));
            json.writePOJOProperty("contacts", ExportedDealings.contacts(held.dealings()));
            json.writePOJOProperty("assignments", ExportedDealings.assignments(held.dealings()));
            json.writePOJOProperty("crms", ExportedDealings.records(held.dealings()));
            json.writePOJOProperty("told", ExportedDealings.told(held.dealings()));
            json.writeEndObject();
        }
    }

    private void score(WorkspaceId workspace, LeadId lead, Score score, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", score.model().name());
        json.writeNumberProperty("version", score.model().version());
        json.writeNumberProperty("score", score.figures().total());
        json.writePOJOProperty(
                "crossings",
                score.crossings().stream()
                        .map(crossing -> facts(
                                "at", crossing.at(),
                                "stage", crossing.stage(),
                                "direction", key(crossing.direction()),
                                "score", crossing.score()))
                        .toList());
        json.writeArrayPropertyStart("ledger");
        export.ledger(workspace, lead, score.model().id(), entry -> json.writePOJO(entry(entry)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Map<String, Object> entry(LedgerEntry entry) {
        return facts(
                "at", entry.at(),
                "cause", key(entry.cause()),
                "rule", entry.rule(),
                "category", entry.category().key(),
                "event", entry.event().value(),
                "points", entry.points(),
                "before", entry.before(),
                "after", entry.after());
    }

    private static Map<String, Object> event(Event event) {
        return facts(
                "id", event.id().value(),
                "messageId", event.key().messageId(),
                "source", event.key().source().value(),
                "type", event.type().name(),
                "name", event.name(),
                "occurredAt", event.occurredAt(),
                "receivedAt", event.receivedAt(),
                "counts", event.mark() instanceof Mark.Clear,
                "properties", event.properties().values(),
                "traits", event.traits().values(),
                "context", event.context().values());
    }

    private static Map<String, Object> work(Held held) {
        var head = held.head();
        return facts(
                "statuses",
                        head.statusHistory().stream()
                                .map(change -> facts(
                                        "at", change.at(),
                                        "from", change.from().key(),
                                        "to", change.to().key(),
                                        "by", change.by().value()))
                                .toList(),
                "clock",
                        head.clockLedger().stream()
                                .map(happened -> facts(
                                        "at",
                                        happened.at(),
                                        "what",
                                        key(happened.transition()),
                                        "dueAt",
                                        happened.dueAt(),
                                        "by",
                                        id(happened.doing().by()),
                                        "why",
                                        happened.doing().why()))
                                .toList(),
                "merges",
                        held.merges().stream()
                                .map(merge -> facts(
                                        "at", merge.at(),
                                        "ended", merge.ended().value(),
                                        "survivor", merge.survivor().value(),
                                        "undoneAt",
                                                merge.undone() == null
                                                        ? null
                                                        : merge.undone().at(),
                                        "redoneAt",
                                                merge.redone() == null
                                                        ? null
                                                        : merge.redone().at()))
                                .toList(),
                "voided",
                        held.voided().stream()
                                .map(entry -> facts(
                                        "at", entry.decision().at(),
                                        "reason", entry.decision().reason(),
                                        "identifiers",
                                                entry.identifiers().stream()
                                                        .map(LeadExport::identifier)
                                                        .toList()))
                                .toList());
    }

    private static Map<String, Object> identifier(Identifier identifier) {
        return facts("type", key(identifier.type()), "value", identifier.value());
    }

    static @Nullable UUID id(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Names and values in turn; what is null is left out, and instants are ISO 8601. */
    static Map<String, Object> facts(@Nullable Object... namesAndValues) {
        var facts = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) {
                facts.put(String.valueOf(namesAndValues[i]), value instanceof Instant at ? at.toString() : value);
            }
        }
        return facts;
    }
}
