package org.leadscoring.application.ingestion;

import java.time.Clock;
import java.util.Map;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Says how a workspace names views of its pages (spec IN-7). It holds for events that arrive from then on, on every node
 * within 2 seconds; events that are there keep their types. Every change is recorded with who made it.
 */
public final class EditPageTypes {

    /** What these settings of a workspace are called in the audit log. */
    public static final String SUBJECT = "page_types";

    private final Transactions transactions;
    private final PagePatterns patterns;
    private final FindPageTypes find;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock time;

    public EditPageTypes(
            Transactions transactions, PagePatterns patterns, FindPageTypes find, AuditLog audit, Ids ids, Clock time) {
        this.transactions = transactions;
        this.patterns = patterns;
        this.find = find;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** The page types of a workspace as they are now. */
    public PageTypes types(WorkspaceId workspace) {
        return transactions.run(() -> patterns.of(workspace));
    }

    /**
     * Sets the page types of a workspace. Nothing is recorded if all is as it was.
     *
     * @return whether anything is other than it was
     */
    public boolean change(WorkspaceId workspace, PageTypes types, UserId by) {
        var changed = transactions.run(() -> {
            var subject = new Subject(SUBJECT, workspace.value());
            var made = Change.between(
                    ids.next(), time.instant(), by, "change", subject, facts(patterns.of(workspace)), facts(types));
            made.ifPresent(recorded -> {
                patterns.set(workspace, types);
                audit.record(workspace, recorded);
            });
            return made.isPresent();
        });
        find.forget();
        return changed;
    }

    private static Map<String, Object> facts(PageTypes types) {
        return Map.of("page_patterns", types.written());
    }
}
