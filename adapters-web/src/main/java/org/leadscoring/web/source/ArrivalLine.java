package org.leadscoring.web.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.Refusal;
import org.leadscoring.application.ingestion.WatchSource.Arrival;
import org.leadscoring.application.ingestion.WatchSource.Outcome;
import org.leadscoring.application.ingestion.WatchSource.Refused;
import org.leadscoring.application.ingestion.WatchSource.Taken;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.web.page.Detail;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/**
 * Something that arrived, as it is shown.
 *
 * @param at when it arrived, UTC
 * @param time the same in words, to the second
 * @param event null if it was refused
 * @param sentAs the type's name as the sender wrote it, null if it is the same
 * @param lead whose it is, null if it was refused or the lead is gone
 * @param who what the lead is called, or what it is known by
 * @param gains what it did to the score, in order
 * @param outcome why there are no gains, in words; null if there are some
 * @param unknown true if no rule is for its type
 * @param refusal null if it was taken
 * @param details what the sender said
 */
public record ArrivalLine(
        Instant at,
        String time,
        @Nullable Event event,
        @Nullable String sentAs,
        @Nullable LeadId lead,
        String who,
        List<Gain> gains,
        @Nullable String outcome,
        boolean unknown,
        @Nullable Refusal refusal,
        List<Detail> details) {

    private static final int LONGEST_IDENTIFIER = 40;

    static ArrivalLine of(Arrival arrival, Words words, Moments moments) {
        return switch (arrival) {
            case Refused(var refusal) -> refused(refusal, moments);
            case Taken taken -> taken(taken, words, moments);
        };
    }

    private static ArrivalLine refused(Refusal refusal, Moments moments) {
        return new ArrivalLine(
                refusal.at(),
                moments.toTheSecond(refusal.at()),
                null,
                null,
                null,
                "",
                List.of(),
                null,
                false,
                refusal,
                List.of());
    }

    private static ArrivalLine taken(Taken taken, Words words, Moments moments) {
        var event = taken.event().event();
        var lead = taken.lead();
        return new ArrivalLine(
                event.receivedAt(),
                moments.toTheSecond(event.receivedAt()),
                event,
                event.name().isEmpty() || event.name().equals(event.type().name()) ? null : event.name(),
                lead == null ? null : lead.id(),
                who(lead, taken.event().by(), words),
                taken.entries().stream()
                        .map(entry -> new Gain(
                                words.signed(entry.points()),
                                words.total(entry.after()),
                                entry.category().key()))
                        .toList(),
                outcome(taken, words),
                taken.outcome() == Outcome.NO_RULE,
                null,
                Detail.of(event.properties(), event.traits(), event.context()));
    }

    private static String who(@Nullable Lead lead, Identifier by, Words words) {
        var known = lead != null
                && Stream.of(
                                lead.profile().name(),
                                lead.profile().email(),
                                lead.profile().phone())
                        .anyMatch(Objects::nonNull);
        return lead != null && known
                ? words.nameOf(lead)
                : words.of("identifier", by.type()) + " " + Texts.cut(by.value(), LONGEST_IDENTIFIER);
    }

    private static @Nullable String outcome(Taken taken, Words words) {
        return switch (taken.outcome()) {
            case SCORED -> null;
            case NO_RULE -> words.say("arrival.no-rule");
            case NOTHING -> words.say("arrival.nothing");
            case TELLS -> words.say("arrival.tells");
            case VOID -> words.say("mark.void");
            case SUSPECT ->
                taken.event().event().mark() instanceof Mark.Suspect(var reason)
                        ? words.of("mark", reason)
                        : words.say("arrival.nothing");
        };
    }

    /** Points, the score they led to, and the category they count in. */
    public record Gain(String points, String after, String category) {}
}
