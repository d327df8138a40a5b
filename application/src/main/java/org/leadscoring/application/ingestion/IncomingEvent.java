package org.leadscoring.application.ingestion;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.TakeOutcomes.Told;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Outcome;
import org.leadscoring.domain.workspace.UserId;

/**
 * An event on its way in, with what it says about who did it.
 *
 * @param by the identifier it is filed under: the strongest it carries
 * @param identifiers all it carries
 * @param claims what it says about who is whom
 * @param told how the work on the lead ended, if it says that too
 */
public record IncomingEvent(
        Event event,
        Identifier by,
        SortedSet<Identifier> identifiers,
        List<Claim> claims,
        @Nullable Told told) {

    /**
     * An event of the person or device with these identifiers.
     *
     * @throws InvalidEventException if there are none
     */
    public static IncomingEvent of(Event event, Collection<Identifier> identifiers) {
        var sorted = new TreeSet<>(identifiers);
        if (sorted.isEmpty()) {
            throw new InvalidEventException("", "says nothing about who did it; send a userId or an anonymousId");
        }
        return new IncomingEvent(event, sorted.first(), sorted, Claim.of(sorted, event.key()), null);
    }

    /**
     * An event that says that other identifiers are this one: each of them belongs to it from then on.
     */
    public static IncomingEvent alias(Event event, Identifier by, Collection<Identifier> others) {
        var sorted = new TreeSet<>(others);
        sorted.remove(by);
        var claims =
                sorted.stream().map(other -> new Claim(other, by, event.key())).toList();
        sorted.add(by);
        return new IncomingEvent(event, by, sorted, claims, null);
    }

    /**
     * The same, telling as well how the work on its lead ended. An event that is known already tells nothing.
     *
     * @param teller who says so
     */
    public IncomingEvent telling(Outcome outcome, UserId teller) {
        return new IncomingEvent(event, by, identifiers, claims, new Told(outcome, teller));
    }

    /** The same with the event under another id. */
    IncomingEvent with(EventId other) {
        return new IncomingEvent(event.with(other), by, identifiers, claims, told);
    }

    /** The same with the event marked otherwise. */
    IncomingEvent with(Event marked) {
        return new IncomingEvent(marked, by, identifiers, claims, told);
    }
}
