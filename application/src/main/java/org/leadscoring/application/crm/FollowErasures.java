package org.leadscoring.application.crm;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What became of asking CRMs to erase persons, and what people do if a CRM does not. */
public final class FollowErasures {

    private static final int SHOWN = 50;

    private final Transactions transactions;
    private final Connections connections;
    private final ErasureRequests requests;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public FollowErasures(
            Transactions transactions,
            Connections connections,
            ErasureRequests requests,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.requests = requests;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was asked of CRMs because of one erasure. */
    public List<ErasureRequest> of(WorkspaceId workspace, UUID erasure) {
        return transactions.run(() -> requests.of(workspace, erasure));
    }

    /**
     * What a CRM is still to erase: what it refused first; at most 50.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public Open open(WorkspaceId workspace, ConnectionId id) {
        return transactions.run(() -> {
            if (connections.byId(workspace, id).isEmpty()) {
                throw new UnknownConnectionException(id);
            }
            return new Open(requests.counts(id, WatchConnections.MOST), requests.open(id, SHOWN));
        });
    }

    /**
     * Has the CRM asked once more, at once.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public void tryAgain(WorkspaceId workspace, ConnectionId id, UUID request, UserId by) {
        transactions.run(() -> {
            hold(workspace, id);
            requests.byId(id, request).filter(one -> one.state().isOpen()).ifPresent(one -> {
                requests.save(List.of(one.again(clock.instant())));
                record(
                        workspace,
                        id,
                        "erase_again",
                        Map.of("certificate", one.erasure().toString()),
                        by);
            });
            return id;
        });
    }

    /**
     * Has the CRM asked once more for all that it refused, or did not answer, at once.
     *
     * @return how many
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public int tryAllAgain(WorkspaceId workspace, ConnectionId id, UserId by) {
        return transactions.run(() -> {
            hold(workspace, id);
            var now = clock.instant();
            var open = requests.open(id, WatchConnections.MOST);
            requests.save(open.stream().map(one -> one.again(now)).toList());
            if (!open.isEmpty()) {
                record(workspace, id, "erase_again", Map.of("records", open.size()), by);
            }
            return open.size();
        });
    }

    /**
     * Somebody erased the record there. The CRM is asked no more, and the record is told here no more.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public void erasedByHand(WorkspaceId workspace, ConnectionId id, UUID request, UserId by) {
        transactions.run(() -> {
            hold(workspace, id);
            requests.byId(id, request).filter(one -> one.state().isOpen()).ifPresent(one -> {
                requests.save(List.of(one.over(State.BY_HAND, clock.instant())));
                record(
                        workspace,
                        id,
                        "erase_by_hand",
                        Map.of("certificate", one.erasure().toString()),
                        by);
            });
            return id;
        });
    }

    private void hold(WorkspaceId workspace, ConnectionId id) {
        if (connections.lock(workspace, id).isEmpty()) {
            throw new UnknownConnectionException(id);
        }
    }

    /** Tells which certificate it is about, and not which record: the audit log is kept for good. */
    private void record(WorkspaceId workspace, ConnectionId id, String action, Map<String, Object> facts, UserId by) {
        var subject = new Subject(EditConnections.SUBJECT, id.value());
        Change.between(ids.next(), clock.instant(), by, action, subject, Map.of(), new LinkedHashMap<>(facts))
                .ifPresent(change -> audit.record(workspace, change));
    }

    /**
     * What a CRM is still to erase.
     *
     * @param first the first of them
     */
    public record Open(ErasureRequests.Counts counts, List<ErasureRequest> first) {

        public Open {
            first = List.copyOf(first);
        }
    }
}
