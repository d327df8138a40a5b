package org.leadscoring.application.lead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.application.assignment.Assignments.Recorded;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaClocks.Doing;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What people do with a lead: move its status, give it to somebody, note that they called, put it off. */
public final class WorkOnLead {

    /** Nobody puts a lead off for longer than this. */
    public static final Duration LONGEST_SNOOZE = Duration.ofDays(90);

    private final Transactions transactions;
    private final Leads leads;
    private final SlaPolicies policies;
    private final SlaClocks clocks;
    private final Users users;
    private final Assignments assignments;
    private final ChangedLeads crms;
    private final Clock time;

    public WorkOnLead(
            Transactions transactions,
            Leads leads,
            SlaPolicies policies,
            SlaClocks clocks,
            Users users,
            Assignments assignments,
            ChangedLeads crms,
            Clock time) {
        this.transactions = transactions;
        this.leads = leads;
        this.policies = policies;
        this.clocks = clocks;
        this.users = users;
        this.assignments = assignments;
        this.crms = crms;
        this.time = time;
    }

    /**
     * Moves a lead to a status. Leaving new meets its clock, or pauses it if the policy says so of that status (spec SL-1,
     * SL-3). A lead that is there already stays as it is, so that two people who press at once do no harm.
     *
     * @param by who does it
     * @throws UnknownLeadException if the workspace has no such lead
     * @throws StatusNotPossibleException if the status cannot be reached from where the lead is
     */
    public Lead moveTo(WorkspaceId workspace, LeadId id, LeadStatus status, UserId by) {
        return transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            var now = time.instant();
            return lead.status() == status ? lead : moved(workspace, lead, status, by, now, now);
        });
    }

    /**
     * The same for a lead that the running transaction holds, as another system says it: it is reopened if it had ended.
     *
     * @param happened when the other system says that happened, UTC. Won and lost are written down at that instant, for what
     *     was known before an outcome is asked by it; anything else, and what lies ahead, at the instant it is heard of
     * @return false if it cannot be moved there: nothing goes back to new
     */
    boolean follow(WorkspaceId workspace, Lead lead, LeadStatus status, Instant happened, UserId by) {
        if (status == LeadStatus.NEW) {
            return lead.status() == LeadStatus.NEW;
        }
        var now = time.instant();
        var at = status.ended() && happened.isBefore(now) ? happened : now;
        var open = lead.status().ended() && status != LeadStatus.CONTACTED
                ? moved(workspace, lead, LeadStatus.CONTACTED, by, at, now)
                : lead;
        if (open.status() != status) {
            moved(workspace, open, status, by, at, now);
        }
        return true;
    }

    /** Gives a lead that the running transaction holds to a user of the workspace, or takes it from everybody. */
    void give(WorkspaceId workspace, Lead lead, @Nullable UserId owner, UserId by) {
        given(workspace, lead, owner, by);
    }

    private Lead moved(WorkspaceId workspace, Lead lead, LeadStatus status, UserId by, Instant at, Instant now) {
        if (!lead.status().next().contains(status)) {
            throw new StatusNotPossibleException(lead.status(), status);
        }
        var moved = lead.with(status);
        leads.saveWork(workspace, moved);
        crms.changed(workspace, List.of(lead.id()));
        leads.record(workspace, lead.id(), new StatusChange(lead.status(), status, at, by));
        var policy = policies.of(workspace);
        change(workspace, lead.id(), now, new Doing(by, null), clock -> answered(policy, clock, status, now));
        return moved;
    }

    private static SlaClock.Change answered(SlaPolicy policy, SlaClock clock, LeadStatus status, Instant now) {
        return policy.restsIn(status) ? clock.paused(now, null) : clock.met(policy, now);
    }

    /**
     * Gives a lead to a user, or takes it from everybody; it is recorded who did. A lead that is theirs already stays as it is.
     *
     * @param owner a user of the workspace, or null for nobody
     * @param by who does it
     * @throws UnknownLeadException if the workspace has no such lead
     * @throws UnknownUserException if the workspace has no such user
     */
    public Lead assign(WorkspaceId workspace, LeadId id, @Nullable UserId owner, UserId by) {
        if (owner != null
                && users.all(workspace).stream().noneMatch(user -> user.id().equals(owner) && user.enabled())) {
            throw new UnknownUserException(owner);
        }
        return transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            return Objects.equals(lead.owner(), owner) ? lead : given(workspace, lead, owner, by);
        });
    }

    private Lead given(WorkspaceId workspace, Lead lead, @Nullable UserId owner, UserId by) {
        var given = lead.ownedBy(owner);
        leads.saveWork(workspace, given);
        assignments.record(workspace, List.of(Recorded.byHand(lead.id(), owner, time.instant(), by)));
        crms.changed(workspace, List.of(lead.id()));
        return given;
    }

    /**
     * Notes that somebody got in touch with a lead, or tried to: an answer, so its clock is met (spec SL-3). A new lead
     * becomes contacted, unless nobody was reached.
     *
     * @param note what came of it, at most {@value Contact#LONGEST_NOTE} characters; may be empty
     * @param reached whether the lead was reached
     * @param by who does it
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public Lead logContact(WorkspaceId workspace, LeadId id, Contact.Way way, String note, boolean reached, UserId by) {
        return transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            var now = time.instant();
            leads.record(workspace, lead.id(), new Contact(way, note, now, by));
            var policy = policies.of(workspace);
            change(workspace, lead.id(), now, new Doing(by, null), clock -> clock.met(policy, now));
            return reached && lead.status() == LeadStatus.NEW
                    ? moved(workspace, lead, LeadStatus.CONTACTED, by, now, now)
                    : lead;
        });
    }

    /**
     * Puts a lead off: until then no time counts against its promise, unless it becomes hotter meanwhile.
     *
     * @param until after now, and at most {@link #LONGEST_SNOOZE} ahead
     * @param why in their words, 1 to {@value Doing#LONGEST_REASON} characters: it stands in the ledger
     * @param by who does it
     * @throws UnknownLeadException if the workspace has no such lead
     * @throws SnoozeNotPossibleException if the instant or the reason is out of range
     * @throws NoAnswerOwedException if it has no promise, or was answered meanwhile
     */
    public Lead snooze(WorkspaceId workspace, LeadId id, Instant until, String why, UserId by) {
        return transactions.run(() -> {
            var now = time.instant();
            if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
                throw new SnoozeNotPossibleException("until", "choose a time after now and within 90 days");
            }
            if (why.isBlank() || why.strip().length() > Doing.LONGEST_REASON) {
                throw new SnoozeNotPossibleException("why", "say why, in 1 to " + Doing.LONGEST_REASON + " characters");
            }
            var lead = leads.lockLivingOn(workspace, id);
            var clock = clockOf(workspace, lead.id());
            if (clock == null || !clock.owed()) {
                throw new NoAnswerOwedException(lead.id());
            }
            write(workspace, lead.id(), clock.paused(now, until), now, new Doing(by, why.strip()));
            return lead;
        });
    }

    /**
     * Wakes a lead that was put off: its promise runs on with the time that was left. Any other stays as it is.
     *
     * @param by who does it
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public Lead wake(WorkspaceId workspace, LeadId id, UserId by) {
        return transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            var now = time.instant();
            var policy = policies.of(workspace);
            change(workspace, lead.id(), now, new Doing(by, null), clock -> clock.woken(policy, now));
            return lead;
        });
    }

    private void change(
            WorkspaceId workspace, LeadId lead, Instant at, Doing doing, Function<SlaClock, SlaClock.Change> step) {
        var clock = clockOf(workspace, lead);
        if (clock != null) {
            write(workspace, lead, step.apply(clock), at, doing);
        }
    }

    private @Nullable SlaClock clockOf(WorkspaceId workspace, LeadId lead) {
        return clocks.of(workspace, Set.of(lead)).get(lead);
    }

    private void write(WorkspaceId workspace, LeadId lead, SlaClock.Change change, Instant at, Doing doing) {
        if (!change.transitions().isEmpty()) {
            clocks.write(workspace, Map.of(lead, change), at, doing);
        }
    }
}
