package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.web.ingestion.Intake.Item;
import org.leadscoring.web.ingestion.Intake.Received;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Segment's HTTP Tracking API: its unmodified SDKs and RudderStack's send here (spec IN-1). */
@RestController
final class SegmentApi {

    private static final int MAX_ITEMS = 2_500;

    private final Bodies bodies;
    private final Intake intake;
    private final SegmentMessages messages;

    SegmentApi(Bodies bodies, Intake intake, SegmentMessages messages) {
        this.bodies = bodies;
        this.intake = intake;
        this.messages = messages;
    }

    /** One message. */
    @PostMapping("/v1/{type:track|identify|page|screen|group|alias}")
    Map<String, Object> one(@PathVariable String type, HttpServletRequest request) {
        var received = intake.receive(request, Bodies.MAX_EVENT);
        var message = received.body();
        var source = received.source();
        var event = messages.read(message, Optional.of(type), message, source.id(), received.receivedAt());
        var taken = intake.take(source, received.receivedAt(), () -> event);
        return Map.of("success", true, "messageId", event.event().key().messageId(), "duplicate", !taken.fresh());
    }

    /** Many messages; those that cannot be taken are named, and do not sink the others. */
    @PostMapping({"/v1/batch", "/v1/import"})
    BatchAnswer many(HttpServletRequest request) {
        var received = intake.receive(request, Bodies.MAX_BATCH);
        var messages = messages(received.body());
        var items = IntStream.range(0, messages.size())
                .mapToObj(i -> item("/batch/" + i, messages.get(i), received))
                .toList();
        return intake.takeAll(received.source(), received.receivedAt(), items);
    }

    private static List<?> messages(JsonObject body) {
        var messages = body.list("batch");
        if (messages.size() > MAX_ITEMS) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "/batch holds " + messages.size() + " messages; send at most " + MAX_ITEMS + " at a time",
                    List.of());
        }
        return messages;
    }

    private Item item(String pointer, Object message, Received received) {
        var id = message instanceof Map<?, ?> fields && fields.get("messageId") instanceof String text ? text : null;
        return new Item(pointer, id, () -> read(pointer, message, received));
    }

    private IncomingEvent read(String pointer, Object message, Received received) {
        if (!(message instanceof Map<?, ?> fields)) {
            throw new InvalidEventException(pointer, "must be an object, in braces");
        }
        if (bodies.size(fields) > Bodies.MAX_EVENT) {
            throw new InvalidEventException(pointer, "is larger than 32 KB; shorten the event");
        }
        return messages.read(
                JsonObject.of(fields, pointer),
                Optional.empty(),
                received.body(),
                received.source().id(),
                received.receivedAt());
    }
}
