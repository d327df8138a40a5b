package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.leadscoring.application.ingestion.FindPageTypes;
import org.leadscoring.web.ingestion.Intake.Received;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Segment's HTTP Tracking API: its unmodified SDKs and RudderStack's send here (spec IN-1). Segment's script for browsers
 * knows the addresses by their first letters.
 */
@RestController
final class SegmentApi {

    private final Intake intake;
    private final IngestionLimits limits;
    private final Batch batch;
    private final SegmentMessages messages;
    private final FindPageTypes pageTypes;

    SegmentApi(Intake intake, IngestionLimits limits, Batch batch, SegmentMessages messages, FindPageTypes pageTypes) {
        this.intake = intake;
        this.limits = limits;
        this.batch = batch;
        this.messages = messages;
        this.pageTypes = pageTypes;
    }

    @PostMapping({"/v1/track", "/v1/t"})
    TakenAnswer track(HttpServletRequest request) {
        return one("track", request);
    }

    @PostMapping({"/v1/identify", "/v1/i"})
    TakenAnswer identify(HttpServletRequest request) {
        return one("identify", request);
    }

    @PostMapping({"/v1/page", "/v1/p"})
    TakenAnswer page(HttpServletRequest request) {
        return one("page", request);
    }

    @PostMapping({"/v1/screen", "/v1/s"})
    TakenAnswer screen(HttpServletRequest request) {
        return one("screen", request);
    }

    @PostMapping({"/v1/group", "/v1/g"})
    TakenAnswer group(HttpServletRequest request) {
        return one("group", request);
    }

    @PostMapping({"/v1/alias", "/v1/a"})
    TakenAnswer alias(HttpServletRequest request) {
        return one("alias", request);
    }

    private TakenAnswer one(String type, HttpServletRequest request) {
        var received = intake.receive(request, limits.event());
        var message = received.body();
        var arrival = received.arrival();
        var pages = pageTypes.of(arrival.source().workspace());
        return TakenAnswer.of(intake.take(
                arrival,
                () -> messages.read(
                        message,
                        Optional.of(type),
                        message,
                        pages,
                        arrival.source().id(),
                        arrival.at())));
    }

    /** Many messages; those that cannot be taken are named, and do not sink the others. */
    @PostMapping({"/v1/batch", "/v1/import", "/v1/b"})
    BatchAnswer many(HttpServletRequest request) {
        return taken(intake.receive(request, limits.batch()));
    }

    /**
     * The same, sent by {@code navigator.sendBeacon}: RudderStack's SDK for browsers does so if it is told to. A beacon can
     * set no header, so the key stands in the address.
     */
    @PostMapping("/beacon/v1/batch")
    BatchAnswer beacon(HttpServletRequest request) {
        return taken(intake.receiveBeacon(request, limits.batch()));
    }

    private BatchAnswer taken(Received received) {
        var body = received.body();
        var arrival = received.arrival();
        var pages = pageTypes.of(arrival.source().workspace());
        var items = batch.items(
                body.list("batch"),
                "/batch",
                "messageId",
                message -> messages.read(
                        message, Optional.empty(), body, pages, arrival.source().id(), arrival.at()));
        return intake.takeAll(arrival, items);
    }
}
