package org.leadscoring.application.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Topic;
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

    /** Whether any destination is told of one of these topics whenever it happens. */
    public boolean hasSubscribers(WorkspaceId workspace, Set<Topic> topics) {
        return destinations.all(workspace).stream()
                .anyMatch(destination -> !Collections.disjoint(destination.topics(), topics));
    }

    /** Tells each fact to every destination that is told of its topic whenever it happens. */
    public void toSubscribers(WorkspaceId workspace, Collection<Announcement> announcements, Instant now) {
        put(
                workspace,
                announcements,
                (destination, one) -> destination.topics().contains(one.fact().topic()),
                one -> one,
                now);
    }

    /**
     * Tells whoever wants to know that something takes nothing any more and was switched off.
     *
     * @param id of the destination, the connection or the feed
     * @param name what people call it
     * @param why what it said
     */
    public void stopped(WorkspaceId workspace, UUID id, String name, String why, Instant now) {
        var fact = Fact.of(Topic.DESTINATION_DISABLED, now, name + ": " + why);
        toSubscribers(workspace, List.of(new Announcement(fact, id + " " + now, null)), now);
    }

    /** Tells each fact to the destination it is for; one that is gone is passed over. */
    public void to(WorkspaceId workspace, Collection<Addressed> addressed, Instant now) {
        put(
                workspace,
                addressed,
                (destination, one) -> destination.id().equals(one.destination()),
                Addressed::announcement,
                now);
    }

    private <T> void put(
            WorkspaceId workspace,
            Collection<T> all,
            BiPredicate<Destination, T> told,
            Function<T, Announcement> announcement,
            Instant now) {
        if (all.isEmpty()) {
            return;
        }
        var deliveries = new ArrayList<Delivery>();
        for (var destination : destinations.all(workspace)) {
            var own = all.stream()
                    .filter(one -> told.test(destination, one))
                    .map(announcement)
                    .toList();
            if (!own.isEmpty()) {
                deliveries.addAll(deliveries(destination, own, now));
            }
        }
        outbox.add(workspace, deliveries);
    }

    private List<Delivery> deliveries(Destination destination, List<Announcement> announcements, Instant now) {
        if (!(destination.channel() instanceof Channel.TeamMail)) {
            return announcements.stream()
                    .map(one -> delivery(destination, null, one, now))
                    .toList();
        }
        var team = readers.all(destination.workspace());
        return announcements.stream()
                .flatMap(one ->
                        team.stream().filter(one::isFor).map(reader -> delivery(destination, reader.user(), one, now)))
                .toList();
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
