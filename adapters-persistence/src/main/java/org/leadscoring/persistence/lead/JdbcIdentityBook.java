package org.leadscoring.persistence.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Cut;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;

/** Who is whom in the tables {@code identifiers}, {@code identifier_leads} and {@code identifier_claims}. */
public final class JdbcIdentityBook implements IdentityBook {

    private final Database database;
    private final MergeLog merges;

    public JdbcIdentityBook(Database database) {
        this.database = database;
        this.merges = new MergeLog(database);
    }

    @Override
    public void reserve(WorkspaceId workspace, Collection<Identifier> identifiers) {
        var standing = new HashSet<>(database.byKeys(
                "select identifier_id from identifier_leads where identifier_id in (:keys)",
                Map.of(),
                keys(workspace, identifiers),
                (row, n) -> Columns.id(row, "identifier_id")));
        // In order of keys, so that nobody waits in a ring. Whoever comes second waits for the first to end: by an
        // upsert
        // and not by "insert ignore", whose shared lock lets two that wait kill each other.
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
                "select distinct lead_id from identifier_leads where identifier_id in (:keys)",
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
                        select i.type, i.content, l.lead_id from identifier_leads l
                        join identifiers i on i.id = l.identifier_id
                        where l.lead_id in (:keys) and l.workspace_id = :workspace
                        """,
                        scope,
                        byLead,
                        (row, n) -> Map.entry(
                                IdentifierColumns.identifier(row, "type", "content"),
                                new LeadId(Columns.id(row, "lead_id"))))
                .forEach(entry -> standing.put(entry.getKey(), entry.getValue()));
        var claims = database.byKeys(
                """
                select i.type, i.content, b.type as by_type, b.content as by_content,
                    c.occurred_at, c.message_id, c.source_id
                from identifier_leads l
                join identifiers i on i.id = l.identifier_id
                join identifier_claims c on c.claimed_id = i.id
                join identifiers b on b.id = c.by_id
                where l.lead_id in (:keys) and l.workspace_id = :workspace
                """,
                scope,
                byLead,
                (row, n) -> new Claim(
                        IdentifierColumns.identifier(row, "type", "content"),
                        IdentifierColumns.identifier(row, "by_type", "by_content"),
                        new EventKey(
                                Columns.instant(row, "occurred_at"),
                                row.getString("message_id"),
                                new SourceId(Columns.id(row, "source_id")))));
        return new Identities(standing, claims, cuts(scope, byLead));
    }

    /** Asked from either end, for each has an index of its own. */
    private Set<Cut> cuts(Map<String, Object> scope, List<byte[]> leads) {
        return Set.copyOf(database.byKeys("""
                select o.type, o.content, t.type as other_type, t.content as other_content
                from (
                    select c.one_id, c.other_id from identifier_leads l
                    join identity_cuts c on c.one_id = l.identifier_id
                    where l.lead_id in (:keys) and l.workspace_id = :workspace
                    union select c.one_id, c.other_id from identifier_leads l
                    join identity_cuts c on c.other_id = l.identifier_id
                    where l.lead_id in (:keys) and l.workspace_id = :workspace
                ) cut
                join identifiers o on o.id = cut.one_id
                join identifiers t on t.id = cut.other_id
                """, scope, leads, IdentifierColumns::cut));
    }

    @Override
    public void save(WorkspaceId workspace, Identities before, Identities.Resolution resolution, Instant at) {
        var given = new ArrayList<Object[]>();
        var moved = new ArrayList<Object[]>();
        resolution.leads().forEach((identifier, lead) -> {
            var from = before.leads().get(identifier);
            if (!lead.equals(from)) {
                (from == null ? given : moved).add(new Object[] {
                    Columns.bytes(lead.value()),
                    IdentifierKey.of(workspace, identifier),
                    Columns.bytes(workspace.value())
                });
            }
        });
        database.batch("insert into identifier_leads (lead_id, identifier_id, workspace_id) values (?, ?, ?)", given);
        database.batch("update identifier_leads set lead_id = ? where identifier_id = ? and workspace_id = ?", moved);
        saveClaims(workspace, before.claims(), resolution.claims());
        merges.add(workspace, before, resolution, at);
    }

    private void saveClaims(WorkspaceId workspace, Collection<Claim> before, Collection<Claim> changed) {
        var standing = before.stream()
                .map(claim -> List.of(claim.claimed(), claim.by()))
                .collect(Collectors.toSet());
        var made = new ArrayList<Object[]>();
        var earlier = new ArrayList<Object[]>();
        for (var claim : changed) {
            (standing.contains(List.of(claim.claimed(), claim.by())) ? earlier : made).add(new Object[] {
                Columns.utc(claim.since().occurredAt()),
                claim.since().messageId(),
                Columns.bytes(claim.since().source().value()),
                IdentifierKey.of(workspace, claim.claimed()),
                IdentifierKey.of(workspace, claim.by()),
                Columns.bytes(workspace.value())
            });
        }
        database.batch("""
                insert into identifier_claims (occurred_at, message_id, source_id, claimed_id, by_id, workspace_id)
                values (?, ?, ?, ?, ?, ?)
                """, made);
        database.batch("""
                update identifier_claims set occurred_at = ?, message_id = ?, source_id = ?
                where claimed_id = ? and by_id = ? and workspace_id = ?
                """, earlier);
    }

    @Override
    public List<Identifier> identifiersOf(WorkspaceId workspace, LeadId lead) {
        return database
                .sql("""
                        select i.type, i.content from identifier_leads l join identifiers i on i.id = l.identifier_id
                        where l.lead_id = :lead and l.workspace_id = :workspace
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> IdentifierColumns.identifier(row, "type", "content"))
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
}
