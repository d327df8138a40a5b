package org.leadscoring.persistence.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
import org.leadscoring.persistence.lead.HeldLeads.Fact;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;

/** Who is whom in the tables {@code identifiers}, {@code identifier_leads} and {@code identifier_claims}. */
public final class JdbcIdentityBook implements IdentityBook {

    /** What belongs to a lead that is held. */
    static final Fact<Own> OWN = new Fact<>(Own.class, "identities", false);

    private final Database database;
    private final HeldLeads held;
    private final IdentifierHints hints;
    private final MergeLog merges;

    public JdbcIdentityBook(Database database, HeldLeads held, IdentifierHints hints) {
        this.database = database;
        this.held = held;
        this.hints = hints;
        this.merges = new MergeLog(database);
    }

    @Override
    public void reserve(WorkspaceId workspace, Collection<Identifier> identifiers) {
        // One that stood for a lead stands for one, unless that was erased: then it is held when it is given away.
        var unknown = identifiers.stream()
                .filter(identifier -> hints.of(workspace, identifier) == null)
                .toList();
        var standing = new HashSet<>(database.byKeys(
                "select identifier_id from identifier_leads where identifier_id in (:keys)",
                Map.of(),
                keys(workspace, unknown),
                (row, n) -> Columns.id(row, "identifier_id")));
        hold(
                workspace,
                unknown.stream()
                        .filter(identifier -> !standing.contains(Columns.id(IdentifierKey.of(workspace, identifier))))
                        .toList());
    }

    /**
     * In order of keys, so that nobody waits in a ring. Whoever comes second waits for the first to end: by an upsert and
     * not by "insert ignore", whose shared lock lets two that wait kill each other.
     */
    private void hold(WorkspaceId workspace, Collection<Identifier> identifiers) {
        database.batch(
                """
                insert into identifiers (id, workspace_id, type, content) values (?, ?, ?, ?)
                on duplicate key update type = values(type)
                """,
                identifiers.stream()
                        .map(identifier -> row(workspace, identifier))
                        .sorted((a, b) -> Arrays.compareUnsigned((byte[]) a[0], (byte[]) b[0]))
                        .toList());
        held.reserved(identifiers);
    }

    @Override
    public void release(WorkspaceId workspace, Collection<Identifier> identifiers) {
        database.updateByKeys("""
                delete from identifiers where id in (:keys) and workspace_id = :workspace
                    and id not in (select l.identifier_id from identifier_leads l where l.identifier_id in (:keys))
                """, Map.of("workspace", Columns.bytes(workspace.value())), keys(workspace, identifiers));
    }

    @Override
    public Set<LeadId> likelyLeadsOf(WorkspaceId workspace, Collection<Identifier> identifiers) {
        var likely = new HashSet<LeadId>();
        for (var identifier : identifiers) {
            var lead = hints.of(workspace, identifier);
            if (lead != null) {
                likely.add(lead);
            }
        }
        return likely;
    }

    /** What a lead that is held says of its identifiers is true; the others are looked up. */
    @Override
    public Set<LeadId> leadsOf(WorkspaceId workspace, Collection<Identifier> identifiers) {
        var likely = likelyLeadsOf(workspace, identifiers);
        likely.removeIf(lead -> !held.holds(lead));
        var own = own(workspace, likely);
        var leads = new HashSet<LeadId>();
        var others = new ArrayList<Identifier>();
        for (var identifier : identifiers) {
            var lead = hints.of(workspace, identifier);
            var facts = lead == null ? null : own.get(lead);
            if (lead != null && facts != null && facts.identifiers().contains(identifier)) {
                leads.add(lead);
            } else {
                others.add(identifier);
            }
        }
        leads.addAll(lookUp(workspace, others).values());
        return leads;
    }

    private Map<Identifier, LeadId> lookUp(WorkspaceId workspace, Collection<Identifier> identifiers) {
        if (identifiers.isEmpty()) {
            return Map.of();
        }
        var byKey = new HashMap<UUID, Identifier>();
        identifiers.forEach(identifier -> byKey.put(Columns.id(IdentifierKey.of(workspace, identifier)), identifier));
        var found = new HashMap<Identifier, LeadId>();
        database.byKeys(
                        "select identifier_id, lead_id from identifier_leads where identifier_id in (:keys)",
                        Map.of(),
                        byKey.keySet().stream().map(Columns::bytes).toList(),
                        (row, n) -> Map.entry(Columns.id(row, "identifier_id"), new LeadId(Columns.id(row, "lead_id"))))
                .forEach(entry -> found.put(
                        Objects.requireNonNull(byKey.get(entry.getKey()), "only these were asked for"),
                        entry.getValue()));
        held.afterCommit(() -> hints.learn(workspace, found));
        return found;
    }

    @Override
    public Identities load(WorkspaceId workspace, Set<LeadId> leads) {
        var standing = new HashMap<Identifier, LeadId>();
        var claims = new ArrayList<Claim>();
        var cuts = new HashSet<Cut>();
        own(workspace, leads).forEach((lead, own) -> {
            own.identifiers().forEach(identifier -> standing.put(identifier, lead));
            claims.addAll(own.claims());
            cuts.addAll(own.cuts());
        });
        return new Identities(standing, claims, cuts);
    }

    private Map<LeadId, Own> own(WorkspaceId workspace, Collection<LeadId> leads) {
        return held.all(leads, OWN, Own.NONE, missing -> read(workspace, missing));
    }

