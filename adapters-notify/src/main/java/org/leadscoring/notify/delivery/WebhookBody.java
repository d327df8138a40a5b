package org.leadscoring.notify.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.event.Texts;

/**
 * What is posted to a webhook. Texts are cut so that it never exceeds the 20 kB of Standard Webhooks.
 *
 * @param type the topic's, for example {@code lead.stage_entered}
 * @param timestamp when it happened, UTC
 */
record WebhookBody(String type, Instant timestamp, Data data) {

    /** The longest text, in UTF-16 units: 13 of them make at most 18 kB, should each unit take six bytes. */
    private static final int LONGEST = 220;

    /** E-mail addresses are no longer than this, and of no use if they are cut. */
    private static final int LONGEST_MAIL = 254;

    /**
     * What happened.
     *
     * @param lead whom it is about, as it was when this was put together; null if it is about none
     * @param stage the stage entered or left
     * @param score the score when it happened, in points
     * @param dueAt by when an answer is promised, UTC
     */
    record Data(
            String workspace,
            @Nullable Lead lead,
            @Nullable String stage,
            int score,
            @Nullable Instant dueAt,
            @Nullable String detail) {}

    /** A lead; points, and UTC. */
    record Lead(
            String id,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String company,
            int score,
            int engagement,
            int fit,
            int intent,
            String stage,
            String status,
            @Nullable String owner,
            @Nullable Instant dueAt,
            List<Reason> reasons,
            String url) {}

    /**
     * Why it has points.
     *
     * @param times how often
     */
    record Reason(String text, int points, int times) {}

    static WebhookBody of(Notice notice) {
        var fact = notice.fact();
        var lead = notice.lead().map(WebhookBody::lead).orElse(null);
        return new WebhookBody(
                fact.topic().type(),
                fact.at(),
                new Data(
                        cut(notice.workspace()),
                        lead,
                        optional(fact.stage()),
                        fact.score(),
                        fact.dueAt(),
                        optional(fact.detail())));
    }

    private static Lead lead(Notice.Card card) {
        return new Lead(
                card.id().toString(),
                cut(card.name()),
                optional(card.email(), LONGEST_MAIL),
                optional(card.phone()),
                optional(card.company()),
                card.score(),
                card.engagement(),
                card.fit(),
                card.intent(),
                cut(card.stage()),
                cut(card.status()),
                optional(card.owner()),
                card.dueAt(),
                card.reasons().stream()
                        .map(reason -> new Reason(cut(reason.text()), reason.points(), reason.times()))
                        .toList(),
                card.link().toString());
    }

    private static @Nullable String optional(@Nullable String text) {
        return optional(text, LONGEST);
    }

    private static @Nullable String optional(@Nullable String text, int most) {
        return text == null ? null : cut(text, most);
    }

    private static String cut(String text) {
        return cut(text, LONGEST);
    }

    private static String cut(String text, int most) {
        return Texts.shortened(Texts.madeWhole(text), most);
    }
}
