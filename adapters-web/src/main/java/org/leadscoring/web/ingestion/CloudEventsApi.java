package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.web.ingestion.Intake.ReceivedAny;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * CloudEvents over HTTP (spec IN-2): in binary mode, in structured mode, and many in a batch.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md">HTTP protocol
 *     binding</a>
 */
@RestController
final class CloudEventsApi {

    private static final MediaType STRUCTURED = MediaType.valueOf("application/cloudevents+json");
    private static final MediaType BATCH = MediaType.valueOf("application/cloudevents-batch+json");
    private static final MediaType ANY_JSON = MediaType.valueOf("application/*+json");
    private static final String HEADER = "ce-";
    private static final String ORIGIN = "WebHook-Request-Origin";

    private final Intake intake;
    private final IngestionLimits limits;
    private final Batch batch;
    private final CloudEventMessages messages;

    CloudEventsApi(Intake intake, IngestionLimits limits, Batch batch, CloudEventMessages messages) {
        this.intake = intake;
        this.limits = limits;
        this.batch = batch;
        this.messages = messages;
    }

    /** One event, or a batch of them, as the content type says. */
    @PostMapping("/v1/events")
    Object take(HttpServletRequest request) {
        var type = contentType(request);
        if (BATCH.equalsTypeAndSubtype(type)) {
            return many(intake.receiveAny(request, limits.batch()));
        }
        if (STRUCTURED.equalsTypeAndSubtype(type)) {
            return structured(intake.receiveAny(request, limits.event()));
        }
        var attributes = headers(request);
        if (attributes.isEmpty()) {
            throw unsupported(
                    "this is no CloudEvent: send headers ce-id, ce-source, ce-type and ce-specversion, or a body of"
                            + " the type application/cloudevents+json or application/cloudevents-batch+json");
        }
        if (type != null && !isJson(type)) {
            throw unsupported("data of the type " + type + " is not understood; send application/json");
        }
        return binary(intake.receiveAny(request, limits.event()), attributes);
    }

    private BatchAnswer many(ReceivedAny received) {
        if (!(received.body() instanceof List<?> list)) {
            throw Problem.badRequest("the body is not a JSON list; a batch of CloudEvents is a list of them");
        }
        var arrival = received.arrival();
        var items = batch.items(
                list,
                "",
                "id",
                event -> messages.structured(event, arrival.source().id(), arrival.at()));
        return intake.takeAll(arrival, items);
    }

    private TakenAnswer structured(ReceivedAny received) {
        if (!(received.body() instanceof Map<?, ?> map)) {
            throw Problem.badRequest("the body is not a JSON object; a CloudEvent in structured mode is one");
        }
        var arrival = received.arrival();
        return TakenAnswer.of(intake.take(
                arrival,
                () -> messages.structured(
                        JsonObject.of(map, ""), arrival.source().id(), arrival.at())));
    }

    private TakenAnswer binary(ReceivedAny received, Map<String, String> attributes) {
        var data = switch (received.body()) {
            case null -> new JsonObject(Map.of(), "/data");
            case Map<?, ?> map -> JsonObject.of(map, "/data");
            default -> throw new InvalidEventException("/data", "must be a JSON object, in braces");
        };
        var arrival = received.arrival();
        return TakenAnswer.of(intake.take(
                arrival,
                () -> messages.binary(attributes, data, arrival.source().id(), arrival.at())));
    }

    /**
     * The handshake by which a sender asks whether it may send here. Everybody may ask, and who sends needs a write key all
     * the same.
     *
     * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md#4-abuse-protection">Web hooks, 4</a>
     */
    @RequestMapping(path = "/v1/events", method = RequestMethod.OPTIONS)
    ResponseEntity<Void> handshake(HttpServletRequest request) {
        var answer = ResponseEntity.ok().allow(HttpMethod.POST, HttpMethod.OPTIONS);
        var origin = request.getHeader(ORIGIN);
        if (origin != null && !origin.isBlank()) {
            answer.header("WebHook-Allowed-Origin", "*").header("WebHook-Allowed-Rate", "*");
        }
        return answer.build();
    }

    private static @Nullable MediaType contentType(HttpServletRequest request) {
        var text = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var type = MediaType.parseMediaType(text);
            var ours = STRUCTURED.equalsTypeAndSubtype(type) || BATCH.equalsTypeAndSubtype(type);
            if (!ours && type.getSubtype().toLowerCase(Locale.ROOT).startsWith("cloudevents")) {
                throw unsupported("CloudEvents in the format " + type + " are not understood; send " + STRUCTURED
                        + " or " + BATCH);
            }
            return type;
        } catch (InvalidMediaTypeException e) {
            throw unsupported("the content type cannot be read: " + e.getMessage());
        }
    }

    private static boolean isJson(MediaType type) {
        return MediaType.APPLICATION_JSON.includes(type) || ANY_JSON.includes(type);
    }

    /** The attributes in the headers, by their names. */
    private static Map<String, String> headers(HttpServletRequest request) {
        var attributes = new TreeMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            if (name.regionMatches(true, 0, HEADER, 0, HEADER.length())) {
                var attribute = name.substring(HEADER.length()).toLowerCase(Locale.ROOT);
                attributes.put(attribute, decoded(attribute, request.getHeader(name)));
            }
        }
        return attributes;
    }

    private static String decoded(String attribute, String value) {
        var quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        var text = quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
        try {
            return UriUtils.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(
                    "/" + attribute, "holds a % that begins no character; encode the header's value as %25");
        }
    }

    private static Problem unsupported(String detail) {
        return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail, List.of());
    }
}
