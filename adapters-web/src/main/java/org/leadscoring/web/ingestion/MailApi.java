package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The webhook of mail tools: opened, clicked, unsubscribed, contact updated (spec IN-3). */
@RestController
final class MailApi {

    /** SendGrid packs up to 768 KB into a request, and what is refused is lost after a day. */
    private static final int AT_LEAST_BYTES = 1024 * 1024;

    private static final int AT_LEAST_EVENTS = 5_000;

    private final Intake intake;
    private final IngestionLimits limits;
    private final Batch batch;
    private final MailMessages messages;

    MailApi(Intake intake, IngestionLimits limits, Batch batch, MailMessages messages) {
        this.intake = intake;
        this.limits = limits;
        this.batch = batch;
        this.messages = messages;
    }

    /** One message or a list of them; of a list, those that cannot be taken are named and do not sink the others. */
    @PostMapping("/api/email-events")
    Object take(HttpServletRequest request) {
        var received = intake.receiveAny(request, Math.max(limits.batch(), AT_LEAST_BYTES));
        var arrival = received.arrival();
        return switch (received.body()) {
            case List<?> list -> {
                var items = batch.items(
                        list,
                        "",
                        "eventId",
                        Math.max(limits.maxBatchEvents(), AT_LEAST_EVENTS),
                        message -> messages.read(message, arrival.source().id(), arrival.at()));
                yield intake.takeAll(arrival, items);
            }
            case Map<?, ?> map -> {
                var message = batch.only(map);
                yield TakenAnswer.of(intake.take(
                        arrival, () -> messages.read(message, arrival.source().id(), arrival.at())));
            }
            case null, default ->
                throw Problem.badRequest("the body is neither a JSON object nor a list of them; send an e-mail event");
        };
    }
}
