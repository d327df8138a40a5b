package org.leadscoring.domain.analytics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.analytics.Message.Ga4Event;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.lead.IdentifierType;

/**
 * Events as Google Analytics takes them: of clients that its own tag gave an id, of the last 72 hours, with 25 parameters at
 * most, and without e-mail addresses, which its terms forbid.
 *
 * @see <a href="https://developers.google.com/analytics/devguides/collection/protocol/ga4/sending-events">Google: sending
 *     events, limitations</a>
 */
final class Ga4Words {

    private static final Duration OLDEST = Duration.ofDays(3);
    private static final int LONGEST_NAME = 40;
    private static final int MOST_PARAMS = 25;
    private static final int LONGEST_VALUE = 100;
    private static final Map<String, Integer> LONGER =
            Map.of("page_location", 1_000, "page_referrer", 420, "page_title", 300);

    /** What Google's tag keeps in {@code _ga}: {@code GA1.1.123.456}, of which the last two are the client's id; with its name or without. */
    private static final Pattern COOKIE = Pattern.compile("(?:_ga=)?GA\\d+\\.\\d+\\.(\\d{1,20}\\.\\d{1,20})");

    private static final Pattern CLIENT = Pattern.compile("\\d{1,20}\\.\\d{1,20}");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_]");
    private static final Pattern OWN = Pattern.compile("(?i)_.*|ga_.*|google_.*|firebase_.*|gtag\\..*");
    private static final Set<String> RESERVED = Set.of(
            "ad_activeview",
            "ad_click",
            "ad_exposure",
            "ad_impression",
            "ad_query",
            "ad_reward",
            "adunit_exposure",
            "app_background",
            "app_clear_data",
            "app_exception",
            "app_remove",
            "app_store_refund",
            "app_store_subscription_cancel",
            "app_store_subscription_renew",
            "app_update",
            "app_upgrade",
            "dynamic_link_app_open",
            "dynamic_link_app_update",
            "dynamic_link_first_open",
            "error",
            "first_open",
            "first_visit",
            "in_app_purchase",
            "notification_dismiss",
            "notification_foreground",
            "notification_open",
            "notification_receive",
            "os_update",
            "session_start",
            "user_engagement");
    private static final String PREFIX = "ls_";

    private Ga4Words() {}

    static Translation of(Content content, Happening happening, Instant now) {
        var event = happening.event();
        if (event.occurredAt().isBefore(now.minus(OLDEST))) {
            return new Translation.Silent(Passed.TOO_OLD);
        }
        var client = client(event);
        if (client.isEmpty()) {
            return new Translation.Silent(Passed.NO_CLIENT_ID);
        }
        var user = user(happening);
        var messages = new ArrayList<Message>();
        if (content.has(event.type())) {
            messages.add(new Ga4Event(
                    event.id().value(),
                    event.occurredAt(),
                    name(event.type().name()),
                    client.get(),
                    user,
                    params(happening)));
        }
        for (var crossing : happening.entered()) {
            content.nameOf(crossing.stage())
                    .ifPresent(name -> messages.add(new Ga4Event(
                            Translation.id("stage " + event.id().value() + " " + crossing.stage()),
                            crossing.at(),
                            name(name),
                            client.get(),
                            user,
                            Map.of(
                                    "lead_stage",
                                    crossing.stage(),
                                    "lead_score",
                                    crossing.score(),
                                    "engagement_time_msec",
                                    1))));
        }
        return Translation.of(messages);
    }

    /** The id that Google's tag gave the browser; never one of our own. */
    private static Optional<String> client(Event event) {
        return Stream.of("gaClientId", "ga_client_id", "_ga")
                .flatMap(name -> Stream.of(event.context(), event.properties()).map(some -> some.text(name)))
                .flatMap(Optional::stream)
                .map(text -> {
                    var cookie = COOKIE.matcher(text.strip());
                    return cookie.matches() ? cookie.group(1) : text.strip();
                })
                .filter(id -> CLIENT.matcher(id).matches())
                .findFirst();
    }

    private static @Nullable String user(Happening happening) {
        var by = happening.by();
        return by.type() == IdentifierType.USER_ID
                        && !hasAddress(by.value())
                        && by.value().length() <= 256
                ? by.value()
                : null;
    }

    private static Map<String, Object> params(Happening happening) {
        var event = happening.event();
        var params = new LinkedHashMap<String, Object>();
        params.put("engagement_time_msec", 1);
        var score = happening.score();
        if (score != null) {
            params.put("lead_score", score);
        }
        var page = event.context().object("page");
        page.text("url").ifPresent(url -> put(params, "page_location", url));
        page.text("title").ifPresent(title -> put(params, "page_title", title));
        page.text("referrer").ifPresent(referrer -> put(params, "page_referrer", referrer));
        var campaign = event.context().object("campaign");
        for (var part : new String[] {"source", "medium", "term", "content"}) {
            campaign.text(part).ifPresent(value -> put(params, part, value));
        }
        campaign.text("name").ifPresent(value -> put(params, "campaign", value));
        event.properties().values().forEach((name, value) -> put(params, name(name), value));
        return params;
    }

    private static void put(Map<String, Object> params, String name, Object value) {
        if (params.size() >= MOST_PARAMS || params.containsKey(name)) {
            return;
        }
        switch (value) {
            case BigDecimal number -> params.put(name, number);
            case Boolean truth -> params.put(name, truth.toString());
            case String text -> {
                if (!hasAddress(text) && !text.isBlank()) {
                    params.put(name, Texts.cut(text, LONGER.getOrDefault(name, LONGEST_VALUE)));
                }
            }
            // Lists and maps: Google has no place for them.
            default -> {}
        }
    }

    /** Whether there may be an e-mail address in it, as people write it or as it stands in a web address. */
    private static boolean hasAddress(String text) {
        return text.contains("@") || text.contains("%40");
    }

    /** A name as Google takes it: letters, digits, underscores, a letter first, and none of its own. */
    private static String name(String name) {
        var plain = OTHERS.matcher(name).replaceAll("_");
        var first = plain.isEmpty() ? '_' : plain.charAt(0);
        var taken = OWN.matcher(plain).matches()
                || RESERVED.contains(plain.toLowerCase(Locale.ROOT))
                || !(first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z');
        return Texts.cut(taken ? PREFIX + plain : plain, LONGEST_NAME);
    }
}
