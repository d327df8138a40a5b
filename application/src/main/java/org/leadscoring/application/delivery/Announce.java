package org.leadscoring.application.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Puts facts into the outbox of whoever is to be told. Part of the caller's transaction: what caused them and that they are
 * told is decided as one (spec OUT-1).
 */
public final class Announce {

    private final Destinations destinations;
    private final Readers readers;
    private final Outbox outbox;

    public Announce(Destinations destinations, Readers readers, Outbox outbox) {
        this.destinations = destinations;
        this.readers = readers;
        this.outbox = outbox;
    }

    /** Tells each fact to every destination that is told of its topic whenever it happens. */
    public void toSubscribers(WorkspaceId workspace, Collection<Announcement> announcements, Instant now) {
        if (announcements.isEmpty()) {
            return;
        }
        var deliveries = new ArrayList<Delivery>();
        for (var destination : destinations.all(workspace)) {
            for (var announcement : announcements) {
                if (destination.topics().contains(announcement.fact().topic())) {
                    deliveries.addAll(to(destination, announcement, now));
                }
            }
        }
        outbox.add(workspace, deliveries);
    }

    /** Tells each fact to the destination it is for; one that is gone is passed over. */
    public void to(WorkspaceId workspace, Collection<Addressed> addressed, Instant now) {
        if (addressed.isEmpty()) {
            return;
        }
        var all = destinations.all(workspace);
        var deliveries = new ArrayList<Delivery>();
        for (var one : addressed) {
            all.stream()
                    .filter(destination -> destination.id().equals(one.destination()))
                    .forEach(destination -> deliveries.addAll(to(destination, one.announcement(), now)));
        }
        outbox.add(workspace, deliveries);
    }

    private List<Delivery> to(Destination destination, Announcement announcement, Instant now) {
        if (destination.channel() instanceof Channel.TeamMail) {
            return readers.all(destination.workspace()).stream()
                    .filter(reader -> announcement.isFor(reader))
                    .map(reader -> delivery(destination, reader.user(), announcement, now))
                    .toList();
        }
        return List.of(delivery(destination, null, announcement, now));
    }

    private static Delivery delivery(
            Destination destination, @Nullable UserId to, Announcement announcement, Instant now) {
        return Delivery.decided(
                destination.workspace(), destination.id(), to, announcement.fact(), announcement.what(), now);
    }

    /**
     * A fact to be told.
     *
     * @param what what it is told of: the same is told once to each
     * @param owner whose lead it is about, null if nobody's
     */
    public record Announcement(
            Fact fact, String what, @Nullable UserId owner) {

        private boolean isFor(Reader reader) {
            return reader.wants(fact.topic(), reader.user().equals(owner), owner != null);
        }
    }

    /** A fact to be told to one destination. */
    public record Addressed(DestinationId destination, Announcement announcement) {}
}
