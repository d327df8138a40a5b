package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Says what a workspace is called and where its days begin. Scores follow from the zone: scores decay at 03:00 there, and
 * visits on one day or on three in a row are those of its days. So all leads are replayed in the background after it was
 * changed; like every change of the past, that does not act (spec ST-4).
 */
public final class EditWorkspace {

    /** What a workspace is called in the audit log. */
    public static final String SUBJECT = "workspace";

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Replays replays;
    private final AuditLog audit;
    private final FindUser users;
    private final Ids ids;
    private final Clock time;

    public EditWorkspace(
            Transactions transactions,
            Workspaces workspaces,
            Replays replays,
            AuditLog audit,
            FindUser users,
            Ids ids,
            Clock time) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.replays = replays;
        this.audit = audit;
        this.users = users;
        this.ids = ids;
        this.time = time;
    }

    /** The workspace as it is now. */
    public Workspace workspace(WorkspaceId id) {
        return workspaces.byId(id).orElseThrow(() -> new IllegalStateException("there is no workspace " + id.value()));
    }

    /** How many of its leads wait for a replay. */
    public long waiting(WorkspaceId id) {
        return transactions.run(() -> replays.waiting(id));
    }

    /**
     * Changes name and zone. Nothing is recorded, and no lead replayed, if all is as it was.
     *
     * @return the workspace as it was before
     * @throws IllegalArgumentException if it cannot be called so: see {@link Workspace}
     */
    public Workspace change(WorkspaceId id, String name, ZoneId zone, UserId by) {
        var after = new Workspace(id, name.strip(), zone);
        var before = transactions.run(() -> {
            var was = workspace(id);
            var now = time.instant();
            Change.between(ids.next(), now, by, "change", new Subject(SUBJECT, id.value()), facts(was), facts(after))
                    .ifPresent(change -> {
                        workspaces.save(after);
                        audit.record(id, change);
                        if (!zone.equals(was.zone())) {
                            replays.requestAll(id, now);
                        }
                    });
            return was;
        });
        users.forget();
        return before;
    }

    private static Map<String, Object> facts(Workspace workspace) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", workspace.name());
        facts.put("zone", workspace.zone().getId());
        return facts;
    }
}
