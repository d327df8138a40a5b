package org.leadscoring.persistence.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.Merges;
import org.leadscoring.domain.lead.Cut;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Sides;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;

/** The log of merges in {@code lead_merges}, {@code lead_merge_identifiers} and {@code identity_cuts}. */
public final class JdbcMerges implements Merges {

    private static final String COLUMNS =
            "m.id, m.ended_id, m.survivor_id, m.merged_at, m.undone_at, m.undone_by, m.redone_at, m.redone_by";

    private final Database database;
    private final HeldLeads held;

    public JdbcMerges(Database database, HeldLeads held) {
        this.database = database;
        this.held = held;
    }

    @Override
    public List<Merge> of(WorkspaceId workspace, LeadId lead) {
        var merges = database.sql("select " + COLUMNS + """
                         from (
                            select id from lead_merges where survivor_id = :lead
                            union select id from lead_merges where ended_id = :lead
                            union select c.id from leads l join lead_merges c on c.ended_id = l.id
                                where l.merged_into = :lead
                        ) concerned join lead_merges m on m.id = concerned.id
                        where m.workspace_id = :workspace order by m.id
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> merge(row))
                .list();
        return withSides(merges);
    }

    @Override
    public Optional<Merge> byId(WorkspaceId workspace, MergeId merge) {
        var found = database.sql(
                        "select " + COLUMNS + " from lead_merges m where m.id = :id and m.workspace_id = :workspace")
                .param("id", merge.value())
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> merge(row))
                .list();
        return withSides(found).stream().findFirst();
    }

    private static Merge merge(ResultSet row) throws SQLException {
        return new Merge(
                new MergeId(row.getLong("id")),
                new LeadId(Columns.id(row, "ended_id")),
                new LeadId(Columns.id(row, "survivor_id")),
                Columns.instant(row, "merged_at"),
                null,
                step(row, "undone_at", "undone_by"),
                step(row, "redone_at", "redone_by"));
    }

    private static @Nullable Step step(ResultSet row, String at, String by) throws SQLException {
        var when = Columns.instantOrNull(row, at);
        var who = Columns.idOrNull(row, by);
        return when == null || who == null ? null : new Step(when, new UserId(who));
    }

    private List<Merge> withSides(List<Merge> merges) {
        var sides = sides(merges.stream().map(merge -> merge.id().value()).toList());
        return merges.stream()
                .map(merge -> new Merge(
                        merge.id(),
                        merge.ended(),
                        merge.survivor(),
                        merge.at(),
                        sides.get(merge.id()),
                        merge.undone(),
                        merge.redone()))
                .toList();
    }

    private Map<MergeId, Sides> sides(Collection<Long> merges) {
        var people = new HashMap<MergeId, Identifier>();
        var ended = new HashMap<MergeId, Set<Identifier>>();
        var survivors = new HashMap<MergeId, Set<Identifier>>();
        database.byKeys(
                        """
                        select s.merge_id, s.side, i.type, i.content from lead_merge_identifiers s
                        join identifiers i on i.id = s.identifier_id where s.merge_id in (:keys)
                        """,
                        Map.of(),
                        merges,
                        (row, n) -> new Row(
                                new MergeId(row.getLong("merge_id")),
                                row.getString("side"),
                                IdentifierColumns.identifier(row, "type", "content")))
                .forEach(row -> {
                    if (row.side().equals(MergeLog.PERSON)) {
                        people.put(row.merge(), row.identifier());
                    }
                    (row.side().equals(MergeLog.SURVIVOR) ? survivors : ended)
                            .computeIfAbsent(row.merge(), merge -> new HashSet<>())
                            .add(row.identifier());
                });
        var sides = new HashMap<MergeId, Sides>();
        people.forEach((merge, person) -> sides.put(
                merge,
                new Sides(person, ended.getOrDefault(merge, Set.of()), survivors.getOrDefault(merge, Set.of()))));
        return sides;
    }

    @Override
    public void undo(WorkspaceId workspace, MergeId merge, Set<Cut> cuts, Step step) {
        held.forgetOfAll(JdbcIdentityBook.OWN);
        write("update lead_merges set undone_at = :at, undone_by = :by", workspace, merge, step);
        database.batch(
                "insert into identity_cuts (one_id, other_id, merge_id, workspace_id) values (?, ?, ?, ?)",
                cuts.stream()
                        .map(cut -> new Object[] {
                            IdentifierKey.of(workspace, cut.one()),
                            IdentifierKey.of(workspace, cut.other()),
                            merge.value(),
                            Columns.bytes(workspace.value())
                        })
                        .toList());
    }

    @Override
    public void redo(WorkspaceId workspace, MergeId merge, Step step) {
        held.forgetOfAll(JdbcIdentityBook.OWN);
        write("update lead_merges set redone_at = :at, redone_by = :by", workspace, merge, step);
        database.sql("delete from identity_cuts where merge_id = :id and workspace_id = :workspace")
                .param("id", merge.value())
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    private void write(String update, WorkspaceId workspace, MergeId merge, Step step) {
        database.sql(update + " where id = :id and workspace_id = :workspace")
                .param("at", Columns.utc(step.at()))
                .param("by", Columns.bytes(step.by().value()))
                .param("id", merge.value())
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public Set<Cut> cuts(WorkspaceId workspace, MergeId merge) {
        return Set.copyOf(database.sql("""
                        select o.type, o.content, t.type as other_type, t.content as other_content
                        from identity_cuts c
                        join identifiers o on o.id = c.one_id
                        join identifiers t on t.id = c.other_id
                        where c.merge_id = :id and c.workspace_id = :workspace
                        """)
                .param("id", merge.value())
                .param("workspace", Columns.bytes(workspace.value()))
                .query(IdentifierColumns::cut)
                .list());
    }

    private record Row(MergeId merge, String side, Identifier identifier) {}
}
