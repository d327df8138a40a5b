package org.leadscoring.application.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leadscoring.application.delivery.Deliveries.Attempt;
import org.leadscoring.application.delivery.Deliveries.Lane;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.application.delivery.Sender.Parcel;
import org.leadscoring.application.delivery.Sender.Recipient;
import org.leadscoring.application.delivery.Sender.Sent;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.DeliveryId;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Retries;

/**
 * Sends what waits in the outbox (spec OUT-1). What is sent is claimed first, in a transaction of its own: until the claim
 * ends nobody else sends it, on no node. If the process dies in between, it is sent again then, under the same id.
 */
public final class DeliverNotices {

    /** Longer than anything takes to be sent. */
    public static final Duration CLAIM = Duration.ofMinutes(3);

    private final Transactions transactions;
    private final Destinations destinations;
    private final Deliveries deliveries;
    private final Readers readers;
    private final Notices notices;
    private final Announce announce;
    private final Senders senders;
    private final Retries retries;
    private final Duration claim;
    private final IntSupplier dice;
    private final DeliveryMeter meter;
    private final Clock time;

    /**
     * @param claim for so long nobody else sends what was claimed; longer than anything takes to be sent
     * @param dice from 0 to 99, for the jitter
     */
    public DeliverNotices(
            Transactions transactions,
            Destinations destinations,
            Deliveries deliveries,
            Readers readers,
            Notices notices,
            Announce announce,
            Senders senders,
            Retries retries,
            Duration claim,
            IntSupplier dice,
            DeliveryMeter meter,
            Clock time) {
        this.transactions = transactions;
        this.destinations = destinations;
        this.deliveries = deliveries;
        this.readers = readers;
        this.notices = notices;
        this.announce = announce;
        this.senders = senders;
        this.retries = retries;
        this.claim = claim;
        this.dice = dice;
        this.meter = meter;
        this.time = time;
    }

    /** The destinations that have something to send now. */
    public List<Lane> lanes() {
        return deliveries.lanes(time.instant());
    }

    /**
     * Sends a handful to one destination.
     *
     * @return how many were sent; 0 if there is nothing left to send now
     */
    public int send(Lane lane) {
        var load = transactions.run(() -> claim(lane));
        load.to().ifPresent(to -> IntStream.range(0, load.givenUp()).forEach(one -> meter.became(to, State.DEAD)));
        if (load.parcels().isEmpty()) {
            return load.givenUp();
        }
        var begun = time.instant();
        var sent = senders.to(load.destination()).send(load.destination(), load.parcels());
        if (sent.isEmpty() || sent.size() > load.parcels().size()) {
            throw new IllegalStateException(
                    "of " + load.parcels().size() + " parcels the outcomes of " + sent.size() + " are known");
        }
        meter.sent(load.destination(), Duration.between(begun, time.instant()));
        transactions
                .run(() -> settle(load, sent, begun))
                .forEach(delivery -> meter.became(load.destination(), delivery.state()));
        return sent.size() + load.givenUp();
    }

    private Load claim(Lane lane) {
        var now = time.instant();
        // Held, as by whoever erases a person: of whom a notice is put together here, they know or have erased before.
        var destination =
                destinations.lock(lane.workspace(), lane.destination()).filter(Destination::enabled);
        var health = destinations.health(lane.workspace()).getOrDefault(lane.destination(), Health.WELL);
        if (destination.isEmpty() || !health.circuit().lets(now)) {
            return Load.none();
        }
        var most = health.circuit().probes() ? 1 : senders.to(destination.get()).most();
        var changed = new ArrayList<Delivery>();
        var parcels = new ArrayList<Parcel>();
        for (var delivery : deliveries.claim(lane.workspace(), lane.destination(), now, most)) {
            var parcel = parcel(delivery, now);
            parcel.ifPresent(parcels::add);
            changed.add(parcel.map(Parcel::delivery)
                    .orElseGet(() -> delivery.givenUp("there is nobody any more to tell of, or to", now)));
        }
        deliveries.save(lane.workspace(), changed);
        return new Load(destination, parcels, changed.size() - parcels.size());
    }

