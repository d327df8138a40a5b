package org.leadscoring.persistence.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadscoring.application.event.Voids;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/** What is void in the tables {@code voided_sources} and {@code voided_identifiers}. */
public final class JdbcVoids implements Voids {

    private final Database database;
    private final WorkspaceSettings settings;

    public JdbcVoids(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public void voidSource(WorkspaceId workspace, SourceId source, Decision decision) {
        settings.changed(workspace);
        database.batch("""
                insert into voided_sources (source_id, workspace_id, reason, voided_at, voided_by)
                values (?, ?, ?, ?, ?)
                on duplicate key update reason = reason
                """, List.<Object[]>of(new Object[] {
            Columns.bytes(source.value()),
            Columns.bytes(workspace.value()),
            decision.reason(),
            Columns.utc(decision.at()),
            Columns.bytes(decision.by().value())
        }));
    }

    @Override
    public void unvoidSource(WorkspaceId workspace, SourceId source) {
        settings.changed(workspace);
        database.sql("delete from voided_sources where source_id = :source and workspace_id = :workspace")
                .param("source", Columns.bytes(source.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public void voidLead(WorkspaceId workspace, LeadId lead, Collection<Identifier> identifiers, Decision decision) {
        settings.changed(workspace);
        database.batch(
                """
                insert into voided_identifiers (identifier_id, workspace_id, lead_id, reason, voided_at, voided_by)
                values (?, ?, ?, ?, ?, ?)
                on duplicate key update reason = reason
                """,
                identifiers.stream()
                        .map(identifier -> new Object[] {
                            IdentifierKey.of(workspace, identifier),
                            Columns.bytes(workspace.value()),
                            Columns.bytes(lead.value()),
                            decision.reason(),
                            Columns.utc(decision.at()),
                            Columns.bytes(decision.by().value())
                        })
                        .toList());
    }

    @Override
    public Set<Identifier> unvoidLead(WorkspaceId workspace, LeadId lead) {
        settings.changed(workspace);
        var freed = new HashSet<Identifier>();
        database.sql("""
                        select i.type, i.content from voided_identifiers v
                        join identifiers i on i.id = v.identifier_id
                        where v.workspace_id = :workspace and v.lead_id = :lead
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("lead", Columns.bytes(lead.value()))
                .query((row, n) -> identifier(row))
                .list()
                .forEach(freed::add);
        database.sql("delete from voided_identifiers where workspace_id = :workspace and lead_id = :lead")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("lead", Columns.bytes(lead.value()))
                .update();
        return freed;
    }

    @Override
    public List<Entry> all(WorkspaceId workspace) {
        return Stream.<Entry>concat(sources(workspace).stream(), leads(workspace).stream())
                .sorted(Comparator.comparing((Entry entry) -> entry.decision().at())
                        .reversed())
                .toList();
    }

    private List<VoidSource> sources(WorkspaceId workspace) {
        return database.sql("""
                        select source_id, reason, voided_at, voided_by from voided_sources
                        where workspace_id = :workspace
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new VoidSource(new SourceId(Columns.id(row, "source_id")), decision(row)))
                .list();
    }

    private List<VoidLead> leads(WorkspaceId workspace) {
        record Group(LeadId lead, Decision decision) {}
        var groups = new LinkedHashMap<Group, Set<Identifier>>();
        database.sql("""
                        select v.lead_id, v.reason, v.voided_at, v.voided_by, i.type, i.content
                        from voided_identifiers v
                        join identifiers i on i.id = v.identifier_id
                        where v.workspace_id = :workspace
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) ->
                        Map.entry(new Group(new LeadId(Columns.id(row, "lead_id")), decision(row)), identifier(row)))
                .list()
                .forEach(row -> groups.computeIfAbsent(row.getKey(), group -> new HashSet<>())
                        .add(row.getValue()));
        return groups.entrySet().stream()
                .map(group -> new VoidLead(
                        group.getKey().lead(), group.getValue(), group.getKey().decision()))
                .toList();
    }

    @Override
    public Found among(WorkspaceId workspace, Collection<SourceId> sources, Collection<Identifier> identifiers) {
        return settings.get(workspace, Anything.class, () -> anything(workspace))
                        .isVoid()
                ? find(workspace, sources, identifiers)
                : Found.NOTHING;
    }

    private Anything anything(WorkspaceId workspace) {
        return new Anything(database.sql("""
                        select case when exists (select 1 from voided_sources where workspace_id = :workspace)
                            or exists (select 1 from voided_identifiers where workspace_id = :workspace)
                            then 1 else 0 end
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query(Boolean.class)
                .single());
    }

    private Found find(WorkspaceId workspace, Collection<SourceId> sources, Collection<Identifier> identifiers) {
        var sourceOf = new HashMap<UUID, SourceId>();
        sources.forEach(source -> sourceOf.put(source.value(), source));
        var identifierOf = new HashMap<UUID, Identifier>();
        identifiers.forEach(
                identifier -> identifierOf.put(Columns.id(IdentifierKey.of(workspace, identifier)), identifier));
        var keys = Stream.concat(sourceOf.keySet().stream(), identifierOf.keySet().stream())
                .map(Columns::bytes)
                .toList();
        var foundSources = new HashSet<SourceId>();
        var foundIdentifiers = new HashSet<Identifier>();
        database.byKeys(
                        """
                        select source_id as id, 1 as is_source from voided_sources
                        where source_id in (:keys) and workspace_id = :workspace
                        union all
                        select identifier_id, 0 from voided_identifiers
                        where identifier_id in (:keys) and workspace_id = :workspace
                        """,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        keys,
                        (row, n) -> Map.entry(Columns.id(row, "id"), row.getBoolean("is_source")))
                .forEach(row -> {
                    var source = sourceOf.get(row.getKey());
                    var identifier = identifierOf.get(row.getKey());
                    if (row.getValue() && source != null) {
                        foundSources.add(source);
                    }
                    if (!row.getValue() && identifier != null) {
                        foundIdentifiers.add(identifier);
                    }
                });
        return new Found(foundSources, foundIdentifiers);
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getString("reason"), Columns.instant(row, "voided_at"), new UserId(Columns.id(row, "voided_by")));
    }

    private static Identifier identifier(ResultSet row) throws SQLException {
        return new Identifier(Columns.constant(IdentifierType.class, row, "type"), row.getString("content"));
    }

    /** Whether anything at all is void in a workspace: in most nothing is. */
    private record Anything(boolean isVoid) {}
}
