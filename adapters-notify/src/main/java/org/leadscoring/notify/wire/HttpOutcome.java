package org.leadscoring.notify.wire;

import java.util.function.Function;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.Exchange;

/** What calls mean, as far as it is the same for all that is sent. */
public final class HttpOutcome {

    private HttpOutcome() {}

    /** @param answered what an answer means; it is asked only if there was one */
    public static Outcome of(Exchange exchange, Function<Exchange.Answered, Outcome> answered) {
        return switch (exchange) {
            case Exchange.Answered answer -> answered.apply(answer);
            case Exchange.NotAllowed refused -> new Outcome.Gone(refused.why());
            case Exchange.Broken broken -> new Outcome.Failed(broken.why(), null);
        };
    }

    /** For people to read, for example {@code HTTP 200: ok}. */
    public static String words(Exchange.Answered answer) {
        var said = answer.excerpt();
        return "HTTP " + answer.status() + (said.isEmpty() ? "" : ": " + said);
    }
}
