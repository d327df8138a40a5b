package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.IngestQueue;
import org.leadscoring.application.ingestion.IngestQueueClosedException;
import org.leadscoring.application.ingestion.IngestQueueFullException;
import org.leadscoring.application.ingestion.Receipt;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.web.ingestion.BatchAnswer.Rejected;
import org.leadscoring.web.ingestion.WriteKeys.Sender;
import org.leadscoring.web.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What all ways in do alike: find out who sends, read the body, take the events, and tell of each what became of it. How
 * the events stand in the body is up to each of them.
 */
@Component
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String POISONED =
            "cannot be processed, though nothing is wrong with its form; it was refused, and the server's log says why";

    private final Bodies bodies;
    private final WriteKeys keys;
    private final RateLimits limits;
    private final IngestQueue ingestion;
    private final Watch watch;
    private final Clock clock;

    Intake(Bodies bodies, WriteKeys keys, RateLimits limits, IngestQueue ingestion, Watch watch, Clock clock) {
        this.bodies = bodies;
        this.keys = keys;
        this.limits = limits;
        this.ingestion = ingestion;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Reads a request whose body is a JSON object. A key in the headers is checked before the body is read, and so is
     * whether its source may send anything now.
     *
     * @param most how many bytes the body may have
     * @throws Problem if it cannot be read, if nobody knows who sends it, if the page it comes from may not send, or 429 if
     *     its source sent too much
     */
    Received receive(HttpServletRequest request, int most) {
        return receive(request, keys.inHeader(request), most);
    }

    /** The same; the key may stand in the address, too, as RudderStack's SDK for browsers puts it there. */
    Received receiveBeacon(HttpServletRequest request, int most) {
        return receive(request, keys.inHeader(request).or(() -> keys.inAddress(request, WriteKeys.WRITE_KEY)), most);
    }

    private Received receive(HttpServletRequest request, Optional<Sender> known, int most) {
        known.ifPresent(sender -> maySend(request, sender));
        var body = bodies.read(request, most);
        return new Received(arrived(request, known, body.fields(), body), body);
    }

    /**
     * Reads a request whose body may be JSON of any kind, for example a list. The key is in the headers or in the address;
     * else the body must be an object that holds it.
     *
     * @param most how many bytes the body may have
     * @throws Problem as {@link #receive} does
     */
    ReceivedAny receiveAny(HttpServletRequest request, int most) {
        var known = keys.inHeader(request).or(() -> keys.inAddress(request, WriteKeys.TOKEN));
        known.ifPresent(sender -> maySend(request, sender));
        var body = bodies.readAny(request, most);
        var object = body instanceof Map<?, ?> map ? JsonObject.of(map, "") : new JsonObject(Map.of(), "");
        return new ReceivedAny(arrived(request, known, body, object), body);
    }

    private Arrival arrived(
            HttpServletRequest request, Optional<Sender> known, @Nullable Object body, JsonObject object) {
        watch.says(request, body);
        var sender = known.orElseGet(() -> keys.inBody(object));
        if (known.isEmpty()) {
            maySend(request, sender);
        }
        return new Arrival(sender, clock.instant().truncatedTo(ChronoUnit.MICROS), Watch.endpoint(request), body);
    }

    private void maySend(HttpServletRequest request, Sender sender) {
        LogFields.workspace(sender.source().workspace());
        watch.sentBy(request, sender);
        CrossOrigin.of(request).ifPresent(page -> page.check(sender.source()));
        limits.check(sender.source());
    }

    /**
     * Takes the one event of a request.
     *
     * @throws InvalidEventException if it cannot be read
     * @throws Problem 422 if it cannot be processed, 429 if its source sent too much
     */
    Accepted take(Arrival arrival, Supplier<IncomingEvent> message) {
        limits.take(arrival.source(), 1);
        var event = message.get();
        var receipt = ingest(arrival, List.of(event), 1).getFirst();
        return switch (receipt) {
            case Receipt.Taken taken -> {
                watch.taken(arrival, taken.fresh() ? List.of(event.event().type()) : List.of());
                yield new Accepted(event, taken);
            }
            case Receipt.Refused(var failure) -> {
                poisoned(event, failure);
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "the event " + POISONED, List.of());
            }
        };
    }

    /** @param paid tokens, which are given back if the request is to be sent again */
    private List<Receipt> ingest(Arrival arrival, List<IncomingEvent> events, int paid) {
        try {
            return ingestion.ingest(arrival.source().workspace(), events, arrival.at());
        } catch (IngestQueueFullException | IngestQueueClosedException | DatabaseUnavailableException e) {
            limits.giveBack(arrival.source(), paid);
            throw e;
        }
    }

    /**
     * Takes the events of a batch. Those that cannot be taken are named, and do not sink the others.
     *
     * @throws Problem 400 if none can be read, 429 if their source sent too much
     */
    BatchAnswer takeAll(Arrival arrival, List<Item> items) {
        limits.take(arrival.source(), items.size());
        var rejected = new ArrayList<Rejected>();
        var places = new ArrayList<Integer>(items.size());
        var events = new ArrayList<IncomingEvent>(items.size());
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            try {
                events.add(item.message().get());
                places.add(i);
            } catch (InvalidEventException e) {
                rejected.add(rejected(arrival, i, item, Problem.FieldError.of(e)));
            }
        }
        if (events.isEmpty() && !rejected.isEmpty()) {
            throw allRejected(rejected);
        }
        var receipts = ingest(arrival, events, items.size());
        var fresh = new ArrayList<EventType>();
        var duplicates = 0;
        for (int i = 0; i < receipts.size(); i++) {
            switch (receipts.get(i)) {
                case Receipt.Taken taken
                when taken.fresh() -> fresh.add(events.get(i).event().type());
                case Receipt.Taken taken -> duplicates++;
                case Receipt.Refused(var failure) -> {
                    poisoned(events.get(i), failure);
                    var item = items.get(places.get(i));
                    var error = new Problem.FieldError(item.pointer(), POISONED);
                    rejected.add(rejected(arrival, places.get(i), item, error));
                }
            }
        }
        watch.taken(arrival, fresh);
        return new BatchAnswer(rejected.isEmpty(), fresh.size(), duplicates, rejected);
    }

    private Rejected rejected(Arrival arrival, int index, Item item, Problem.FieldError error) {
        watch.refused(arrival, item, error);
        return new Rejected(index, item.messageId(), List.of(error));
    }

    private static void poisoned(IncomingEvent event, RuntimeException failure) {
        // Not its key: what senders call a message may tell of whom it is.
        LOG.error(
                "an event of source {} cannot be processed and was refused",
                event.event().key().source().value(),
                failure);
    }

    private static Problem allRejected(List<Rejected> rejected) {
        var errors = rejected.stream().flatMap(item -> item.errors().stream()).toList();
        var detail = "none of the " + rejected.size() + " messages can be taken; the first: "
                + errors.getFirst().sentence();
        return new Problem(HttpStatus.BAD_REQUEST, detail, errors).byItem();
    }

    /**
     * Who sent a request, and when it arrived.
     *
     * @param at to the microsecond, as it is stored, UTC
     * @param endpoint where it was sent to: method and path
     * @param body what it says, as JSON is read
     */
    record Arrival(
            Sender sender,
            Instant at,
            String endpoint,
            @Nullable Object body) {

        Source source() {
            return sender.source();
        }
    }

    /** An event and what became of it. */
    record Accepted(IncomingEvent event, Receipt.Taken receipt) {}

    /** A request whose body is a JSON object. */
    record Received(Arrival arrival, JsonObject body) {}

    /**
     * A request that was read, whatever JSON it holds.
     *
     * @param body null if it is empty
     */
    record ReceivedAny(Arrival arrival, @Nullable Object body) {}

    /**
     * A message of a batch.
     *
     * @param pointer where it stands in the request
     * @param messageId its id, if it has one that can be read
     * @param message reads it; throws {@link InvalidEventException} if it cannot be read
     */
    record Item(String pointer, @Nullable String messageId, Supplier<IncomingEvent> message) {}
}
