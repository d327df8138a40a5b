package org.leadscoring.bootstrap.trial;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** Events in the requests of Segment's SDK for Node, byte for byte but for a few headers nobody reads. */
public final class SegmentRequests implements Requests {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** About as many bytes as an event has, for making room. */
    public static final int EVENT_BYTES = 480;

    private final MadeEvents events;
    private final int batch;
    private final boolean single;
    private final String head;
    private final String key;

    private SegmentRequests(MadeEvents events, int batch, boolean single, TrialServer.Address server) {
        this.events = events;
        this.batch = batch;
        this.single = single;
        this.key = server.writeKey();
        this.head = "POST " + (single ? "/v1/track" : "/v1/batch") + " HTTP/1.1\r\nHost: " + server.host() + ":"
                + server.port() + "\r\nConnection: keep-alive\r\nContent-Type: application/json\r\n"
                + "User-Agent: leadscoring-bench\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8))
                + "\r\nAccept: */*\r\nContent-Length: ";
    }

    /** So many events in each request, to {@code POST /v1/batch}. */
    public static SegmentRequests batches(MadeEvents events, int batch, TrialServer.Address server) {
        return new SegmentRequests(events, batch, false, server);
    }

    /** Each event in a request of its own, to {@code POST /v1/track}. */
    public static SegmentRequests singles(MadeEvents events, TrialServer.Address server) {
        return new SegmentRequests(events, 1, true, server);
    }

    @Override
    public int count() {
        return Math.ceilDiv(events.count(), batch);
    }

    @Override
    public int events(int number) {
        return Math.min(batch, events.count() - number * batch);
    }

    @Override
    public byte[] request(int number) {
        var first = number * batch;
        var body = new StringBuilder(head.length() + events(number) * EVENT_BYTES);
        if (single) {
            event(body, events.event(first));
            body.append(',');
        } else {
            body.append("{\"batch\":[");
            for (int i = 0; i < events(number); i++) {
                event(body.append(i == 0 ? "" : ","), events.event(first + i));
                body.append('}');
            }
            body.append("],");
        }
        body.append("\"writeKey\":\"").append(key).append("\",\"sentAt\":\"");
        time(body, events.at(first + events(number))).append("\"}");
        // All of it is ASCII: as many bytes as letters.
        return (head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** An event without its closing brace. */
    private static void event(StringBuilder body, MadeEvent event) {
        time(body.append("{\"timestamp\":\""), event.timestamp())
                .append("\",\"integrations\":{},\"event\":\"")
                .append(event.type())
                .append("\",\"type\":\"track\",\"properties\":")
                .append(event.properties())
                .append(
                        ",\"context\":{\"library\":{\"name\":\"@segment/analytics-node\",\"version\":\"3.1.0\"}},\"userId\":\"")
                .append(event.user())
                .append("\",\"messageId\":\"")
                .append(event.messageId())
                .append("\",\"_metadata\":{\"nodeVersion\":\"v20.20.2\",\"jsRuntime\":\"node\"}");
    }

    private static StringBuilder time(StringBuilder body, Instant instant) {
        TIME.formatTo(instant, body);
        return body;
    }
}
