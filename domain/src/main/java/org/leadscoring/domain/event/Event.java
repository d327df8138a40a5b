package org.leadscoring.domain.event;

import java.time.Instant;

/**
 * Something a lead did, as it is kept for ever in the event log.
 *
 * @param id the id it is stored under
 * @param key its place in time and its identity
 * @param type what happened, normalised; rules are written against it
 * @param name what happened, in the sender's own words; cut after 255 characters
 * @param receivedAt when the server took it, UTC; never before it occurred
 * @param properties what the sender said about it
 * @param traits what it told about the lead
 * @param context where it came from: page, campaign, library, user agent
 * @param mark whether it may score
 */
public record Event(
        EventId id,
        EventKey key,
        EventType type,
        String name,
        Instant receivedAt,
        Attributes properties,
        Attributes traits,
        Attributes context,
        Mark mark)
        implements Comparable<Event> {

    private static final int MAX_NAME = 255;
    private static final String ERASED = "erased:";

    public Event {
        name = Texts.cut(name, MAX_NAME);
        if (key.occurredAt().isAfter(receivedAt)) {
            throw new IllegalArgumentException("an event cannot be received before it occurs");
        }
    }

    /** An event that scores. */
    public Event(
            EventId id,
            EventKey key,
            EventType type,
            String name,
            Instant receivedAt,
            Attributes properties,
            Attributes traits,
            Attributes context) {
        this(id, key, type, name, receivedAt, properties, traits, context, new Mark.Clear());
    }

    /** The same event with another mark. */
    public Event with(Mark other) {
        return mark.equals(other)
                ? this
                : new Event(id, key, type, name, receivedAt, properties, traits, context, other);
    }

    /** The same event stored under another id. */
    public Event with(EventId other) {
        return new Event(other, key, type, name, receivedAt, properties, traits, context, mark);
    }

    /** Whether its person was erased. */
    public boolean isErased() {
        return key.messageId().equals(erasedMessage(id));
    }

    /**
     * What is left of it once its person was erased (spec OP-3): that something of this type happened then, and came from
     * this source. Its message is another one, so that who sent it cannot tell whose it was.
     */
    public Event erased() {
        return new Event(
                id,
                new EventKey(key.occurredAt(), erasedMessage(id), key.source()),
                type,
                type.name(),
                receivedAt,
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE,
                mark);
    }

    /** The message that an erased event is kept under. */
    public static String erasedMessage(EventId id) {
        return ERASED + id.value();
    }

    /**
     * Whether it may score (spec ID-3, ID-4).
     *
     * @param allowSuspects true where suspects score like everybody else
     */
    public boolean counts(boolean allowSuspects) {
        return switch (mark) {
            case Mark.Clear() -> true;
            case Mark.Suspect suspect -> allowSuspects;
            case Mark.Voided() -> false;
        };
    }

    /** When it happened, UTC. */
    public Instant occurredAt() {
        return key.occurredAt();
    }

    /** Orders events as they happened: see {@link EventKey}. */
    @Override
    public int compareTo(Event other) {
        return key.compareTo(other.key);
    }
}
