package org.leadscoring.bootstrap.bench;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.Transition;

/**
 * A lead of a filled database, with all that hangs on it.
 *
 * @param identifiers the first is that of its browser, the others are personal
 * @param events in order; each by one of the identifiers
 * @param score what the model makes of the events
 * @param clock null if it was never workable
 * @param happened to the clock, in order
 * @param answer the step in which somebody answered, null if nobody has
 */
record MadeLead(
        Lead lead,
        List<Identifier> identifiers,
        List<Attributed> events,
        ScoreBook.Change score,
        @Nullable SlaClock clock,
        List<Happened> happened,
        @Nullable StatusChange answer) {

    Set<String> searchTerms() {
        return lead.profile().searchTerms(identifiers);
    }

    /** Something that happened to the clock. */
    record Happened(Transition transition, Instant at, Instant dueAt) {}
}
