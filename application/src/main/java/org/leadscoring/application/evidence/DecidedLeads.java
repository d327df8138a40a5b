package org.leadscoring.application.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.Outcomes.Outcome;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.evidence.Known.Observation;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Walks through the leads that were won or lost, each as it stood at its cut-off. Holds the events of as many leads as have
 * so many events together, or of one that has more.
 */
final class DecidedLeads {

    private static final int MOST_LEADS = 500;
    private static final int MOST_EVENTS = 10_000;

    private final Transactions transactions;
    private final Outcomes outcomes;
    private final ScoreLeads scoring;
    private final WorkspaceId workspace;
    private final Question question;
    private final boolean suspects;
    private final Predicate<Outcome> wanted;
    private @Nullable LeadId after;
    private int length = MOST_LEADS;
    private long passed;

    /**
     * @param suspects whether events count that a bot may have caused
     * @param wanted other leads are passed over
     */
    DecidedLeads(
            Transactions transactions,
            Outcomes outcomes,
            ScoreLeads scoring,
            WorkspaceId workspace,
            Question question,
            boolean suspects,
            Predicate<Outcome> wanted) {
        this.transactions = transactions;
        this.outcomes = outcomes;
        this.scoring = scoring;
        this.workspace = workspace;
        this.question = question;
        this.suspects = suspects;
        this.wanted = wanted;
    }

    /** The next leads; empty if all of the next were passed over, null if there are no more. */
    @Nullable
    List<Seen> next() {
        var from = after;
        var most = length;
        var read = transactions.run(() -> read(from, most));
        if (read.last == null) {
            return null;
        }
        // Where leads have long histories the next ones have, most likely; they need not be looked up in vain.
        length = Math.clamp(2L * read.count, 1, MOST_LEADS);
        after = read.last;
        passed += read.count;
        return read.leads;
    }

    /** How many leads were passed by now. */
    long passed() {
        return passed;
    }

    private Chunk read(@Nullable LeadId from, int most) {
        var next = outcomes.after(workspace, from, most);
        // In the order in which they are walked, so that it can stop anywhere.
        var some = new LinkedHashMap<LeadId, Outcome>();
        next.stream()
                .filter(outcome -> question.includes(outcome.at()))
                .filter(wanted)
                .forEach(outcome -> some.put(outcome.lead(), outcome));
        var leads = new ArrayList<Seen>();
        var read = scoring.readSome(
                workspace,
                some.keySet(),
                MOST_EVENTS,
                (lead, events) -> leads.add(seen(Objects.requireNonNull(some.get(lead)), events)));
        var last = read < some.size()
                ? leads.getLast().outcome().lead()
                : next.isEmpty() ? null : next.getLast().lead();
        var count = 0;
        for (var outcome : next) {
            count++;
            if (outcome.lead().equals(last)) {
                break;
            }
        }
        return new Chunk(leads, last, count);
    }

    private Seen seen(Outcome outcome, List<Event> events) {
        var counting = events.stream().filter(event -> event.counts(suspects)).toList();
        if (counting.isEmpty()) {
            return new Seen(outcome, null, false);
        }
        var cutOff = question.cutOff().of(counting.getFirst().occurredAt(), outcome.at());
        if (cutOff.isAfter(outcome.at())) {
            return new Seen(outcome, null, !counting.getFirst().occurredAt().isAfter(outcome.at()));
        }
        var before = counting.stream()
                .filter(event -> event.occurredAt().isBefore(cutOff))
                .toList();
        return new Seen(
                outcome, before.isEmpty() ? null : new Observation(outcome.won(), outcome.at(), cutOff, before), false);
    }

    /**
     * A lead that ended.
     *
     * @param observation as it stood at its cut-off, null if nothing was known of it in time, or if it had ended by then
     * @param early whether it had ended by then
     */
    record Seen(Outcome outcome, @Nullable Observation observation, boolean early) {}

    /**
     * @param last the last lead passed, null if there was none left
     * @param count how many were passed
     */
    private record Chunk(List<Seen> leads, @Nullable LeadId last, int count) {}
}
