package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Leads and events of products (spec IN-3). What became of them is for signed-in users to read: write keys stand in web
 * pages.
 */
@RestController
final class ProductApi {

    private final Intake intake;
    private final IngestionLimits limits;
    private final Batch batch;
    private final ProductMessages messages;

    ProductApi(Intake intake, IngestionLimits limits, Batch batch, ProductMessages messages) {
        this.intake = intake;
        this.limits = limits;
        this.batch = batch;
        this.messages = messages;
    }

    /** Makes a lead known, or tells more about it: the same e-mail is the same lead. */
    @PostMapping("/api/leads")
    LeadTaken lead(HttpServletRequest request) {
        var received = intake.receive(request, limits.event());
        var arrival = received.arrival();
        var accepted = intake.take(arrival, () -> messages.lead(received.body(), arrival.source(), arrival.at()));
        var receipt = accepted.receipt();
        return new LeadTaken(
                true, idOf(receipt.lead()), accepted.event().event().key().messageId(), !receipt.fresh());
    }

    /** Who was erased since has none. */
    private static @Nullable UUID idOf(LeadId lead) {
        return lead.equals(LeadId.NOBODY) ? null : lead.value();
    }

    /** One event. */
    @PostMapping("/api/events")
    TakenAnswer event(HttpServletRequest request) {
        var received = intake.receive(request, limits.event());
        var arrival = received.arrival();
        return TakenAnswer.of(
                intake.take(arrival, () -> messages.event(received.body(), arrival.source(), arrival.at())));
    }

    /** Many events; those that cannot be taken are named, and do not sink the others. */
    @PostMapping("/api/batch")
    BatchAnswer events(HttpServletRequest request) {
        var received = intake.receive(request, limits.batch());
        var arrival = received.arrival();
        var items = batch.items(
                received.body().list("events"),
                "/events",
                "eventId",
                message -> messages.event(message, arrival.source(), arrival.at()));
        return intake.takeAll(arrival, items);
    }

    /**
     * What became of what was told about a lead.
     *
     * @param id the lead's, to be sent as {@code leadId} of its events
     */
    record LeadTaken(boolean success, @Nullable UUID id, String messageId, boolean duplicate) {}
}
