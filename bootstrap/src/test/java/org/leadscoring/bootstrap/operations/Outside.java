package org.leadscoring.bootstrap.operations;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.application.analytics.Feeds;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Who is told of a workspace. */
final class Outside {

    private Outside() {}

    /** Something of each kind that is told, kept in step or fed; nothing of it answers. Returns the destination's id. */
    static String of(TestServer server, WorkspaceId workspace) {
        var ids = server.bean(Ids.class);
        var now = Instant.now();
        var destination = new Destination(
                new DestinationId(ids.next()),
                workspace,
                "Hook",
                new Channel.Mail(List.of("nobody@example.com")),
                true,
                Set.of());
        server.bean(Destinations.class).add(destination, now);
        var crm = new Crm.Odoo(
                URI.create("https://odoo.invalid"), "crm", "ann", new Secret("key"), Crm.Odoo.Api.JSON_RPC);
        var connection = new Connection(
                new ConnectionId(ids.next()),
                workspace,
                "Odoo",
                crm,
                true,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(crm.kind()),
                Connection.OnErasure.KEEP);
        server.bean(Connections.class).add(connection, now);
        var feed = new Feed(
                new FeedId(ids.next()),
                workspace,
                "PostHog",
                new Sink.PostHog(URI.create("https://posthog.invalid"), new Secret("key")),
                true,
                new Content(true, Set.of(), Map.of(), true));
        server.bean(Feeds.class).add(feed, EventId.before(now), now);
        return destination.id().value().toString();
    }
}
