package org.leadscoring.application;

import java.util.EnumMap;
import org.leadscoring.application.analytics.EditFeeds;
import org.leadscoring.application.analytics.FakeTool;
import org.leadscoring.application.analytics.FakeTool.DeadException;
import org.leadscoring.application.analytics.FeedClient;
import org.leadscoring.application.analytics.FeedClients;
import org.leadscoring.application.analytics.SendFeeds;
import org.leadscoring.application.analytics.WatchFeeds;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.domain.analytics.Sink.Kind;

/** What sends feeds, over ports in memory, to a tool in memory. */
public final class InMemoryAnalytics {

    public final FakeTool tool = new FakeTool();
    public final SendFeeds sendFeeds;

    /** The same on another node. */
    public final SendFeeds elsewhere;

    public final EditFeeds editFeeds;
    public final WatchFeeds watchFeeds;

    InMemoryAnalytics(InMemoryPorts ports, SettableClock clock, Announce announce) {
        var byKind = new EnumMap<Kind, FeedClient>(Kind.class);
        for (var kind : Kind.values()) {
            byKind.put(kind, tool);
        }
        var clients = new FeedClients(byKind);
        sendFeeds = sending(ports, clock, announce, clients);
        elsewhere = sending(ports, clock, announce, clients);
        editFeeds = new EditFeeds(
                ports.transactions(), ports.feeds(), ports.batches(), clients, ports.auditLog(), ports.ids(), clock);
        watchFeeds = new WatchFeeds(ports.transactions(), ports.feeds(), ports.batches(), ports.feedLog(), clock);
    }

    private static SendFeeds sending(InMemoryPorts ports, SettableClock clock, Announce announce, FeedClients clients) {
        return new SendFeeds(
                ports.transactions(),
                ports.feeds(),
                ports.batches(),
                ports.feedLog(),
                ports.eventLog(),
                clients,
                announce,
                ports.ids(),
                clock);
    }

    /** Works until nothing is left to do now, or the process dies. */
    public void work() {
        work(sendFeeds);
    }

    /** The same on one of the nodes. */
    public static void work(SendFeeds node) {
        for (var due : node.due()) {
            try {
                while (node.step(due) > 0) {
                    // Goes on.
                }
            } catch (DeadException e) {
                return;
            }
        }
    }
}
