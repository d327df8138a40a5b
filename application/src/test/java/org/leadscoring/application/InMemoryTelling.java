package org.leadscoring.application;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.DeliverNotices;
import org.leadscoring.application.delivery.DeliveryMeter;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.delivery.FakeSender;
import org.leadscoring.application.delivery.Senders;
import org.leadscoring.application.delivery.WatchDeliveries;
import org.leadscoring.application.lead.ComposeNotices;
import org.leadscoring.application.sla.SendDigests;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.domain.delivery.Channel.Kind;
import org.leadscoring.domain.delivery.Retries;
import org.leadscoring.domain.delivery.Secret;

/** What tells the outside, over ports in memory, with a sender that remembers what it sent. */
public final class InMemoryTelling {

    public final FakeSender sender = new FakeSender(10);
    public final Announce announce;
    public final ComposeNotices composeNotices;
    public final EditDestinations editDestinations;
    public final WatchDeliveries watchDeliveries;
    public final EditStageActions editStageActions;
    public final DeliverNotices deliverNotices;
    public final SendDigests sendDigests;

    private int secrets;

    InMemoryTelling(InMemoryPorts ports, SettableClock clock) {
        var senders = new Senders(
                Map.of(Kind.SLACK, sender, Kind.WEBHOOK, sender, Kind.MAIL, sender, Kind.TEAM_MAIL, sender));
        announce = new Announce(ports.destinations(), ports.readers(), ports.outbox());
        composeNotices = new ComposeNotices(
                ports.leads(),
                ports.scoringModels(),
                ports.scoreBook(),
                ports.ledgers(),
                ports.slaClocks(),
                ports.openClocks(),
                ports.users(),
                ports.workspaces(),
                lead -> URI.create("https://leads.example.com/leads/" + lead.value()));
        editDestinations = new EditDestinations(
                ports.transactions(),
                ports.destinations(),
                ports.readers(),
                composeNotices,
                senders,
                ports.auditLog(),
                ports.ids(),
                this::newSecret,
                clock);
        watchDeliveries = new WatchDeliveries(
                ports.transactions(),
                ports.workspaces(),
                ports.destinations(),
                ports.deliveries(),
                Duration.ofDays(90),
                clock);
        editStageActions = new EditStageActions(
                ports.transactions(), ports.actionBook(), ports.destinations(), ports.auditLog(), ports.ids(), clock);
        sendDigests = new SendDigests(
                ports.transactions(),
                ports.workspaces(),
                ports.destinations(),
                ports.readers(),
                ports.openClocks(),
                announce,
                clock);
        deliverNotices = new DeliverNotices(
                ports.transactions(),
                ports.destinations(),
                ports.deliveries(),
                ports.readers(),
                composeNotices,
                announce,
                senders,
                Retries.STANDARD,
                DeliverNotices.CLAIM,
                () -> 0,
                DeliveryMeter.NONE,
                clock);
    }

    /** Another one each time. */
    private Secret newSecret() {
        return new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa" + (char) ('A' + secrets++) + "w");
    }
}
