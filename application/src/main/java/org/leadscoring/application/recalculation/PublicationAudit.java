package org.leadscoring.application.recalculation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.recalculation.Publications.Publication;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Writes down who published a version and who called it off (spec OP-2), in the transaction that does it. */
final class PublicationAudit {

    private final AuditLog audit;
    private final Ids ids;

    PublicationAudit(AuditLog audit, Ids ids) {
        this.audit = audit;
        this.ids = ids;
    }

    /** @param replaces the version that is live so far, null if there is none of this name */
    void published(
            WorkspaceId workspace, ScoringModel model, @Nullable ScoringModel replaces, Publication publication) {
        var facts = new LinkedHashMap<>(state(ModelState.PUBLISHING));
        facts.put("acts", publication.acts());
        if (replaces != null) {
            facts.put("replaces", replaces.name() + " " + replaces.version());
        }
        record(workspace, model, publication, "publish", publication.by(), state(ModelState.DRAFT), facts);
    }

    void calledOff(WorkspaceId workspace, ScoringModel model, Publication publication, UserId by) {
        record(workspace, model, publication, "call_off", by, state(ModelState.PUBLISHING), state(ModelState.DRAFT));
    }

    private static Map<String, Object> state(ModelState state) {
        return Map.of("state", state.key());
    }

    private void record(
            WorkspaceId workspace,
            ScoringModel model,
            Publication publication,
            String action,
            UserId by,
            Map<String, Object> before,
            Map<String, Object> after) {
        var subject = new Subject(EditModels.SUBJECT, model.id().value());
        var change = new Change(
                ids.next(), publication.at(), by, action, subject, new Attributes(before), new Attributes(after));
        audit.record(workspace, change);
    }
}
