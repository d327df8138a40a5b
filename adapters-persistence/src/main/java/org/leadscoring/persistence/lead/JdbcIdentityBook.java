package org.leadscoring.persistence.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;

/** Who is whom in the tables {@code identifiers} and {@code identifier_claims}. */
public final class JdbcIdentityBook implements IdentityBook {

    private final Database database;

    public JdbcIdentityBook(Database database) {
        this.database = database;
    }

    @Override
    public void reserve(WorkspaceId workspace, Collection<Identifier> identifiers) {
        var standing = new HashSet<>(database.byKeys(
                "select id from identifiers where id in (:keys) and lead_id is not null",
                Map.of(),
                keys(workspace, identifiers),
                (row, n) -> Columns.id(row, "id")));
        // An upsert and not "insert ignore": on a row of another transaction it waits for an exclusive lock, where the
        // shared lock of the latter lets two that wait kill each other. In order of keys, so that nobody waits in a
        // ring.
        database.batch(
                """
                insert into identifiers (id, workspace_id, type, content) values (?, ?, ?, ?)
                on duplicate key update type = values(type)
                """,
                identifiers.stream()
                        .map(identifier -> row(workspace, identifier))
                        .filter(row -> !standing.contains(Columns.id((byte[]) row[0])))
                        .sorted((a, b) -> Arrays.compareUnsigned((byte[]) a[0], (byte[]) b[0]))
                        .toList());
    }

    @Override
    public Set<LeadId> leadsOf(WorkspaceId workspace, Collection<Identifier> identifiers) {
        return Set.copyOf(database.byKeys(
                "select distinct lead_id from identifiers where id in (:keys) and lead_id is not null",
                Map.of(),
                keys(workspace, identifiers),
                (row, n) -> new LeadId(Columns.id(row, "lead_id"))));
    }

    @Override
    public Identities load(WorkspaceId workspace, Set<LeadId> leads) {
        var scope = Map.<String, Object>of("workspace", Columns.bytes(workspace.value()));
        var byLead = leads.stream().map(lead -> Columns.bytes(lead.value())).toList();
        var standing = new HashMap<Identifier, LeadId>();
        database.byKeys(
                        """
                        select type, content, lead_id from identifiers
                        where lead_id in (:keys) and workspace_id = :workspace
                        """,
                        scope,
                        byLead,
                        (row, n) ->
                                Map.entry(identifier(row, "type", "content"), new LeadId(Columns.id(row, "lead_id"))))
                .forEach(entry -> standing.put(entry.getKey(), entry.getValue()));
        var claims = database.byKeys(
                """
                select i.type, i.content, b.type as by_type, b.content as by_content,
                    c.occurred_at, c.message_id, c.source_id
                from identifiers i
                join identifier_claims c on c.claimed_id = i.id
                join identifiers b on b.id = c.by_id
                where i.lead_id in (:keys) and i.workspace_id = :workspace
                """,
                scope,
                byLead,
                (row, n) -> new Claim(
                        identifier(row, "type", "content"),
                        identifier(row, "by_type", "by_content"),
                        new EventKey(
                                Columns.instant(row, "occurred_at"),
                                row.getString("message_id"),
                                new SourceId(Columns.id(row, "source_id")))));
        return new Identities(standing, claims);
    }

    @Override
    public void save(WorkspaceId workspace, Identities before, Identities.Resolution resolution) {
        var changed = new ArrayList<Object[]>();
        resolution.leads().forEach((identifier, lead) -> {
            if (!lead.equals(before.leads().get(identifier))) {
                var row = row(workspace, identifier);
                changed.add(new Object[] {row[0], row[1], row[2], row[3], Columns.bytes(lead.value())});
            }
        });
        database.batch("""
                insert into identifiers (id, workspace_id, type, content, lead_id) values (?, ?, ?, ?, ?)
                on duplicate key update lead_id = values(lead_id)
                """, changed);
        database.batch(
                """
                insert into identifier_claims (claimed_id, by_id, workspace_id, occurred_at, message_id, source_id)
                values (?, ?, ?, ?, ?, ?)
                on duplicate key update occurred_at = values(occurred_at), message_id = values(message_id),
                    source_id = values(source_id)
                """,
                resolution.claims().stream()
                        .map(claim -> new Object[] {
                            IdentifierKey.of(workspace, claim.claimed()),
                            IdentifierKey.of(workspace, claim.by()),
                            Columns.bytes(workspace.value()),
                            Columns.utc(claim.since().occurredAt()),
                            claim.since().messageId(),
                            Columns.bytes(claim.since().source().value())
                        })
                        .toList());
    }

    @Override
    public List<Identifier> identifiersOf(WorkspaceId workspace, LeadId lead) {
        return database
                .sql("select type, content from identifiers where lead_id = :lead and workspace_id = :workspace")
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> identifier(row, "type", "content"))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private static List<byte[]> keys(WorkspaceId workspace, Collection<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> IdentifierKey.of(workspace, identifier))
                .toList();
    }

    private static Object[] row(WorkspaceId workspace, Identifier identifier) {
        return new Object[] {
            IdentifierKey.of(workspace, identifier),
            Columns.bytes(workspace.value()),
            Columns.key(identifier.type()),
            identifier.value()
        };
    }

    private static Identifier identifier(ResultSet row, String type, String content) throws SQLException {
        return new Identifier(Columns.constant(IdentifierType.class, row, type), row.getString(content));
    }
}
