package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoreBook.Waiting;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Brings scores up to date that change without a new event: decay, ends of visits, inactivity and cool-downs as they fall
 * due, and leads that wait for a replay. Never looks at leads for which nothing is to do.
 *
 * <p>Safe to run on several nodes at once, late, or twice: a lead that another transaction holds is passed over, and what
 * is due is reckoned again once the lead is held.
 */
public final class SweepScores {

    private static final int CHUNK = 200;

    private final Transactions transactions;
    private final Leads leads;
    private final ScoreBook book;
    private final Replays replays;
    private final RescoreLeads scores;
    private final Clock time;

    public SweepScores(
            Transactions transactions, Leads leads, ScoreBook book, Replays replays, RescoreLeads scores, Clock time) {
        this.transactions = transactions;
        this.leads = leads;
        this.book = book;
        this.replays = replays;
        this.scores = scores;
        this.time = time;
    }

    /**
     * Lets time pass for every score that is due by now. What comes of it acts: a lead that becomes hot at the end of its
     * visit is to be answered.
     *
     * @return how many leads were looked at
     * @throws IllegalStateException with the lead that failed first, after all others were looked at
     */
    public int passTime() {
        return sweep(() -> book.due(time.instant(), CHUNK), this::passTime);
    }

    private int passTime(WorkspaceId workspace, Set<LeadId> waiting) {
        var locked = unmerged(leads.lockFree(workspace, waiting));
        scores.rescore(workspace, Work.same(Work.NOTHING_NEW, locked.keySet()), locked, true, time.instant());
        return locked.size();
    }

    /**
     * Replays every lead that waits for it. Changes of the past do not act (spec ST-4).
     *
     * @return how many leads were replayed
     * @throws IllegalStateException with the lead that failed first, after all others were replayed
     */
    public int replay() {
        transactions.run(() -> {
            replays.expand(time.instant().minus(PublishModel.LONGEST_TRANSACTION));
            return replays;
        });
        return sweep(() -> replays.next(CHUNK), this::replay);
    }

    private int replay(WorkspaceId workspace, Set<LeadId> waiting) {
        var held = leads.lockFree(workspace, waiting);
        // First, so that who asks again from here on has the lead wait once more.
        replays.done(workspace, held.keySet());
        var locked = unmerged(held);
        scores.rescore(workspace, Work.same(Work.REPLAY, locked.keySet()), locked, false, time.instant());
        return held.size();
    }

    /** Leads that have been merged since have no scores of their own to look after. */
    private static Map<LeadId, Lead> unmerged(Map<LeadId, Lead> held) {
        return held.values().stream()
                .filter(lead -> lead.mergedInto() == null)
                .collect(Collectors.toMap(Lead::id, lead -> lead));
    }

    private int sweep(Supplier<List<Waiting>> next, Chunk chunk) {
        var failures = new ArrayList<RuntimeException>();
        var swept = 0;
        List<Waiting> waiting;
        int held;
        do {
            waiting = next.get();
            held = 0;
            for (var leadsOf : byWorkspace(waiting).entrySet()) {
                held += sweep(leadsOf.getKey(), leadsOf.getValue(), chunk, failures);
            }
            swept += held;
        } while (held > 0 && waiting.size() == CHUNK);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return swept;
    }

    /** If it cannot be done for all at once it is done one by one, so that one bad lead does not hold up the others. */
    private int sweep(WorkspaceId workspace, Set<LeadId> waiting, Chunk chunk, List<RuntimeException> failures) {
        try {
            return transactions.run(() -> chunk.sweep(workspace, waiting));
        } catch (RuntimeException e) {
            if (waiting.size() == 1) {
                var lead = waiting.iterator().next().value();
                failures.add(new IllegalStateException(
                        "lead %s of workspace %s cannot be scored".formatted(lead, workspace.value()), e));
                return 0;
            }
            return waiting.stream()
                    .mapToInt(lead -> sweep(workspace, Set.of(lead), chunk, failures))
                    .sum();
        }
    }

    private static Map<WorkspaceId, Set<LeadId>> byWorkspace(List<Waiting> waiting) {
        return waiting.stream()
                .collect(Collectors.groupingBy(
                        Waiting::workspace, Collectors.mapping(Waiting::lead, Collectors.toSet())));
    }

    @FunctionalInterface
    private interface Chunk {

        int sweep(WorkspaceId workspace, Set<LeadId> waiting);
    }
}
