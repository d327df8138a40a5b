package org.leadscoring.bootstrap.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.sla.WorkQueue.Row;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The made-up sales team at work: answers most leads in time, some late, and has not got to the latest yet. */
final class Team {

    private static final int PERCENT_IN_TIME = 80;
    private static final int PERCENT_OWNED_BEFORE_ANSWER = 60;
    private static final int PERCENT_ANSWERED_OF_LATE = 75;
    private static final Duration ALWAYS_ANSWERED_AFTER = Duration.ofDays(3);
    private static final int MOST_OPEN = 10_000;
    private static final List<LeadStatus> ENDS =
            List.of(LeadStatus.QUALIFIED, LeadStatus.QUALIFIED, LeadStatus.PROPOSAL, LeadStatus.WON, LeadStatus.LOST);

    private final WorkspaceId workspace;
    private final List<UserId> reps;
    private final OpenClocks clocks;
    private final WorkOnLead work;
    private final Clock time;
    private final Random random;
    private final Map<LeadId, Plan> plans = new HashMap<>();
    private final Map<LeadId, Plan> followUps = new HashMap<>();

    Team(WorkspaceId workspace, List<UserId> reps, OpenClocks clocks, WorkOnLead work, Clock time, Random random) {
        this.workspace = workspace;
        this.reps = reps;
        this.clocks = clocks;
        this.work = work;
        this.time = time;
        this.random = random;
    }

    /** Does what is due by now; what the plans leave for after {@code end} stays open. */
    void work(Instant end) {
        var now = time.instant();
        for (var row :
                clocks.list(workspace, Filter.ALL, null, MOST_OPEN, MOST_OPEN).rows()) {
            var plan = plans.computeIfAbsent(row.lead().id(), lead -> plan(row, end));
            if (plan.owned() && row.lead().owner() == null) {
                work.assign(workspace, row.lead().id(), plan.rep(), plan.rep());
            }
            if (!plan.at().isAfter(now)) {
                answer(row.lead().id(), plan);
            }
        }
        removeDue(followUps, now).forEach((lead, plan) -> work.moveTo(workspace, lead, pick(ENDS), plan.rep()));
    }

    private void answer(LeadId lead, Plan plan) {
        work.assign(workspace, lead, plan.rep(), plan.rep());
        work.moveTo(workspace, lead, LeadStatus.CONTACTED, plan.rep());
        if (random.nextBoolean()) {
            var later = plan.at().plus(Duration.ofHours(20 + random.nextInt(200)));
            followUps.put(lead, new Plan(later, plan.rep(), true));
        }
    }

    private Plan plan(Row row, Instant end) {
        var target = Duration.between(row.clock().openedAt(), row.clock().dueAt());
        var inTime = random.nextInt(100) < PERCENT_IN_TIME;
        var percent = inTime ? 3 + random.nextInt(90) : 105 + random.nextInt(250);
        var at = row.clock().openedAt().plus(target.multipliedBy(percent).dividedBy(100));
        if (at.isBefore(end.minus(ALWAYS_ANSWERED_AFTER)) || random.nextInt(100) < PERCENT_ANSWERED_OF_LATE) {
            return new Plan(at, pick(reps), random.nextInt(100) < PERCENT_OWNED_BEFORE_ANSWER);
        }
        // Left lying, unless it is so old that it would look abandoned.
        var left = row.clock().openedAt().plus(ALWAYS_ANSWERED_AFTER).plusSeconds(random.nextInt(7_200));
        return new Plan(left, pick(reps), random.nextInt(100) < PERCENT_OWNED_BEFORE_ANSWER);
    }

    private static Map<LeadId, Plan> removeDue(Map<LeadId, Plan> plans, Instant now) {
        var due = new TreeMap<LeadId, Plan>();
        plans.forEach((lead, plan) -> {
            if (!plan.at().isAfter(now)) {
                due.put(lead, plan);
            }
        });
        plans.keySet().removeAll(due.keySet());
        return due;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /**
     * What somebody means to do with a lead.
     *
     * @param at when they will answer it
     * @param owned true if it is theirs from the beginning
     */
    private record Plan(Instant at, UserId rep, boolean owned) {}
}