    private Optional<Parcel> parcel(Delivery delivery, Instant now) {
        var notice = Optional.ofNullable(delivery.notice()).or(() -> notices.compose(delivery));
        var to = delivery.to();
        var recipient = to == null
                ? Optional.<Recipient>empty()
                : readers.byId(delivery.workspace(), to).map(Recipient::of);
        if (to != null && recipient.isEmpty()) {
            return Optional.empty();
        }
        return notice.map(said -> new Parcel(delivery.claimed(said, now.plus(claim)), said, recipient.orElse(null)));
    }

    /** Returns what came of those that were sent. */
    private List<Delivery> settle(Load load, List<Sent> sent, Instant begun) {
        var now = time.instant();
        var workspace = load.destination().workspace();
        var id = load.destination().id();
        var claimed = new HashMap<DeliveryId, Integer>();
        for (int i = 0; i < load.parcels().size(); i++) {
            claimed.put(load.parcels().get(i).delivery().id(), i);
        }
        // The destination before the deliveries, as everybody locks them.
        var standing = destinations.lock(workspace, id);
        var tried = new ArrayList<Delivery>();
        var letGo = new ArrayList<Delivery>();
        var told = new HashSet<DeliveryId>();
        for (var delivery : deliveries.lock(workspace, claimed.keySet())) {
            var place = claimed.getOrDefault(delivery.id(), 0);
            var mine = load.parcels().get(place).delivery();
            // Of somebody who was erased meanwhile nothing is written down.
            if (delivery.notice() != null) {
                told.add(delivery.id());
            }
            // Whoever took so long that the claim ended has nothing to say any more.
            if (delivery.attempts() == mine.attempts()
                    && mine.nextAt() != null
                    && mine.nextAt().equals(delivery.nextAt())) {
                if (place < sent.size()) {
                    tried.add(delivery.after(sent.get(place).outcome(), retries, dice.getAsInt(), now));
                } else {
                    letGo.add(delivery.letGo(now));
                }
            }
        }
        deliveries.save(workspace, Stream.concat(tried.stream(), letGo.stream()).toList());
        deliveries.record(
                workspace,
                attempts(load, sent, begun, now).stream()
                        .filter(attempt -> told.contains(attempt.delivery()))
                        .toList());
        standing.ifPresent(destination -> noteHealth(destination, sent, now));
        return tried;
    }

    private static List<Attempt> attempts(Load load, List<Sent> sent, Instant begun, Instant now) {
        var attempts = new ArrayList<Attempt>();
        for (int i = 0; i < sent.size(); i++) {
            var one = sent.get(i);
            attempts.add(new Attempt(
                    load.parcels().get(i).delivery().id(),
                    begun,
                    Duration.between(begun, now).toMillis(),
                    one.outcome() instanceof Outcome.Accepted,
                    one.request(),
                    one.outcome().answer()));
        }
        return attempts;
    }

    /** What was sent at once is one trial: it failed only if none of it was answered to the point. */
    private static Outcome together(List<Sent> sent) {
        return sent.stream()
                .map(Sent::outcome)
                .filter(outcome -> !(outcome instanceof Outcome.Failed))
                .findFirst()
                .orElseGet(() -> sent.getLast().outcome());
    }

    private void noteHealth(Destination destination, List<Sent> sent, Instant now) {
        var workspace = destination.workspace();
        var before = destinations.health(workspace).getOrDefault(destination.id(), Health.WELL);
        var circuit = before.circuit().after(together(sent), now);
        var gone = sent.stream()
                .map(Sent::outcome)
                .filter(Outcome.Gone.class::isInstance)
                .findFirst();
        var health = new Health(circuit, gone.map(Outcome::answer).orElse(before.disabledBecause()));
        if (!health.equals(before)) {
            destinations.save(workspace, destination.id(), health);
        }
        if (gone.isPresent() && destination.enabled()) {
            destinations.save(destination.switched(false));
            announce.stopped(
                    workspace,
                    destination.id().value(),
                    destination.name(),
                    gone.get().answer(),
                    now);
        }
    }

    /** What was claimed, and how much of it was given up. */
    private record Load(Optional<Destination> to, List<Parcel> parcels, int givenUp) {

        static Load none() {
            return new Load(Optional.empty(), List.of(), 0);
        }

        Destination destination() {
            return to.orElseThrow();
        }
    }
}
