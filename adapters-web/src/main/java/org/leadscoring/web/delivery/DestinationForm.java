package org.leadscoring.web.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Channel.Kind;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.web.page.Words;

/**
 * What people write into the form of a destination, as they wrote it; an address that is a secret is never written back.
 *
 * @param kind the key of the channel's kind
 * @param url of Slack and webhooks; empty to keep the one there is
 * @param secret of a new webhook; empty to have one made
 * @param recipients of mail, one in a line
 * @param topics keys of what it is told of whenever it happens
 */
public record DestinationForm(
        String kind, String name, String url, String secret, String recipients, List<String> topics) {

    public DestinationForm(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String url,
            @Nullable String secret,
            @Nullable String recipients,
            @Nullable List<String> topics) {
        this.kind = text(kind);
        this.name = text(name);
        this.url = text(url);
        this.secret = text(secret);
        this.recipients = recipients == null ? "" : recipients;
        this.topics = topics == null ? List.of() : List.copyOf(topics);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** The form of a new destination of this kind. A team is told of everything at first: each chooses for themselves. */
    static DestinationForm ofNew(Kind kind) {
        var topics = kind == Kind.TEAM_MAIL ? Topic.SUBSCRIBABLE : Set.<Topic>of();
        return new DestinationForm(
                kind.key(), "", "", "", "", topics.stream().map(Topic::key).toList());
    }

    static DestinationForm of(Destination destination) {
        var channel = destination.channel();
        return new DestinationForm(
                channel.kind().key(),
                destination.name(),
                channel instanceof Channel.Webhook webhook ? webhook.url().toString() : "",
                "",
                channel instanceof Channel.Mail mail ? String.join("\n", mail.recipients()) : "",
                destination.topics().stream().map(Topic::key).toList());
    }

    /** The kind it is of, if there is one. */
    Optional<Kind> chosenKind() {
        return Arrays.stream(Kind.values())
                .filter(one -> one.key().equals(kind))
                .findFirst();
    }

    Set<Topic> chosenTopics() {
        var chosen = new LinkedHashSet<Topic>();
        for (var topic : Topic.SUBSCRIBABLE) {
            if (topics.contains(topic.key())) {
                chosen.add(topic);
            }
        }
        return chosen;
    }

    /**
     * Reads what was written.
     *
     * @param before what it is a change of, null for a new one
     * @param newSecret makes a secret if none was given
     */
    Read read(@Nullable Channel before, Supplier<Secret> newSecret, Words words) {
        var errors = new LinkedHashMap<String, String>();
        if (name.isEmpty() || name.length() > Destination.LONGEST_NAME) {
            errors.put("name", words.say("destination.name-wrong", Destination.LONGEST_NAME));
        }
        var channel = channel(before, newSecret, errors, words);
        return new Read(channel, errors);
    }

    private @Nullable Channel channel(
            @Nullable Channel before, Supplier<Secret> newSecret, Map<String, String> errors, Words words) {
        var chosen = chosenKind();
        if (chosen.isEmpty()) {
            errors.put("kind", words.say("destination.kind-wrong"));
            return null;
        }
        try {
            return switch (chosen.get()) {
                case SLACK -> slack(before);
                case WEBHOOK -> webhook(before, newSecret);
                case MAIL -> new Channel.Mail(addresses());
                case TEAM_MAIL -> new Channel.TeamMail();
            };
        } catch (IllegalArgumentException e) {
            errors.put(fieldOf(chosen.get(), e), words.reason(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private Channel slack(@Nullable Channel before) {
        return url.isEmpty() && before instanceof Channel.Slack
                ? before
                : new Channel.Slack(new Secret(Channel.address(url).toString()));
    }

    private Channel webhook(@Nullable Channel before, Supplier<Secret> newSecret) {
        var address = Channel.address(url);
        if (before instanceof Channel.Webhook webhook) {
            return new Channel.Webhook(address, webhook.secrets());
        }
        return new Channel.Webhook(address, List.of(secret.isEmpty() ? newSecret.get() : new Secret(secret)));
    }

    private static String fieldOf(Kind kind, IllegalArgumentException wrong) {
        return switch (kind) {
            case MAIL -> "recipients";
            case WEBHOOK -> String.valueOf(wrong.getMessage()).startsWith("a webhook's secret") ? "secret" : "url";
            case SLACK, TEAM_MAIL -> "url";
        };
    }

    private List<String> addresses() {
        return new ArrayList<>(Stream.of(recipients.split("[\\s,;]+"))
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList());
    }

    /** What was written, read; and what is wrong with it, by field. */
    record Read(@Nullable Channel channel, Map<String, String> errors) {

        boolean valid() {
            return errors.isEmpty() && channel != null;
        }

        Channel chosen() {
            if (channel == null) {
                throw new IllegalStateException("the form was not valid");
            }
            return channel;
        }
    }
}
