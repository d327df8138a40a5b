package org.leadscoring.application.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.event.Texts;

/**
 * Sends over channels of one kind. Safe to use from many threads. Whatever goes wrong outside is an {@link Outcome}; an
 * exception is a defect.
 */
public interface Sender {

    /** How many it is given at once, from 1: bursts of so many may go as one message. */
    int most();

    /**
     * Sends these to a destination, and comes back within a minute.
     *
     * @param parcels 1 to {@link #most}
     * @return what came of each, in their order; fewer if it stopped, because the destination takes nothing: the others were
     *     not sent
     */
    List<Sent> send(Destination destination, List<Parcel> parcels);

    /**
     * Something to send.
     *
     * @param delivery its id is told to the other side, so that it knows what it has seen
     * @param to for whom it is, null if it is for whoever reads there
     */
    record Parcel(
            Delivery delivery, Notice notice, @Nullable Recipient to) {}

    /**
     * A user as a recipient.
     *
     * @param language in which to write, a BCP 47 tag such as {@code de}
     */
    record Recipient(String name, String mail, String language) {

        static Recipient of(Reader reader) {
            return new Recipient(reader.name(), reader.mail(), reader.language());
        }
    }

    /**
     * What came of one.
     *
     * @param request what was sent, as text for people to look at, without secrets, at most {@value #LONGEST_REQUEST}
     *     characters
     */
    record Sent(Outcome outcome, String request) {

        /** The longest request that is kept, in characters; a longer one is cut. */
        public static final int LONGEST_REQUEST = 20_000;

        public Sent {
            request = Texts.cut(request, LONGEST_REQUEST);
        }
    }
}
