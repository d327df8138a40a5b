package org.leadscoring.application.erasure;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.erasure.AgedLeads.Position;
import org.leadscoring.application.erasure.Retentions.Kept;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Decides for how long people are kept of whom nothing is heard, and says beforehand whom that concerns (spec OP-3). */
public final class EditRetention {

    /** What it is called in the audit log; its id is the workspace's. */
    public static final String SUBJECT = "retention";

    /** So many leads that were not active for long are looked at for a preview. */
    public static final int LOOKED_AT = 20_000;

    private static final int CHUNK = 1_000;
    private static final String FACT = "months";

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Retentions retentions;
    private final AgedLeads aged;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock time;

    public EditRetention(
            Transactions transactions,
            Workspaces workspaces,
            Retentions retentions,
            AgedLeads aged,
            AuditLog audit,
            Ids ids,
            Clock time) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.retentions = retentions;
        this.aged = aged;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** What is decided; empty if everybody is kept for ever. */
    public Optional<Kept> retention(WorkspaceId workspace) {
        return transactions.run(() -> retentions.of(workspace));
    }

    /**
     * How many leads would be erased if that were decided now.
     *
     * @param months from 1 to {@value Retention#MOST_MONTHS}
     */
    public Preview preview(WorkspaceId workspace, int months) {
        return transactions.run(() -> {
            var zone = workspaces.byId(workspace).orElseThrow().zone();
            var before = Retention.before(months, time.instant(), zone);
            var leads = 0L;
            var examined = 0;
            Position after = null;
            do {
                var found = aged.find(workspace, before, after, CHUNK);
                leads += found.aged().size();
                examined += CHUNK;
                after = found.goesOnAfter();
            } while (after != null && examined < LOOKED_AT);
            return new Preview(leads, after != null);
        });
    }

    /**
     * From now on leads of whom nothing was heard for so long are erased, at once and then every night.
     *
     * @throws IllegalArgumentException if it is no number of months from 1 to {@value Retention#MOST_MONTHS}
     */
    public void keepFor(WorkspaceId workspace, int months, UserId by) {
        var retention = new Retention(months, by, time.instant());
        transactions.run(() -> {
            if (record(workspace, months, by)) {
                retentions.save(workspace, retention);
            }
            return retention;
        });
    }

    /** From now on everybody is kept for ever. Who was erased stays so. */
    public void keepForEver(WorkspaceId workspace, UserId by) {
        transactions.run(() -> {
            if (record(workspace, null, by)) {
                retentions.remove(workspace);
            }
            return workspace;
        });
    }

    private boolean record(WorkspaceId workspace, @Nullable Integer months, UserId by) {
        var was =
                retentions.of(workspace).map(kept -> kept.retention().months()).orElse(null);
        var change = Change.between(
                ids.next(),
                time.instant(),
                by,
                "change",
                new Subject(SUBJECT, workspace.value()),
                facts(was),
                facts(months));
        change.ifPresent(one -> audit.record(workspace, one));
        return change.isPresent();
    }

    private static Map<String, Object> facts(@Nullable Integer months) {
        var facts = new LinkedHashMap<String, Object>();
        if (months != null) {
            facts.put(FACT, months);
        }
        return facts;
    }

    /**
     * Whom a decision would concern.
     *
     * @param leads that would be erased
     * @param more whether there may be more, for not all were looked at
     */
    public record Preview(long leads, boolean more) {}
}
