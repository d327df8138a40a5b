package org.leadscoring.web.ingestion;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.web.ingestion.Intake.Item;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lists of messages as the items of a batch, none larger than an event may be. */
@Component
final class Batch {

    private final Bodies bodies;
    private final IngestionLimits limits;

    Batch(Bodies bodies, IngestionLimits limits) {
        this.bodies = bodies;
        this.limits = limits;
    }

    /**
     * The items of a list.
     *
     * @param pointer where the list stands in the body, for example {@code /batch}; empty if it is the body
     * @param id the field in which a message says its id
     * @param reader makes an event of a message
     * @throws Problem 413 if there are too many
     */
    List<Item> items(List<?> messages, String pointer, String id, Function<JsonObject, IncomingEvent> reader) {
        return items(messages, pointer, id, limits.maxBatchEvents(), reader);
    }

    /** The same, of at most so many messages. */
    List<Item> items(
            List<?> messages, String pointer, String id, int most, Function<JsonObject, IncomingEvent> reader) {
        if (messages.size() > most) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    (pointer.isEmpty() ? "the body" : pointer) + " holds " + messages.size()
                            + " messages; send at most " + most + " at a time",
                    List.of());
        }
        return IntStream.range(0, messages.size())
                .mapToObj(i -> item(messages.get(i), pointer + "/" + i, id, reader))
                .toList();
    }

    private Item item(@Nullable Object message, String pointer, String id, Function<JsonObject, IncomingEvent> reader) {
        var told = message instanceof Map<?, ?> fields && fields.get(id) instanceof String text ? text : null;
        return new Item(pointer, told, () -> reader.apply(checked(message, pointer)));
    }

    /**
     * The only message of a request, where the body may be as large as a list of them.
     *
     * @throws Problem 413 if it is larger than an event may be
     */
    JsonObject only(Map<?, ?> body) {
        if (bodies.isLarger(body, limits.event())) {
            throw bodies.tooLarge(limits.event());
        }
        return JsonObject.of(body, "");
    }

    /**
     * The object that a message is.
     *
     * @param pointer where it stands in the body
     * @throws InvalidEventException if it is none, or is larger than an event may be
     */
    private JsonObject checked(@Nullable Object message, String pointer) {
        if (!(message instanceof Map<?, ?> fields)) {
            throw new InvalidEventException(pointer, "must be an object, in braces");
        }
        if (bodies.isLarger(fields, limits.event())) {
            throw new InvalidEventException(
                    pointer, "is larger than " + IngestionLimits.inWords(limits.event()) + "; shorten the event");
        }
        return JsonObject.of(fields, pointer);
    }
}
