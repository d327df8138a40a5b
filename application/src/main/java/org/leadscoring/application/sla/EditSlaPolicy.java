package org.leadscoring.application.sla;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaBand;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Changing how soon leads are answered. A new policy holds for promises that are made, or pulled in, from then on; what
 * was promised before stays as it was promised.
 */
public final class EditSlaPolicy {

    /** What the policy is called in the audit log. */
    public static final String SUBJECT = "sla_policy";

    private static final int CHANGES_SHOWN = 20;

    private final Transactions transactions;
    private final SlaPolicies policies;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public EditSlaPolicy(Transactions transactions, SlaPolicies policies, AuditLog audit, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The policy in force. */
    public SlaPolicy policy(WorkspaceId workspace) {
        return policies.of(workspace);
    }

    /** What was changed of it, latest first, at most 20. */
    public List<Change> history(WorkspaceId workspace) {
        return audit.of(workspace, subject(workspace), CHANGES_SHOWN);
    }

    /**
     * Puts a policy in force. Nothing is recorded if all is as it was.
     *
     * @param from the policy this one was made from
     * @param by who does it
     * @throws StalePolicyException if another one is in force by now
     */
    public void change(WorkspaceId workspace, SlaPolicy from, SlaPolicy to, UserId by) {
        transactions.run(() -> {
            var now = policies.of(workspace);
            if (!now.equals(from)) {
                throw new StalePolicyException();
            }
            if (!to.equals(from)) {
                policies.save(workspace, to);
                audit.record(workspace, difference(workspace, from, to, by));
            }
            return to;
        });
    }

    private Change difference(WorkspaceId workspace, SlaPolicy from, SlaPolicy to, UserId by) {
        var before = facts(from);
        var after = facts(to);
        var was = new LinkedHashMap<String, Object>();
        var is = new LinkedHashMap<String, Object>();
        before.forEach((name, fact) -> {
            var other = Objects.requireNonNull(after.get(name));
            if (!other.equals(fact)) {
                was.put(name, fact);
                is.put(name, other);
            }
        });
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Change(ids.next(), at, by, "change", subject(workspace), new Attributes(was), new Attributes(is));
    }

    private static Map<String, Object> facts(SlaPolicy policy) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put(
                "promises", policy.bands().stream().map(EditSlaPolicy::inWords).toList());
        facts.put("warn_percent", policy.warnPercent());
        var hours = policy.hours();
        facts.put(
                "hours",
                hours.roundTheClock()
                        ? "round the clock"
                        : hours.zone().getId() + " "
                                + hours.week().entrySet().stream()
                                        .map(day -> day.getKey().name().toLowerCase(Locale.ROOT) + " " + day.getValue())
                                        .toList());
        facts.put(
                "holidays",
                hours.holidays().entrySet().stream()
                        .map(holiday -> (holiday.getKey() + " " + holiday.getValue()).strip())
                        .toList());
        facts.put(
                "pauses",
                policy.pauseOn().stream().map(LeadStatus::key).sorted().toList());
        return facts;
    }

    private static String inWords(SlaBand band) {
        var from = band.from() == Integer.MIN_VALUE ? "all below" : "from " + band.from();
        return from + ": " + band.target() + ", " + band.opensFor().name().toLowerCase(Locale.ROOT);
    }

    private static Subject subject(WorkspaceId workspace) {
        return new Subject(SUBJECT, workspace.value());
    }
}
