package org.leadscoring.web.analytics;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.analytics.Sink.Kind;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.web.page.Words;

/**
 * What people write into the form of a feed, as they wrote it; secrets are never written back.
 *
 * @param kind the key of the tool's kind
 * @param url of PostHog
 * @param key the project's key, the API secret or the client's secret; empty to keep the one there is, as long as it goes to
 *     the same server
 * @param token the refresh token of Google Ads; empty to keep the one there is
 * @param stream the measurement id of GA4
 * @param eu whether GA4 collects in the European Union
 * @param all whether of every event
 * @param types names of types of events, one in a line
 * @param stages {@code stage = name}, one in a line
 */
public record FeedForm(
        String kind,
        String name,
        String url,
        String key,
        String token,
        String stream,
        Boolean eu,
        String customer,
        String login,
        String action,
        String client,
        Boolean all,
        String types,
        String stages,
        Boolean imported) {

    private static final int LONGEST_SECRET = 2_000;

    public FeedForm(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String url,
            @Nullable String key,
            @Nullable String token,
            @Nullable String stream,
            @Nullable Boolean eu,
            @Nullable String customer,
            @Nullable String login,
            @Nullable String action,
            @Nullable String client,
            @Nullable Boolean all,
            @Nullable String types,
            @Nullable String stages,
            @Nullable Boolean imported) {
        this.kind = text(kind);
        this.name = text(name);
        this.url = text(url);
        this.key = text(key);
        this.token = text(token);
        this.stream = text(stream);
        this.eu = eu != null && eu;
        this.customer = text(customer);
        this.login = text(login);
        this.action = text(action);
        this.client = text(client);
        this.all = all != null && all;
        this.types = text(types);
        this.stages = text(stages);
        this.imported = imported != null && imported;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** The form of a new feed of this kind, with the names its tool has for such things. */
    static FeedForm ofNew(Kind kind) {
        var stages = switch (kind) {
            case POSTHOG -> "* = lead_stage_entered";
            case GA4 -> "mql = qualify_lead\nsql = working_lead";
            case GOOGLE_ADS -> "mql = qualify_lead";
        };
        return new FeedForm(
                kind.key(),
                "",
                kind == Kind.POSTHOG ? Sink.PostHog.EU.toString() : "",
                "",
                "",
                "",
                false,
                "",
                "",
                "",
                "",
                kind == Kind.POSTHOG,
                "",
                stages,
                false);
    }

    static FeedForm of(Feed feed) {
        var ads = feed.sink() instanceof Sink.GoogleAds some ? some : null;
        return new FeedForm(
                feed.sink().kind().key(),
                feed.name(),
                feed.sink().url().toString(),
                "",
                "",
                feed.sink() instanceof Sink.Ga4 ga4 ? ga4.measurementId() : "",
                feed.sink().url().equals(Sink.Ga4.EU),
                ads == null ? "" : ads.customer(),
                ads == null ? "" : ads.login(),
                ads == null ? "" : ads.action(),
                ads == null ? "" : ads.clientId(),
                feed.content().all(),
                feed.content().types().stream().map(EventType::name).collect(Collectors.joining("\n")),
                feed.content().stages().entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining("\n")),
                feed.content().imported());
    }

    /** The kind it is of, if there is one. */
    Optional<Kind> chosenKind() {
        return Arrays.stream(Kind.values())
                .filter(one -> one.key().equals(kind))
                .findFirst();
    }

    /**
     * Reads what was written.
     *
     * @param before what it is a change of, null for a new one
     */
    Read read(@Nullable Sink before, Words words) {
        var errors = new LinkedHashMap<String, String>();
        if (name.isEmpty() || name.length() > Feed.LONGEST_NAME) {
            errors.put("name", words.say("feed.name-wrong", Feed.LONGEST_NAME));
        }
        var sink = chosenKind()
                .map(chosen -> sink(chosen, before, errors, words))
                .orElseGet(() -> {
                    errors.put("kind", words.say("feed.kind-wrong"));
                    return null;
                });
        var content = content(errors, words);
        if (kind.equals(Kind.GOOGLE_ADS.key()) && all) {
            errors.put("types", words.say("feed.conversions-all"));
        }
        return new Read(sink, content, errors);
    }

    private @Nullable Sink sink(Kind chosen, @Nullable Sink before, Map<String, String> errors, Words words) {
        if (key.isEmpty() && chosen == Kind.POSTHOG && before != null && isElsewhere(before)) {
            errors.put("key", words.say("feed.secret-elsewhere"));
            return null;
        }
        var kept = before == null ? List.<Secret>of() : before.secrets();
        var first = secret("key", key, kept.isEmpty() ? null : kept.getFirst(), errors, words);
        var second = chosen == Kind.GOOGLE_ADS
                ? secret("token", token, kept.isEmpty() ? null : kept.getLast(), errors, words)
                : first;
        if (first == null || second == null) {
            return null;
        }
        return switch (chosen) {
            case POSTHOG -> made("url", errors, words, () -> new Sink.PostHog(URI.create(url), first));
            case GA4 ->
                made("stream", errors, words, () -> new Sink.Ga4(eu ? Sink.Ga4.EU : Sink.Ga4.WORLD, stream, first));
            case GOOGLE_ADS ->
                made(
                        "customer",
                        errors,
                        words,
                        () -> new Sink.GoogleAds(
                                before == null ? Sink.GoogleAds.API : before.url(),
                                digits(customer),
                                login.isEmpty() ? digits(customer) : digits(login),
                                action,
                                client,
                                first,
                                second));
        };
    }

    private static String digits(String account) {
        return account.replace("-", "");
    }

    private static @Nullable Sink made(String field, Map<String, String> errors, Words words, Supplier<Sink> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            // Only this can be wrong of it; the page says how it has to be.
            errors.put(field, words.say("feed." + field + "-wrong"));
            return null;
        }
    }

    private static @Nullable Secret secret(
            String field, String written, @Nullable Secret kept, Map<String, String> errors, Words words) {
        if (written.isEmpty() && kept != null) {
            return kept;
        }
        if (written.isEmpty() || written.length() > LONGEST_SECRET) {
            errors.put(field, words.say("feed.secret-wrong"));
            return null;
        }
        return new Secret(written);
    }

    /** Whether another server is written than before: an address that is none is seen when it is read. */
    private boolean isElsewhere(Sink before) {
        try {
            return !Channel.isSameServer(before.url(), Channel.address(url));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private @Nullable Content content(Map<String, String> errors, Words words) {
        var chosen = new TreeSet<String>();
        try {
            for (var line : types.split("[\\n,]")) {
                if (!line.isBlank()) {
                    chosen.add(EventType.named(line).name());
                }
            }
        } catch (InvalidEventException e) {
            errors.put("types", words.say("feed.types-wrong"));
            return null;
        }
        var named = new LinkedHashMap<String, String>();
        for (var line : stages.split("\\n")) {
            if (!line.isBlank()) {
                var place = line.indexOf('=');
                named.put(
                        (place < 0 ? line : line.substring(0, place)).strip(),
                        (place < 0 ? "" : line.substring(place + 1)).strip());
            }
        }
        try {
            return new Content(
                    all,
                    all ? Set.of() : chosen.stream().map(EventType::new).collect(Collectors.toSet()),
                    named,
                    imported);
        } catch (IllegalArgumentException e) {
            errors.put("stages", words.say("feed.stages-wrong"));
            return null;
        }
    }

    /** What was written, read; and what is wrong with it, by field. */
    record Read(@Nullable Sink sink, @Nullable Content content, Map<String, String> errors) {

        boolean valid() {
            return errors.isEmpty() && sink != null && content != null;
        }

        Sink chosenSink() {
            if (sink == null) {
                throw new IllegalStateException("the form was not valid");
            }
            return sink;
        }

        Content chosenContent() {
            if (content == null) {
                throw new IllegalStateException("the form was not valid");
            }
            return content;
        }
    }
}
