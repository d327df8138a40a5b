package org.leadscoring.persistence.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;

/** Leads in the table {@code leads}, with what they are found by, where they live on and the history of their statuses. */
public final class JdbcLeads implements Leads {

    private final Database database;

    public JdbcLeads(Database database) {
        this.database = database;
    }

    @Override
    public Map<LeadId, Lead> lock(WorkspaceId workspace, Set<LeadId> leads) {
        return locked(workspace, leads, "for update");
    }

    @Override
    public Map<LeadId, Lead> lockFree(WorkspaceId workspace, Set<LeadId> leads) {
        return locked(workspace, leads, "for update skip locked");
    }

    /** First the locks and then the rows, so that what the primary model says is read and not locked. */
    private Map<LeadId, Lead> locked(WorkspaceId workspace, Set<LeadId> leads, String how) {
        var scope = Map.<String, Object>of("workspace", Columns.bytes(workspace.value()));
        var keys = new TreeSet<>(leads)
                .stream().map(lead -> Columns.bytes(lead.value())).toList();
        var held = database.byKeys(
                "select id from leads where id in (:keys) and workspace_id = :workspace order by id " + how,
                scope,
                keys,
                (row, n) -> row.getBytes("id"));
        var locked = new HashMap<LeadId, Lead>();
        database.byKeys(
                        "select " + LeadRows.COLUMNS + " from " + LeadRows.TABLES
                                + " where l.id in (:keys) and l.workspace_id = :workspace",
                        scope,
                        held,
                        (row, n) -> LeadRows.lead(row))
                .forEach(lead -> locked.put(lead.id(), lead));
        return locked;
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Lead> leads) {
        database.batch(
                """
                insert into leads (id, workspace_id, created_at, traits, name, email, phone, company, known, status,
                    owner_id, last_activity_at, active_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                leads.stream()
                        .map(lead -> {
                            var row = new ArrayList<@Nullable Object>();
                            row.add(Columns.bytes(lead.id().value()));
                            row.add(Columns.bytes(workspace.value()));
                            addColumns(row, lead);
                            return row.toArray();
                        })
                        .toList());
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Findable> leads) {
        database.batch(
                """
                update leads set created_at = ?, traits = ?, name = ?, email = ?, phone = ?, company = ?, known = ?,
                    status = ?, owner_id = ?, last_activity_at = ?, active_at = ?
                where id = ? and workspace_id = ?
                """,
                leads.stream()
                        .map(findable -> {
                            var row = new ArrayList<@Nullable Object>();
                            addColumns(row, findable.lead());
                            row.add(Columns.bytes(findable.lead().id().value()));
                            row.add(Columns.bytes(workspace.value()));
                            return row.toArray();
                        })
                        .toList());
        saveSearchTerms(workspace, leads);
    }

    private static void addColumns(List<@Nullable Object> row, Lead lead) {
        var profile = lead.profile();
        var owner = lead.owner();
        var activity = lead.lastActivityAt();
        row.add(Columns.utc(lead.createdAt()));
        row.add(Json.text(lead.traits()));
        row.add(profile.name());
        row.add(profile.email());
        row.add(profile.phone());
        row.add(profile.company());
        row.add(profile.known());
        row.add(Columns.key(lead.status()));
        row.add(Columns.bytesOrNull(owner == null ? null : owner.value()));
        row.add(Columns.utcOrNull(activity));
        row.add(Columns.utc(activity == null ? lead.createdAt() : activity));
    }

    private void saveSearchTerms(WorkspaceId workspace, Collection<Findable> leads) {
        var stored = new HashMap<LeadId, Set<String>>();
        database.byKeys(
                        "select lead_id, term from lead_search_terms where lead_id in (:keys)",
                        Map.of(),
                        leads.stream()
                                .map(findable ->
                                        Columns.bytes(findable.lead().id().value()))
                                .toList(),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), row.getString("term")))
                .forEach(entry -> stored.computeIfAbsent(entry.getKey(), lead -> new HashSet<>())
                        .add(entry.getValue()));
        var gone = new ArrayList<Object[]>();
        var added = new ArrayList<Object[]>();
        for (var findable : leads) {
            var before = stored.getOrDefault(findable.lead().id(), Set.of());
            var after = findable.searchTerms();
            before.stream()
                    .filter(term -> !after.contains(term))
                    .forEach(term -> gone.add(termRow(workspace, term, findable.lead())));
            after.stream()
                    .filter(term -> !before.contains(term))
                    .forEach(term -> added.add(termRow(workspace, term, findable.lead())));
        }
        database.batch("delete from lead_search_terms where workspace_id = ? and term = ? and lead_id = ?", gone);
        database.batch("insert into lead_search_terms (workspace_id, term, lead_id) values (?, ?, ?)", added);
    }

    private static Object[] termRow(WorkspaceId workspace, String term, Lead lead) {
        return new Object[] {
            Columns.bytes(workspace.value()), term, Columns.bytes(lead.id().value())
        };
    }

    @Override
    public void saveWork(WorkspaceId workspace, Lead lead) {
        var owner = lead.owner();
        database.sql("""
                        update leads set status = :status, owner_id = :owner
                        where id = :id and workspace_id = :workspace
                        """)
                .param("status", Columns.key(lead.status()))
                .param("owner", Columns.bytesOrNull(owner == null ? null : owner.value()))
                .param("id", Columns.bytes(lead.id().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public void merge(WorkspaceId workspace, Map<LeadId, LeadId> merged) {
        var scope = Columns.bytes(workspace.value());
        var rows = merged.entrySet().stream()
                .map(entry -> new Object[] {
                    Columns.bytes(entry.getValue().value()),
                    Columns.bytes(entry.getKey().value()),
                    scope
                })
                .toList();
        database.batch("update leads set merged_into = ? where merged_into = ? and workspace_id = ?", rows);
        database.batch("update leads set merged_into = ? where id = ? and workspace_id = ?", rows);
        database.batch("update status_changes set lead_id = ? where lead_id = ? and workspace_id = ?", rows);
        database.updateByKeys(
                "delete from lead_search_terms where lead_id in (:keys)",
                Map.of(),
                merged.keySet().stream()
                        .map(lead -> Columns.bytes(lead.value()))
                        .toList());
    }

    @Override
    public void revive(WorkspaceId workspace, LeadId ended) {
        database.sql("update leads set merged_into = null where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(ended.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public void liveOn(WorkspaceId workspace, Map<LeadId, LeadId> ended) {
        database.batch(
                "update leads set merged_into = ? where id = ? and workspace_id = ?",
                new TreeMap<>(ended)
                        .entrySet().stream()
                                .map(entry -> new Object[] {
                                    Columns.bytes(entry.getValue().value()),
                                    Columns.bytes(entry.getKey().value()),
                                    Columns.bytes(workspace.value())
                                })
                                .toList());
    }

    @Override
    public Optional<Lead> byId(WorkspaceId workspace, LeadId lead) {
        return database.sql("select " + LeadRows.COLUMNS + " from " + LeadRows.TABLES
                        + " where l.id = :id and l.workspace_id = :workspace")
                .param("id", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> LeadRows.lead(row))
                .optional();
    }

    @Override
    public void record(WorkspaceId workspace, LeadId lead, StatusChange change) {
        database.sql("""
                        insert into status_changes (workspace_id, lead_id, from_status, to_status, changed_at, changed_by)
                        values (:workspace, :lead, :from, :to, :at, :by)
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("lead", Columns.bytes(lead.value()))
                .param("from", Columns.key(change.from()))
                .param("to", Columns.key(change.to()))
                .param("at", Columns.utc(change.at()))
                .param("by", Columns.bytes(change.by().value()))
                .update();
    }

    @Override
    public List<StatusChange> statusHistory(WorkspaceId workspace, LeadId lead) {
        return database.sql("""
                        select from_status, to_status, changed_at, changed_by from status_changes
                        where lead_id = :lead and workspace_id = :workspace order by changed_at, id
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new StatusChange(
                        Columns.constant(LeadStatus.class, row, "from_status"),
                        Columns.constant(LeadStatus.class, row, "to_status"),
                        Columns.instant(row, "changed_at"),
                        new UserId(Columns.id(row, "changed_by"))))
                .list();
    }
}
