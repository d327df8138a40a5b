package org.leadscoring.web.ingestion;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.rw.CloudEventContextWriter;
import io.cloudevents.rw.CloudEventRWException;
import java.util.List;
import java.util.Set;
import org.leadscoring.domain.event.InvalidEventException;

/** The attributes of a CloudEvent, checked by its SDK; the data is read apart. */
final class CloudEventEnvelope {

    private static final String VERSION = "specversion";
    private static final List<String> NEEDED = List.of("id", "source", "type");

    /** Not attributes of the event; the last is our own, for senders that cannot set headers. */
    private static final Set<String> OTHERS = Set.of(VERSION, "data", "data_base64", "writeKey");

    private CloudEventEnvelope() {}

    /**
     * The event these attributes make, without its data.
     *
     * @param attributes by their names, as in structured mode
     * @throws InvalidEventException naming the attribute that is missing or wrong
     */
    static CloudEvent of(JsonObject attributes) {
        if (attributes.text(VERSION).filter("1.0"::equals).isEmpty()) {
            throw new InvalidEventException(attributes.at(VERSION), "must be \"1.0\"");
        }
        for (var name : NEEDED) {
            if (attributes.text(name).isEmpty()) {
                throw new InvalidEventException(attributes.at(name), "is missing; every CloudEvent has it");
            }
        }
        var event = CloudEventBuilder.v1();
        attributes.fields().forEach((name, value) -> {
            if (value != null && !OTHERS.contains(name)) {
                write(event, name, value, attributes.at(name));
            }
        });
        return event.build();
    }

    private static void write(CloudEventContextWriter event, String name, Object value, String at) {
        try {
            switch (value) {
                case String text -> event.withContextAttribute(name, text);
                case Boolean bool -> event.withContextAttribute(name, bool);
                case Integer number -> event.withContextAttribute(name, number);
                default ->
                    throw new InvalidEventException(
                            at, "is no attribute: these are texts, whole numbers, true and false; move it into data");
            }
        } catch (CloudEventRWException e) {
            throw new InvalidEventException(at, "is no valid attribute of a CloudEvent: " + e.getMessage());
        }
    }
}
