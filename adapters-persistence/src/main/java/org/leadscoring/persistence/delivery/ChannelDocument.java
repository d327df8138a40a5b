package org.leadscoring.persistence.delivery;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Channel.Kind;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.persistence.sql.Columns;

/**
 * A channel as it is stored.
 *
 * @param url of Slack and webhooks
 * @param secrets of webhooks
 * @param recipients of mail
 */
record ChannelDocument(
        String kind,
        @Nullable String url,
        @Nullable List<String> secrets,
        @Nullable List<String> recipients) {

    static ChannelDocument of(Channel channel) {
        var kind = Columns.key(channel.kind());
        return switch (channel) {
            case Channel.Slack slack -> new ChannelDocument(kind, slack.url().value(), null, null);
            case Channel.Webhook webhook ->
                new ChannelDocument(
                        kind,
                        webhook.url().toString(),
                        webhook.secrets().stream().map(Secret::value).toList(),
                        null);
            case Channel.Mail mail -> new ChannelDocument(kind, null, null, mail.recipients());
            case Channel.TeamMail team -> new ChannelDocument(kind, null, null, null);
        };
    }

    Channel channel() {
        return switch (Columns.constant(Kind.class, kind)) {
            case SLACK -> new Channel.Slack(new Secret(address()));
            case WEBHOOK ->
                new Channel.Webhook(
                        URI.create(address()),
                        list(secrets).stream().map(Secret::new).toList());
            case MAIL -> new Channel.Mail(list(recipients));
            case TEAM_MAIL -> new Channel.TeamMail();
        };
    }

    private String address() {
        if (url == null) {
            throw new IllegalStateException("a channel of kind " + kind + " is stored without its address");
        }
        return url;
    }

    private static List<String> list(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }
}
