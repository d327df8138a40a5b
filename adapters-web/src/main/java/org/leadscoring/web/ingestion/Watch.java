package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.ingestion.SourceActivity.Told;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.web.ingestion.Intake.Arrival;
import org.leadscoring.web.ingestion.Intake.Item;
import org.leadscoring.web.ingestion.Problem.FieldError;
import org.leadscoring.web.ingestion.WriteKeys.Sender;
import org.springframework.stereotype.Component;

/** Tells {@link SourceActivity} what became of requests and of the messages in them, so that people can see it. */
@Component
final class Watch {

    private static final String SENDER = Watch.class.getName() + ".sender";
    private static final String BODY = Watch.class.getName() + ".body";
    private static final int FIRST_OF_THE_SERVERS = 500;

    private final SourceActivity activity;
    private final Excerpts excerpts;
    private final Clock clock;

    Watch(SourceActivity activity, Excerpts excerpts, Clock clock) {
        this.activity = activity;
        this.excerpts = excerpts;
        this.clock = clock;
    }

    /** Who sends this request is known. */
    void sentBy(HttpServletRequest request, Sender sender) {
        request.setAttribute(SENDER, sender);
    }

    /** What this request says is known. */
    void says(HttpServletRequest request, @Nullable Object body) {
        request.setAttribute(BODY, body);
    }

    /** New events of these types were taken. */
    void taken(Arrival arrival, List<EventType> types) {
        activity.taken(arrival.source(), types, arrival.at());
    }

    /** A message of a batch was refused. */
    void refused(Arrival arrival, Item item, FieldError error) {
        activity.refused(
                arrival.source(),
                arrival.at(),
                () -> new Told(
                        arrival.endpoint(),
                        item.messageId(),
                        error.pointer(),
                        error.detail(),
                        excerpts.of(
                                at(arrival.body(), item.pointer()),
                                arrival.sender().key())));
    }

    /** A request was refused as a whole, for this reason. */
    void refused(HttpServletRequest request, Problem problem) {
        var now = clock.instant();
        switch (problem.status()) {
            case UNAUTHORIZED -> activity.unknownKey(now);
            case TOO_MANY_REQUESTS -> {
                if (request.getAttribute(SENDER) instanceof Sender sender) {
                    activity.limited(sender.source(), now);
                }
            }
            default -> {
                if (request.getAttribute(SENDER) instanceof Sender sender
                        && problem.status().value() < FIRST_OF_THE_SERVERS
                        && !problem.toldByItem()) {
                    refused(request, sender, problem, now);
                }
            }
        }
    }

    private void refused(HttpServletRequest request, Sender sender, Problem problem, Instant now) {
        var error = problem.errors().isEmpty()
                ? new FieldError("", problem.detail())
                : problem.errors().getFirst();
        var body = request.getAttribute(BODY) instanceof Map<?, ?> map
                ? JsonObject.of(map, "").fields()
                : null;
        activity.refused(
                sender.source(),
                now,
                () -> new Told(
                        endpoint(request),
                        messageId(body),
                        error.pointer(),
                        error.detail(),
                        excerpt(body, problem, sender)));
    }

    private String excerpt(@Nullable Map<String, @Nullable Object> body, Problem problem, Sender sender) {
        var sent = problem.sent();
        if (body != null) {
            return excerpts.of(body, sender.key());
        }
        return sent == null ? "" : excerpts.ofText(sent, sender.key());
    }

    private static @Nullable String messageId(@Nullable Map<String, @Nullable Object> body) {
        if (body == null) {
            return null;
        }
        var id = body.containsKey("messageId") ? body.get("messageId") : body.get("message_id");
        return id instanceof String text ? text : null;
    }

    /** Where a request was sent to. */
    static String endpoint(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }

    /** The value a JSON Pointer points at; null if there is none. */
    private static @Nullable Object at(@Nullable Object root, String pointer) {
        if (pointer.isEmpty()) {
            return root;
        }
        Object value = root;
        for (var name : pointer.substring(1).split("/", -1)) {
            var field = name.replace("~1", "/").replace("~0", "~");
            value = switch (value) {
                case Map<?, ?> map -> map.get(field);
                case List<?> list
                when field.matches("[0-9]{1,9}") && Integer.parseInt(field) < list.size() ->
                    list.get(Integer.parseInt(field));
                case null, default -> null;
            };
        }
        return value;
    }
}
