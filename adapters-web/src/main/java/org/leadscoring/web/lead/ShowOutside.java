package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.crm.WatchConnections;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.springframework.stereotype.Component;

/** Makes what the page of a lead shows of where it was handed to: its records in CRMs, and since when it is qualified. */
@Component
class ShowOutside {

    private final Connections connections;
    private final WatchConnections watch;
    private final EditStageActions actions;

    ShowOutside(Connections connections, WatchConnections watch, EditStageActions actions) {
        this.connections = connections;
        this.watch = watch;
        this.actions = actions;
    }

    /** What CRMs are called that may have moved a lead. */
    Map<UserId, String> movers(WorkspaceId workspace) {
        return connections.all(workspace).stream().collect(Collectors.toMap(Connection::mover, Connection::name));
    }

    Outside of(WorkspaceId workspace, LeadId lead) {
        var records = watch.ofLead(workspace, lead).entrySet().stream()
                .map(entry -> new CrmRecord(entry.getKey(), entry.getValue()))
                .toList();
        var marks = actions.marks(workspace, lead);
        return new Outside(records, marks.get(Qualification.MQL), marks.get(Qualification.SQL));
    }

    /**
     * Where a lead was handed to.
     *
     * @param mql since when it is a marketing qualified lead, UTC; null if it is none
     * @param sql since when it is a sales qualified lead, UTC; null if it is none
     */
    public record Outside(
            List<CrmRecord> records,
            @Nullable Instant mql,
            @Nullable Instant sql) {}

    /** Its record in a CRM. */
    public record CrmRecord(Connection connection, Link link) {}
}
