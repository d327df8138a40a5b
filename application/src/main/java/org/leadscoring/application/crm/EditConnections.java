package org.leadscoring.application.crm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.Connections.Standing;
import org.leadscoring.application.crm.Connections.Wish;
import org.leadscoring.application.crm.CrmClient.Checked;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Making connections to CRMs, changing and trying them. Every change is recorded with who made it, what was and what is. */
public final class EditConnections {

    /** What connections are called in the audit log. */
    public static final String SUBJECT = "connection";

    private static final int CHANGES_SHOWN = 20;

    private final Transactions transactions;
    private final Connections connections;
    private final Links links;
    private final ErasureRequests erasures;
    private final Clients clients;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public EditConnections(
            Transactions transactions,
            Connections connections,
            Links links,
            ErasureRequests erasures,
            Clients clients,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.links = links;
        this.erasures = erasures;
        this.clients = clients;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was changed of a connection, latest first, at most 20. */
    public List<Change> history(WorkspaceId workspace, ConnectionId id) {
        return audit.of(workspace, new Subject(SUBJECT, id.value()), CHANGES_SHOWN);
    }

    /**
     * Makes a connection, switched off: its fields are looked at first.
     *
     * @throws ConnectionNotPossibleException if another one is called so
     * @throws IllegalArgumentException if it cannot be so: see {@link Connection}
     */
    public Connection create(WorkspaceId workspace, String name, Crm crm, UserId by) {
        return transactions.run(() -> {
            var mapping = Mapping.standard(crm.kind());
            var connection = new Connection(
                    new ConnectionId(ids.next()),
                    workspace,
                    name.strip(),
                    crm,
                    false,
                    Connection.EVERY,
                    null,
                    true,
                    mapping,
                    OnErasure.KEEP);
            checkUnique(connection);
            var now = now();
            connections.add(connection, now);
            record(connection, "create", Map.of(), facts(connection), by, now);
            return connection;
        });
    }

    /**
     * Changes how a connection is set. All leads are looked at anew, for others may be wanted now.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     * @throws ConnectionNotPossibleException if another one is called so, or the CRM is of another kind
     * @throws IllegalArgumentException if it cannot be so: see {@link Connection}
     */
    public Connection change(
            WorkspaceId workspace,
            ConnectionId id,
            String name,
            Crm crm,
            Duration every,
            @Nullable String from,
            boolean adopts,
            OnErasure onErasure,
            UserId by) {
        return change(workspace, id, "change", by, before -> {
            if (crm.kind() != before.crm().kind()) {
                throw new ConnectionNotPossibleException("kind", "make another connection for another CRM");
            }
            return before.changed(name.strip(), crm, every, from, adopts).with(onErasure);
        });
    }

    /**
     * Changes which fields are kept in step. All leads are looked at anew.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public Connection change(WorkspaceId workspace, ConnectionId id, Mapping mapping, UserId by) {
        return change(workspace, id, "change", by, before -> before.with(mapping));
    }

    /**
     * Switches a connection on or off. What changes while it is off waits. Switched on it is tried at once.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public Connection turn(WorkspaceId workspace, ConnectionId id, boolean on, UserId by) {
        return transactions.run(() -> {
            var held = locked(workspace, id);
            fare(workspace, held.id(), standing -> standing.dueAt(now()));
            return change(workspace, id, on ? "enable" : "disable", by, before -> before.switched(on));
        });
    }

    private Connection change(
            WorkspaceId workspace, ConnectionId id, String action, UserId by, UnaryOperator<Connection> how) {
        return transactions.run(() -> {
            var before = locked(workspace, id);
            var after = how.apply(before);
            if (!after.equals(before)) {
                checkUnique(after);
                connections.save(after);
                if (after.enabled() == before.enabled()) {
                    fare(workspace, id, standing -> standing.wishing(Wish.ALL));
                }
                record(after, action, facts(before), facts(after), by, now());
            }
            return after;
        });
    }

    /**
     * Forgets a connection and which record is whose. What the CRM has stays there, and what it was still to erase is noted as
     * not erased.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public void remove(WorkspaceId workspace, ConnectionId id, UserId by) {
        transactions.run(() -> {
            var before = locked(workspace, id);
            connections.remove(workspace, id);
            erasures.dropOrphans(now());
            record(before, "remove", facts(before), Map.of(), by, now());
            return before;
        });
    }

    /**
     * Has a run begin at once.
     *
     * @param wish what it is to do besides, null if nothing
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public void runNow(WorkspaceId workspace, ConnectionId id, @Nullable Wish wish) {
        transactions.run(() -> {
            var held = locked(workspace, id);
            fare(workspace, id, standing -> {
                var due = standing.dueAt(now());
                return wish == null ? due : due.wishing(wish);
            });
            return held;
        });
    }

    /**
     * Has those leads looked at again that the CRM refused.
     *
     * @return how many
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public int tryRefused(WorkspaceId workspace, ConnectionId id) {
        return transactions.run(() -> {
            var held = locked(workspace, id);
            var refused = links.refused(held.id(), WatchConnections.MOST);
            links.mark(id, refused.stream().map(link -> link.lead()).toList());
            fare(workspace, id, standing -> standing.dueAt(now()));
            return refused.size();
        });
    }

    /**
     * Signs in to the CRM and looks whether it has the fields; changes nothing.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public Reply<Checked> check(WorkspaceId workspace, ConnectionId id) {
        var connection = connection(workspace, id);
        return clients.of(connection).check(connection);
    }

    /**
     * Makes the fields that the CRM lacks, as far as it lets us.
     *
     * @return the names of those that were made
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public Reply<List<String>> prepare(WorkspaceId workspace, ConnectionId id) {
        var connection = connection(workspace, id);
        return clients.of(connection).prepare(connection);
    }

    /** @throws UnknownConnectionException if the workspace has no such connection */
    public Connection connection(WorkspaceId workspace, ConnectionId id) {
        return transactions.run(
                () -> connections.byId(workspace, id).orElseThrow(() -> new UnknownConnectionException(id)));
    }

    private Connection locked(WorkspaceId workspace, ConnectionId id) {
        return connections.lock(workspace, id).orElseThrow(() -> new UnknownConnectionException(id));
    }

    private void fare(WorkspaceId workspace, ConnectionId id, UnaryOperator<Standing> how) {
        var standing = connections.standings(workspace).get(id);
        if (standing == null) {
            throw new UnknownConnectionException(id);
        }
        connections.save(workspace, id, how.apply(standing));
    }

    private void checkUnique(Connection connection) {
        if (connections.all(connection.workspace()).stream()
                .anyMatch(other ->
                        !other.id().equals(connection.id()) && other.name().equalsIgnoreCase(connection.name()))) {
            throw new ConnectionNotPossibleException("name", "another connection is called so; choose another name");
        }
    }

    private void record(
            Connection connection,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            UserId by,
            Instant at) {
        Change.between(
                        ids.next(),
                        at,
                        by,
                        action,
                        new Subject(SUBJECT, connection.id().value()),
                        before,
                        after)
                .ifPresent(change -> audit.record(connection.workspace(), change));
    }

    /** Without anything secret. */
    private static Map<String, Object> facts(Connection connection) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", connection.name());
        facts.put("kind", connection.crm().kind().key());
        facts.put("address", connection.crm().url().toString());
        switch (connection.crm()) {
            case Crm.HubSpot hubSpot ->
                facts.put("secrets", List.of(hubSpot.token().hint()));
            case Crm.Salesforce salesforce -> {
                facts.put("login", salesforce.clientId());
                facts.put("secrets", List.of(salesforce.clientSecret().hint()));
            }
            case Crm.Odoo odoo -> {
                facts.put("database", odoo.database());
                facts.put("login", odoo.login());
                facts.put("api", odoo.api().name());
                facts.put("secrets", List.of(odoo.key().hint()));
            }
            case Crm.Webhook webhook ->
                facts.put(
                        "secrets", webhook.secrets().stream().map(Secret::hint).toList());
        }
        facts.put("enabled", connection.enabled());
        facts.put("every_minutes", connection.every().toMinutes());
        facts.put("from_stage", connection.from() == null ? "" : connection.from());
        facts.put("adopts", connection.adopts());
        facts.put("on_erasure", connection.onErasure().key());
        facts.put(
                "fields",
                connection.mapping().fields().stream()
                        .map(field -> field.ours().key() + " " + field.theirs() + " "
                                + field.direction().key()
                                + (field.direction().pulls()
                                        ? " " + field.winner().key()
                                        : ""))
                        .toList());
        facts.put(
                "statuses",
                connection.mapping().statuses().stream()
                        .map(word -> word.theirs() + " = " + word.ours().key())
                        .toList());
        return facts;
    }

    private Instant now() {
        return clock.instant();
    }
}
