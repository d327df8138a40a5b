package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.web.ingestion.BatchAnswer.Rejected;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Segment's HTTP Tracking API: its unmodified SDKs and RudderStack's send here (spec IN-1). */
@RestController
final class SegmentApi {

    private static final int MAX_ITEMS = 2_500;

    private final Bodies bodies;
    private final WriteKeys keys;
    private final SegmentMessages messages;
    private final IngestEvents ingestion;
    private final Clock clock;

    SegmentApi(Bodies bodies, WriteKeys keys, SegmentMessages messages, IngestEvents ingestion, Clock clock) {
        this.bodies = bodies;
        this.keys = keys;
        this.messages = messages;
        this.ingestion = ingestion;
        this.clock = clock;
    }

    /** One message. */
    @PostMapping("/v1/{type:track|identify|page|screen|group|alias}")
    Map<String, Object> one(@PathVariable String type, HttpServletRequest request) {
        var known = keys.inHeader(request);
        var message = bodies.read(request, Bodies.MAX_EVENT);
        var source = known.orElseGet(() -> keys.inBody(message));
        var receivedAt = now();
        var event = messages.read(message, Optional.of(type), message, source.id(), receivedAt);
        var receipt =
                ingestion.ingest(source.workspace(), List.of(event), receivedAt).getFirst();
        return Map.of("success", true, "messageId", event.event().key().messageId(), "duplicate", !receipt.fresh());
    }

    /** Many messages; those that cannot be taken are named, and do not sink the others. */
    @PostMapping({"/v1/batch", "/v1/import"})
    BatchAnswer many(HttpServletRequest request) {
        var known = keys.inHeader(request);
        var body = bodies.read(request, Bodies.MAX_BATCH);
        var source = known.orElseGet(() -> keys.inBody(body));
        var receivedAt = now();
        var items = items(body);
        var rejected = new ArrayList<Rejected>();
        var accepted = new ArrayList<IncomingEvent>();
        for (int i = 0; i < items.size(); i++) {
            read(i, items.get(i), body, source, receivedAt, accepted, rejected);
        }
        if (accepted.isEmpty() && !rejected.isEmpty()) {
            throw allRejected(rejected);
        }
        var receipts = ingestion.ingest(source.workspace(), accepted, receivedAt);
        var fresh = (int) receipts.stream().filter(IngestEvents.Receipt::fresh).count();
        return new BatchAnswer(rejected.isEmpty(), fresh, receipts.size() - fresh, rejected);
    }

    private static List<?> items(JsonObject body) {
        var items = body.list("batch");
        if (items.size() > MAX_ITEMS) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "/batch holds " + items.size() + " messages; send at most " + MAX_ITEMS + " at a time",
                    List.of());
        }
        return items;
    }

    private void read(
            int index,
            Object item,
            JsonObject body,
            Source source,
            Instant receivedAt,
            List<IncomingEvent> accepted,
            List<Rejected> rejected) {
        var pointer = "/batch/" + index;
        if (!(item instanceof Map<?, ?> fields)) {
            rejected.add(new Rejected(
                    index, null, List.of(new Problem.FieldError(pointer, "must be an object, in braces"))));
            return;
        }
        var message = JsonObject.of(fields, pointer);
        try {
            if (bodies.size(fields) > Bodies.MAX_EVENT) {
                throw new InvalidEventException(pointer, "is larger than 32 KB; shorten the event");
            }
            accepted.add(messages.read(message, Optional.empty(), body, source.id(), receivedAt));
        } catch (InvalidEventException e) {
            var id = message.fields().get("messageId") instanceof String text ? text : null;
            rejected.add(new Rejected(index, id, List.of(Problem.FieldError.of(e))));
        }
    }

    private static Problem allRejected(List<Rejected> rejected) {
        var errors = rejected.stream().flatMap(item -> item.errors().stream()).toList();
        var detail = "none of the " + rejected.size() + " messages can be taken; the first: "
                + errors.getFirst().sentence();
        return new Problem(HttpStatus.BAD_REQUEST, detail, errors);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