    private Map<LeadId, Own> read(WorkspaceId workspace, Set<LeadId> leads) {
        var scope = Map.<String, Object>of("workspace", Columns.bytes(workspace.value()));
        var byLead = leads.stream().map(lead -> Columns.bytes(lead.value())).toList();
        var identifiers = byLead(database.byKeys(
                """
                select i.type, i.content, l.lead_id from identifier_leads l
                join identifiers i on i.id = l.identifier_id
                where l.lead_id in (:keys) and l.workspace_id = :workspace
                """, scope, byLead, (row, n) -> ofLead(row, IdentifierColumns.identifier(row, "type", "content"))));
        var claims = byLead(database.byKeys(
                """
                select i.type, i.content, b.type as by_type, b.content as by_content,
                    c.occurred_at, c.message_id, c.source_id, l.lead_id
                from identifier_leads l
                join identifiers i on i.id = l.identifier_id
                join identifier_claims c on c.claimed_id = i.id
                join identifiers b on b.id = c.by_id
                where l.lead_id in (:keys) and l.workspace_id = :workspace
                """,
                scope,
                byLead,
                (row, n) -> ofLead(
                        row,
                        new Claim(
                                IdentifierColumns.identifier(row, "type", "content"),
                                IdentifierColumns.identifier(row, "by_type", "by_content"),
                                new EventKey(
                                        Columns.instant(row, "occurred_at"),
                                        row.getString("message_id"),
                                        new SourceId(Columns.id(row, "source_id")))))));
        var cuts = byLead(cuts(scope, byLead));
        var own = new HashMap<LeadId, Own>();
        identifiers.forEach((lead, of) -> own.put(
                lead,
                new Own(
                        Set.copyOf(of),
                        claims.getOrDefault(lead, List.of()),
                        Set.copyOf(cuts.getOrDefault(lead, List.of())))));
        return own;
    }

    private static <T> Map.Entry<LeadId, T> ofLead(ResultSet row, T value) throws SQLException {
        return Map.entry(new LeadId(Columns.id(row, "lead_id")), value);
    }

    private static <T> Map<LeadId, List<T>> byLead(List<Map.Entry<LeadId, T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Asked from either end, for each has an index of its own. */
    private List<Map.Entry<LeadId, Cut>> cuts(Map<String, Object> scope, List<byte[]> leads) {
        return database.byKeys("""
                select o.type, o.content, t.type as other_type, t.content as other_content, cut.lead_id
                from (
                    select c.one_id, c.other_id, l.lead_id from identifier_leads l
                    join identity_cuts c on c.one_id = l.identifier_id
                    where l.lead_id in (:keys) and l.workspace_id = :workspace
                    union select c.one_id, c.other_id, l.lead_id from identifier_leads l
                    join identity_cuts c on c.other_id = l.identifier_id
                    where l.lead_id in (:keys) and l.workspace_id = :workspace
                ) cut
                join identifiers o on o.id = cut.one_id
                join identifiers t on t.id = cut.other_id
                """, scope, leads, (row, n) -> ofLead(row, IdentifierColumns.cut(row, n)));
    }

    @Override
    public void save(WorkspaceId workspace, Identities before, Identities.Resolution resolution, Instant at) {
        var given = new ArrayList<Object[]>();
        var moved = new ArrayList<Object[]>();
        var unheld = new ArrayList<Identifier>();
        resolution.leads().forEach((identifier, lead) -> {
            var from = before.leads().get(identifier);
            if (from == null && !held.isReserved(identifier)) {
                unheld.add(identifier);
            }
            if (!lead.equals(from)) {
                (from == null ? given : moved).add(new Object[] {
                    Columns.bytes(lead.value()),
                    IdentifierKey.of(workspace, identifier),
                    Columns.bytes(workspace.value())
                });
            }
        });
        // They stood for a lead when the others were held, and it was erased meanwhile: against the order of locks, but
        // who
        // loses that race runs again.
        hold(workspace, unheld);
        database.batch("insert into identifier_leads (lead_id, identifier_id, workspace_id) values (?, ?, ?)", given);
        database.batch("update identifier_leads set lead_id = ? where identifier_id = ? and workspace_id = ?", moved);
        saveClaims(workspace, before.claims(), resolution.claims());
        merges.add(workspace, before, resolution, at);
        keepOwn(before, resolution);
        var known = resolution.leads();
        held.afterCommit(() -> hints.learn(workspace, known));
    }

    /** What new leads have is known; what others have is read again when it is asked for, if it changed. */
    private void keepOwn(Identities before, Identities.Resolution resolution) {
        var changed = new HashSet<LeadId>(resolution.moved().values());
        resolution.leads().forEach((identifier, lead) -> {
            var from = before.leads().get(identifier);
            if (!lead.equals(from)) {
                changed.add(lead);
                if (from != null) {
                    changed.add(from);
                }
            }
        });
        resolution.claims().forEach(claim -> changed.add(resolution.leadOf(claim.claimed())));
        var identifiers = resolution.identifiersByLead();
        for (var lead : changed) {
            held.forget(lead, OWN);
            if (resolution.created().contains(lead) && resolution.moved().isEmpty()) {
                var own = Set.copyOf(identifiers.getOrDefault(lead, List.of()));
                var claims = resolution.claims().stream()
                        .filter(claim -> own.contains(claim.claimed()))
                        .toList();
                held.keep(lead, OWN, new Own(own, claims, Set.of()));
            }
        }
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

    /** What belongs to a lead: its identifiers, the claims on them, and whom they are cut from. */
    record Own(Set<Identifier> identifiers, List<Claim> claims, Set<Cut> cuts) {

        static final Own NONE = new Own(Set.of(), List.of(), Set.of());
    }
}
