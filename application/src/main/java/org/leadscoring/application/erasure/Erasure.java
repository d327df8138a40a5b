package org.leadscoring.application.erasure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.leadscoring.domain.workspace.UserId;

/**
 * The certificate that a person was erased: when, by whom and how much, and nothing by which anybody could tell whom.
 *
 * @param reference what it is referred to by: made for it alone, and kept nowhere near what was erased
 * @param at when, UTC, to the microsecond
 * @param by who did it
 */
public record Erasure(UUID reference, Instant at, UserId by, Extent extent) {

    public Erasure {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * How much was erased, or would be.
     *
     * @param leads the lead and those that were merged into it
     * @param events events that were made anonymous
     * @param identifiers what the person was recognised by
     * @param notes notes on contacts, reasons for snoozing and for declaring void
     * @param refusals refused requests that mentioned the person
     * @param rows refused rows of imported files that mentioned them
     * @param files files of imports that were over
     */
    public record Extent(long leads, long events, long identifiers, long notes, long refusals, long rows, long files) {

        Extent plus(Extent other) {
            return new Extent(
                    leads + other.leads,
                    events + other.events,
                    identifiers + other.identifiers,
                    notes + other.notes,
                    refusals + other.refusals,
                    rows + other.rows,
                    files + other.files);
        }
    }
}
