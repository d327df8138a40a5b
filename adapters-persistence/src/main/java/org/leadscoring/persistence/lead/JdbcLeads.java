package org.leadscoring.persistence.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.HeldLeads.Fact;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Rows;
import org.leadscoring.persistence.sql.Table;

/** Leads in the table {@code leads}, with what they are found by, where they live on and the history of their statuses. */
public final class JdbcLeads implements Leads {

    private static final Table LEADS = new Table(
            "leads",
            List.of(
                    "created_at",
                    "source_id",
                    "traits",
                    "name",
                    "email",
                    "phone",
                    "company",
                    "known",
                    "status",
                    "owner_id",
                    "active_at",
                    "listed_under",
                    "+version"),
            List.of("id", "workspace_id"));
    /** The queue of one person is read without their leads. */
    private static final String OWNER_OF_CLOCK = "update sla_clocks set owner_id = ? where lead_id = ?";

    private static final Fact<Terms> TERMS = new Fact<>(Terms.class, "search terms", true);

    private final Database database;
    private final HeldLeads held;

    public JdbcLeads(Database database, HeldLeads held) {
        this.database = database;
        this.held = held;
    }

    @Override
    public Map<LeadId, Lead> lock(WorkspaceId workspace, Set<LeadId> leads) {
        return locked(workspace, leads, "for update");
    }

    @Override
    public Map<LeadId, Lead> lockFree(WorkspaceId workspace, Set<LeadId> leads) {
        return locked(workspace, leads, "for update skip locked");
    }

