package org.leadscoring.domain.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells events that probably no person caused, each judged by itself alone, so that the answer does not depend on what
 * came before (spec ID-4).
 */
public final class Suspects {

    /** A click within so much of the delivery, before or after, is a scanner's: people must find the mail first. */
    public static final Duration TOO_SOON = Duration.ofSeconds(10);

    private static final Set<String> MAIL_CLICKS = Set.of("email_clicked", "email_link_clicked");
    private static final Set<String> LINK_CLICKS = Set.of("clicked_link", "link_clicked");
    private static final List<String> MAIL_IDS = List.of("mail_id", "email_id", "mailId", "emailId");
    private static final List<String> DELIVERIES = List.of("delivered_at", "deliveredAt", "sent_at", "sentAt");
    private static final List<String> USER_AGENTS = List.of("userAgent", "user_agent");

    private Suspects() {}

    /** The event with the mark it deserves on arrival: suspect if something gives it away, else as it is. */
    public static Event marked(Event event) {
        return suspicion(event)
                .map(reason -> event.with(new Mark.Suspect(reason)))
                .orElse(event);
    }

    /**
     * What speaks against this event: its user agent ({@code userAgent} or {@code user_agent} of its context), or, for a
     * click in a mail that says when the mail was delivered ({@code delivered_at}, else {@code sent_at}, ISO 8601 with
     * offset), at most {@link #TOO_SOON} between the two. So a click at 09:00:10 in a mail delivered at 09:00:00 is
     * suspect, one at 09:00:11 is not. An instant that cannot be read speaks for nothing.
     */
    public static Optional<Suspicion> suspicion(Event event) {
        return first(event.context(), USER_AGENTS)
                .flatMap(KnownRobots::suspicion)
                .or(() -> tooSoon(event) ? Optional.of(Suspicion.TOO_FAST) : Optional.empty());
    }

    private static boolean tooSoon(Event event) {
        return isMailClick(event)
                && first(event.properties(), DELIVERIES)
                        .flatMap(Suspects::instant)
                        .filter(delivered -> Duration.between(delivered, event.occurredAt())
                                        .abs()
                                        .compareTo(TOO_SOON)
                                <= 0)
                        .isPresent();
    }

    /** A clicked link may be any link; it was one in a mail if the event names the mail. */
    private static boolean isMailClick(Event event) {
        var type = event.type().name();
        return MAIL_CLICKS.contains(type)
                || LINK_CLICKS.contains(type)
                        && MAIL_IDS.stream().anyMatch(event.properties().values()::containsKey);
    }

    private static Optional<String> first(Attributes attributes, List<String> names) {
        return names.stream().map(attributes::text).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            // The sender's own property, in the sender's own format: nothing follows from it.
            return Optional.empty();
        }
    }
}
