package org.leadscoring.notify.delivery;

import java.util.function.Function;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.Exchange;

/** What calls mean for deliveries, as far as it is the same for all channels. */
final class HttpOutcome {

    private HttpOutcome() {}

    /** @param answered what an answer means to the channel */
    static Outcome of(Exchange exchange, Function<Exchange.Answered, Outcome> answered) {
        return switch (exchange) {
            case Exchange.Answered answer -> answered.apply(answer);
            case Exchange.NotAllowed refused -> new Outcome.Gone(refused.why());
            case Exchange.Broken broken -> new Outcome.Failed(broken.why(), null);
        };
    }

    /** For people to read, for example {@code HTTP 200: ok}. */
    static String words(Exchange.Answered answer) {
        var said = answer.excerpt();
        return "HTTP " + answer.status() + (said.isEmpty() ? "" : ": " + said);
    }
}