    private Map<LeadId, Lead> locked(WorkspaceId workspace, Set<LeadId> leads, String how) {
        var versions = new HashMap<LeadId, Long>();
        database.byKeys(
                        "select id, version from leads where id in (:keys) and workspace_id = :workspace order by id "
                                + how,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        new TreeSet<>(leads)
                                .stream()
                                        .map(lead -> Columns.bytes(lead.value()))
                                        .toList(),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "id")), row.getLong("version")))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        held.hold(versions);
        return read(workspace, versions.keySet());
    }

    private Map<LeadId, Lead> read(WorkspaceId workspace, Set<LeadId> locked) {
        var leads = new HashMap<LeadId, Lead>();
        locked.forEach(id -> held.find(id, KeptLead.LEAD).ifPresent(kept -> leads.put(id, kept.lead())));
        database.byKeys(
                        "select " + LeadRows.OWN_COLUMNS
                                + " from leads l where l.id in (:keys) and l.workspace_id = :workspace",
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        locked.stream()
                                .filter(id -> !leads.containsKey(id))
                                .map(lead -> Columns.bytes(lead.value()))
                                .toList(),
                        (row, n) -> new KeptLead(
                                LeadRows.unscored(row), row.getString("traits"), Columns.instant(row, "active_at")))
                .forEach(kept -> {
                    leads.put(kept.lead().id(), kept.lead());
                    held.keep(kept.lead().id(), KeptLead.LEAD, kept);
                });
        return leads;
    }

    @Override
    public Map<LeadId, Lead> byIds(WorkspaceId workspace, Set<LeadId> leads) {
        var found = new HashMap<LeadId, Lead>();
        database.byKeys(
                        "select " + LeadRows.COLUMNS + " from " + LeadRows.TABLES
                                + " where l.id in (:keys) and l.workspace_id = :workspace",
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        leads.stream().map(lead -> Columns.bytes(lead.value())).toList(),
                        (row, n) -> LeadRows.lead(row))
                .forEach(lead -> found.put(lead.id(), lead));
        return found;
    }

    @Override
    public void expect(Collection<LeadId> leads) {
        held.expect(leads);
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Lead> leads) {
        var rows = new Rows();
        var made = leads.stream().map(KeptLead::of).toList();
        made.forEach(kept -> rows.add(false, row(workspace, kept, 0)));
        database.write(LEADS, rows);
        held.made(leads.stream().map(Lead::id).toList());
        made.forEach(kept -> held.keep(kept.lead().id(), KeptLead.LEAD, kept));
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Findable> leads) {
        var rows = new Rows();
        var owners = new ArrayList<@Nullable Object[]>();
        for (var findable : leads) {
            var id = findable.lead().id();
            var kept = KeptLead.of(findable.lead());
            if (held.isExpected(id)) {
                rows.add(false, row(workspace, kept, held.rise(id)));
                held.written(id);
                held.keep(id, KeptLead.LEAD, kept);
            } else if (held.find(id, KeptLead.LEAD).filter(kept::equals).isEmpty()) {
                rows.add(true, row(workspace, kept, held.rise(id)));
                if (held.find(id, KeptLead.LEAD).filter(kept::ownedAs).isEmpty()) {
                    owners.add(ownerOfClock(findable.lead()));
                }
                held.keep(id, KeptLead.LEAD, kept);
            }
        }
        database.write(LEADS, rows);
        database.batch(OWNER_OF_CLOCK, owners);
        saveSearchTerms(workspace, leads);
    }

    private static @Nullable Object[] row(WorkspaceId workspace, KeptLead kept, long rise) {
        var lead = kept.lead();
        var profile = lead.profile();
        var owner = lead.owner();
        var source = lead.source();
        return new @Nullable Object[] {
            Columns.utc(lead.createdAt()),
            source == null ? null : Columns.bytes(source.value()),
            kept.traits(),
            profile.name(),
            profile.email(),
            profile.phone(),
            profile.company(),
            profile.known(),
            Columns.key(lead.status()),
            Columns.bytesOrNull(owner == null ? null : owner.value()),
            Columns.utc(kept.activeAt()),
            profile.listedUnder(),
            rise,
            Columns.bytes(lead.id().value()),
            Columns.bytes(workspace.value())
        };
    }

    private static @Nullable Object[] ownerOfClock(Lead lead) {
        var owner = lead.owner();
        return new @Nullable Object[] {
            Columns.bytesOrNull(owner == null ? null : owner.value()),
            Columns.bytes(lead.id().value())
        };
    }

    private void saveSearchTerms(WorkspaceId workspace, Collection<Findable> leads) {
        var ids = leads.stream().map(findable -> findable.lead().id()).toList();
        var stored = held.all(ids, TERMS, Terms.NONE, this::searchTerms);
        var gone = new ArrayList<Object[]>();
        var added = new ArrayList<Object[]>();
        for (var findable : leads) {
            var before = stored.getOrDefault(findable.lead().id(), Terms.NONE).words();
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
        leads.forEach(findable -> held.keep(findable.lead().id(), TERMS, new Terms(findable.searchTerms())));
    }

    private Map<LeadId, Terms> searchTerms(Set<LeadId> leads) {
        return database
                .byKeys(
                        "select lead_id, term from lead_search_terms where lead_id in (:keys)",
                        Map.of(),
                        leads.stream().map(lead -> Columns.bytes(lead.value())).toList(),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), row.getString("term")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Map.Entry::getValue, Collectors.toSet()), Terms::new)));
    }

    private static Object[] termRow(WorkspaceId workspace, String term, Lead lead) {
        return new Object[] {
            Columns.bytes(workspace.value()), term, Columns.bytes(lead.id().value())
        };
    }

    @Override
    public void saveWork(WorkspaceId workspace, Lead lead) {
        var owner = lead.owner();
        held.forget(lead.id(), KeptLead.LEAD);
        database.sql("""
                        update leads set status = :status, owner_id = :owner
                        where id = :id and workspace_id = :workspace
                        """)
                .param("status", Columns.key(lead.status()))
                .param("owner", Columns.bytesOrNull(owner == null ? null : owner.value()))
                .param("id", Columns.bytes(lead.id().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
        var owners = new ArrayList<@Nullable Object[]>();
        owners.add(ownerOfClock(lead));
        database.batch(OWNER_OF_CLOCK, owners);
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
        database.batch(
                "update leads set merged_into = ?, version = version + 1 where merged_into = ? and workspace_id = ?",
                rows);
        database.batch("update leads set merged_into = ? where id = ? and workspace_id = ?", rows);
        merged.keySet().forEach(held::forget);
        database.batch("update status_changes set lead_id = ? where lead_id = ? and workspace_id = ?", rows);
        database.batch("update lead_contacts set lead_id = ? where lead_id = ? and workspace_id = ?", rows);
        database.updateByKeys(
                "delete from lead_search_terms where lead_id in (:keys)",
                Map.of(),
                merged.keySet().stream()
                        .map(lead -> Columns.bytes(lead.value()))
                        .toList());
    }

    @Override
    public void revive(WorkspaceId workspace, LeadId ended) {
        held.forget(ended);
        database.sql(
                        "update leads set merged_into = null, version = version + 1 where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(ended.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public void liveOn(WorkspaceId workspace, Map<LeadId, LeadId> ended) {
        ended.keySet().forEach(held::forget);
        database.batch(
                "update leads set merged_into = ?, version = version + 1 where id = ? and workspace_id = ?",
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
    public void record(WorkspaceId workspace, Map<LeadId, List<StatusChange>> changes) {
        var rows = new ArrayList<Object[]>();
        changes.forEach((lead, steps) -> steps.forEach(step -> rows.add(new Object[] {
            Columns.bytes(workspace.value()),
            Columns.bytes(lead.value()),
            Columns.key(step.from()),
            Columns.key(step.to()),
            Columns.utc(step.at()),
            Columns.bytes(step.by().value())
        })));
        database.batch("""
                insert into status_changes (workspace_id, lead_id, from_status, to_status, changed_at, changed_by)
                values (?, ?, ?, ?, ?, ?)
                """, rows);
    }

    @Override
    public Map<LeadId, List<StatusChange>> statusHistories(WorkspaceId workspace, Set<LeadId> leads) {
        return database
                .byKeys(
                        """
                        select lead_id, from_status, to_status, changed_at, changed_by from status_changes
                        where lead_id in (:keys) and workspace_id = :workspace order by changed_at, id
                        """,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        leads.stream().map(lead -> Columns.bytes(lead.value())).toList(),
                        (row, n) -> Map.entry(
                                new LeadId(Columns.id(row, "lead_id")),
                                new StatusChange(
                                        Columns.constant(LeadStatus.class, row, "from_status"),
                                        Columns.constant(LeadStatus.class, row, "to_status"),
                                        Columns.instant(row, "changed_at"),
                                        new UserId(Columns.id(row, "changed_by")))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public void record(WorkspaceId workspace, LeadId lead, Contact contact) {
        database.sql("""
                        insert into lead_contacts (workspace_id, lead_id, way, note, contacted_at, contacted_by)
                        values (:workspace, :lead, :way, :note, :at, :by)
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("lead", Columns.bytes(lead.value()))
                .param("way", Columns.key(contact.way()))
                .param("note", contact.note())
                .param("at", Columns.utc(contact.at()))
                .param("by", Columns.bytes(contact.by().value()))
                .update();
    }

    @Override
    public List<Contact> contacts(WorkspaceId workspace, LeadId lead) {
        return database.sql("""
                        select way, note, contacted_at, contacted_by from lead_contacts
                        where lead_id = :lead and workspace_id = :workspace order by contacted_at, id
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new Contact(
                        Columns.constant(Contact.Way.class, row, "way"),
                        row.getString("note"),
                        Columns.instant(row, "contacted_at"),
                        new UserId(Columns.id(row, "contacted_by"))))
                .list();
    }

    private record Terms(Set<String> words) {

        static final Terms NONE = new Terms(Set.of());
    }
}
