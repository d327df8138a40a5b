package org.leadscoring.application.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.Outcomes.Arrived;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.evidence.Arrivals;
import org.leadscoring.domain.evidence.Peaks;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Division;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Looks at leads that came in, whether they ended or not: at all of them, or at about so many that a hash chooses. A lead came
 * in with its first event, or when it was first heard of if that was earlier: what is imported today did not come today.
 */
final class ArrivedLeads {

    private static final long MOST = 10_000;
    private static final int CHUNK = 500;
    private static final int MOST_EVENTS = 10_000;

    private final Transactions transactions;
    private final Outcomes outcomes;
    private final ScoreLeads scoring;
    private final WorkspaceId workspace;
    private final Question question;
    private final Scorer now;
    private final @Nullable Scorer then;

    private final TreeMap<Integer, Long> peaksNow = new TreeMap<>();
    private final TreeMap<Integer, Long> peaksThen = new TreeMap<>();
    private @Nullable Instant first;
    private long came;

    /** @param then by the points suggested, null if there are none */
    ArrivedLeads(
            Transactions transactions,
            Outcomes outcomes,
            ScoreLeads scoring,
            WorkspaceId workspace,
            Question question,
            Scorer now,
            @Nullable Scorer then) {
        this.transactions = transactions;
        this.outcomes = outcomes;
        this.scoring = scoring;
        this.workspace = workspace;
        this.question = question;
        this.now = now;
        this.then = then;
    }

    /** Whoever waits for it. */
    @FunctionalInterface
    interface Watch {

        /** Called before each chunk: whether it is to go on. */
        boolean goesOn(long done, long total);
    }

    /** Counts them; some of them if the watch did not want it to go on. */
    Arrivals count(Watch watch) {
        var all = transactions.run(() -> outcomes.arrived(workspace, question.from(), question.until()));
        var some =
                transactions.run(() -> outcomes.arrived(workspace, question.from(), question.until(), division(all)));
        var next = 0;
        while (next < some.size() && watch.goesOn(next, some.size())) {
            var chunk = some.subList(next, Math.min(some.size(), next + CHUNK));
            var read = transactions.run(() -> read(chunk));
            for (int i = 0; i < read.size(); i++) {
                add(chunk.get(i), read.get(i));
            }
            next += read.size();
        }
        var from = first == null || first.isBefore(question.from()) ? question.from() : first;
        var leads = some.isEmpty() ? 0 : Math.round((double) all * came / some.size());
        return new Arrivals(from, question.until(), leads, new Peaks(peaksNow), new Peaks(peaksThen));
    }

    private static Division division(long all) {
        var whole = Division.of(new UUID(0, 0), 100);
        return all <= MOST ? whole : new Division(whole.factor(), whole.shift(), Division.PRIME * MOST / all);
    }

    /** The events of the first of these leads, of as many as have so many events together. */
    private List<List<Event>> read(List<Arrived> chunk) {
        var leads = new LinkedHashSet<LeadId>();
        chunk.forEach(arrived -> leads.add(arrived.lead()));
        var histories = new ArrayList<List<Event>>();
        scoring.readSome(workspace, leads, MOST_EVENTS, (lead, events) -> histories.add(events));
        return histories;
    }

    private void add(Arrived arrived, List<Event> events) {
        var suspects = now.model().definition().countsSuspects();
        var counting = events.stream()
                .filter(event -> event.counts(suspects) && event.occurredAt().isBefore(question.until()))
                .toList();
        var at = counting.isEmpty() || counting.getFirst().occurredAt().isAfter(arrived.at())
                ? arrived.at()
                : counting.getFirst().occurredAt();
        if (!question.includes(at)) {
            return;
        }
        came++;
        first = first == null || at.isBefore(first) ? at : first;
        peaksNow.merge(peak(now, counting), 1L, Long::sum);
        if (then != null) {
            peaksThen.merge(peak(then, counting), 1L, Long::sum);
        }
    }

    private int peak(Scorer scorer, List<Event> events) {
        return scorer.replay(events, question.until()).entries().stream()
                .mapToInt(LedgerEntry::after)
                .reduce(0, Math::max);
    }
}
