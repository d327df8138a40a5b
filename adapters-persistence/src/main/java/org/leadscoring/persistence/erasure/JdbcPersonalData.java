package org.leadscoring.persistence.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.leadscoring.application.erasure.Erasure.Extent;
import org.leadscoring.application.erasure.PersonalData;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Mentions;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.event.ErasedMessages;
import org.leadscoring.persistence.lead.HeldLeads;
import org.leadscoring.persistence.lead.IdentifierHints;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;

/**
 * What the tables of all rooms hold of persons. An erased lead lives on in nobody ({@code merged_into} is sixteen zeros), so
 * that whoever passes over leads that ended passes over it, too.
 */
public final class JdbcPersonalData implements PersonalData {

    /** What stands for nobody and for no identifier. */
    private static final byte[] NOBODY = Columns.bytes(LeadId.NOBODY.value());

    private static final String OVER = "file_kept = true and state in ('done', 'cancelled')";

    private static final List<String> OF_LEADS = List.of(
            "delete from lead_search_terms where workspace_id = :workspace and lead_id in (:keys)",
            "update lead_contacts set note = '' where workspace_id = :workspace and lead_id in (:keys)",
            "update sla_transitions set why = null where workspace_id = :workspace and lead_id in (:keys)",
            // Without a state and without the number of its events a score is none that could be gone on from.
            """
            update scores set events = null, stepped_at = null, due_at = null, cools_at = null
            where workspace_id = :workspace and lead_id in (:keys)
            """,
            "delete from score_states where workspace_id = :workspace and lead_id in (:keys)",
            "delete from score_checkpoints where workspace_id = :workspace and lead_id in (:keys)",
            """
            delete from delivery_attempts where workspace_id = :workspace and delivery_id in
                (select id from deliveries where lead_id in (:keys))
            """,
            """
            update deliveries set notice = null, detail = null, answer = null,
                ended_at = case when next_at is null then ended_at else created_at end,
                state = case when next_at is null then state else 'dead' end, next_at = null
            where workspace_id = :workspace and lead_id in (:keys)
            """,
            "delete from crm_links where workspace_id = :workspace and lead_id in (:keys)",
            "delete from crm_clashes where workspace_id = :workspace and lead_id in (:keys)",
            "delete from replays where workspace_id = :workspace and lead_id in (:keys)",
            "delete from identifier_leads where workspace_id = :workspace and lead_id in (:keys)",
            // What is left was handed on to others: they stay void, and nobody reads why.
            "update voided_identifiers set reason = '-' where workspace_id = :workspace and lead_id in (:keys)",
            """
            update audit_log set was = '{}', became = '{}'
            where workspace_id = :workspace and subject_type = 'lead' and subject_id in (:keys)
            """,
            """
            update leads set traits = '{}', name = null, email = null, phone = null, company = null, known = false,
                listed_under = '1', merged_into = :nobody
            where workspace_id = :workspace and id in (:keys)
            """);

    private static final List<String> OF_IDENTIFIERS = List.of(
            "delete from identifier_claims where workspace_id = :workspace and claimed_id in (:keys)",
            "delete from identifier_claims where workspace_id = :workspace and by_id in (:keys)",
            "delete from identity_cuts where workspace_id = :workspace and one_id in (:keys)",
            "delete from identity_cuts where workspace_id = :workspace and other_id in (:keys)",
            "delete from lead_merge_identifiers where workspace_id = :workspace and identifier_id in (:keys)",
            "delete from voided_identifiers where workspace_id = :workspace and identifier_id in (:keys)",
            "delete from identifiers where workspace_id = :workspace and id in (:keys)");

    /** What ties the identifiers of one lead to those of others. */
    private static final List<String> TIES = List.of(
            "identifier_claims c on c.by_id = l.identifier_id join identifier_leads o on c.claimed_id",
            "identifier_claims c on c.claimed_id = l.identifier_id join identifier_leads o on c.by_id",
            "identity_cuts c on c.one_id = l.identifier_id join identifier_leads o on c.other_id",
            "identity_cuts c on c.other_id = l.identifier_id join identifier_leads o on c.one_id");

    private static final List<String> OF_MERGES = List.of(
            "delete from lead_merge_identifiers where workspace_id = :workspace and merge_id in (:keys)",
            "delete from lead_merges where workspace_id = :workspace and id in (:keys)");

    /**
     * What is about no lead in particular may tell of anybody: letters about many leads, and the words of tools, which may have
     * repeated what they were told.
     */
    private static final List<String> OF_ANYBODY = List.of(
            """
            update delivery_attempts set request = '-', answer = '-' where workspace_id = :workspace and delivery_id in
                (select id from deliveries where lead_id is null and workspace_id = :workspace)
            """,
            """
            update deliveries set notice = null, detail = case when detail is null then null else '-' end,
                answer = case when answer is null then null else '-' end
            where lead_id is null and workspace_id = :workspace
                and (notice is not null or detail <> '-' or answer <> '-')
            """,
            """
            update destinations set disabled_because = '-'
            where workspace_id = :workspace and disabled_because is not null
            """,
            """
            update crm_connections set disabled_because = '-'
            where workspace_id = :workspace and disabled_because is not null
            """,
            "update crm_runs set trouble = '-' where workspace_id = :workspace and trouble is not null",
            "update analytics_batches set answer = null where workspace_id = :workspace and answer is not null",
            """
            update analytics_feeds set disabled_because = '-'
            where workspace_id = :workspace and disabled_because is not null
            """);

    private final Database database;
    private final HeldLeads held;
    private final IdentifierHints hints;
    private final IdentityBook identities;
    private final ErasedMessages messages;
    private final Mentioned mentioned;

    public JdbcPersonalData(
            Database database,
            HeldLeads held,
            IdentifierHints hints,
            IdentityBook identities,
            ErasedMessages messages) {
        this.database = database;
        this.held = held;
        this.hints = hints;
        this.identities = identities;
        this.messages = messages;
        this.mentioned = new Mentioned(database);
    }

    @Override
    public Set<LeadId> leadsOf(WorkspaceId workspace, LeadId lead) {
        var leads = new TreeSet<LeadId>();
        leads.add(lead);
        leads.addAll(database.sql("select id from leads where merged_into = :lead and workspace_id = :workspace")
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new LeadId(Columns.id(row, "id")))
                .list());
        return leads;
    }

    @Override
    public Set<LeadId> tiedTo(WorkspaceId workspace, Set<LeadId> leads) {
        var tied = new TreeSet<LeadId>();
        for (var by : TIES) {
            tied.addAll(database.byKeys(
                    "select distinct o.lead_id from identifier_leads l join " + by
                            + " = o.identifier_id where l.workspace_id = :workspace and l.lead_id in (:keys)",
                    Map.of("workspace", Columns.bytes(workspace.value())),
                    keys(leads),
                    (row, n) -> new LeadId(Columns.id(row, "lead_id"))));
        }
        tied.removeAll(leads);
        return tied;
    }

    @Override
    public Extent extent(WorkspaceId workspace, Set<LeadId> leads, Mentions mentions) {
        var of = " where workspace_id = :workspace and lead_id in (:keys)";
        return new Extent(
                leads.size(),
                count("select count(*) as n from events" + of, workspace, leads),
                identifiers(workspace, leads).size(),
                count("select count(*) as n from lead_contacts" + of + " and note <> ''", workspace, leads)
                        + count("select count(*) as n from sla_transitions" + of + " and why <> ''", workspace, leads)
                        + count(
                                "select count(*) as n from (select distinct voided_at from voided_identifiers" + of
                                        + ") decided",
                                workspace,
                                leads),
                mentioned.refusals(workspace, mentions).size(),
                mentioned.rows(workspace, mentions).size(),
                filesOver(workspace).size());
    }

    private long count(String sql, WorkspaceId workspace, Set<LeadId> leads) {
        return database.byKeys(sql, scope(workspace), keys(leads), (row, n) -> row.getLong("n")).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Whoever puts together what is said of a lead holds the destination: from here on nobody does. */
    private void holdDestinations(WorkspaceId workspace) {
        database.sql("select id from destinations where workspace_id = :workspace order by id for update")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> row.getBytes("id"))
                .list();
    }

    private void eraseWhatTellsOfAnybody(WorkspaceId workspace) {
        OF_ANYBODY.forEach(sql -> database.sql(sql)
                .param("workspace", Columns.bytes(workspace.value()))
                .update());
    }

    private Set<Identifier> identifiers(WorkspaceId workspace, Set<LeadId> leads) {
        var identifiers = new HashSet<Identifier>();
        leads.forEach(lead -> identifiers.addAll(identities.identifiersOf(workspace, lead)));
        return identifiers;
    }

    private List<byte[]> filesOver(WorkspaceId workspace) {
        return database.sql("select id from imports where workspace_id = :workspace and " + OVER)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> row.getBytes("id"))
                .list();
    }

    @Override
    public void erase(WorkspaceId workspace, Set<LeadId> leads, Mentions mentions) {
        var identifiers = identifiers(workspace, leads);
        leads.forEach(held::forget);
        tiedTo(workspace, leads).forEach(held::forget);
        eraseEvents(workspace, leads);
        update(OF_MERGES, workspace, mergesOf(workspace, leads));
        update(
                OF_IDENTIFIERS,
                workspace,
                identifiers.stream()
                        .map(identifier -> IdentifierKey.of(workspace, identifier))
                        .toList());
        holdDestinations(workspace);
        update(OF_LEADS, workspace, keys(leads));
        mentioned.erase(workspace, mentions);
        eraseWhatTellsOfAnybody(workspace);
        eraseFiles(workspace);
        held.afterCommit(() -> hints.forget(workspace, identifiers));
    }

    private void eraseEvents(WorkspaceId workspace, Set<LeadId> leads) {
        var events = database.byKeys(
                "select id, source_id, message_id from events where workspace_id = :workspace and lead_id in (:keys)",
                scope(workspace),
                keys(leads),
                (row, n) -> Map.entry(new EventId(Columns.id(row, "id")), message(row)));
        messages.add(workspace, events.stream().map(Map.Entry::getValue).toList());
        database.batch(
                """
                update events set message_id = ?, identifier_id = ?, name = type, properties = '{}', traits = '{}',
                    context = '{}'
                where id = ?
                """,
                events.stream()
                        .map(Map.Entry::getKey)
                        .map(event -> new Object[] {Event.erasedMessage(event), NOBODY, Columns.bytes(event.value())})
                        .toList());
    }

    private static MessageRef message(ResultSet row) throws SQLException {
        return new MessageRef(new SourceId(Columns.id(row, "source_id")), row.getString("message_id"));
    }

    private List<Long> mergesOf(WorkspaceId workspace, Set<LeadId> leads) {
        return database.byKeys("""
                select id from lead_merges where workspace_id = :workspace and ended_id in (:keys)
                union select id from lead_merges where workspace_id = :workspace and survivor_id in (:keys)
                """, scope(workspace), keys(leads), (row, n) -> row.getLong("id"));
    }

    private void eraseFiles(WorkspaceId workspace) {
        var files = filesOver(workspace);
        database.updateByKeys("delete from import_pieces where import_id in (:keys)", Map.of(), files);
        database.updateByKeys("update imports set file_kept = false where id in (:keys)", Map.of(), files);
    }

    private void update(List<String> statements, WorkspaceId workspace, List<?> keys) {
        statements.forEach(sql -> database.updateByKeys(sql, scope(workspace), keys));
    }

    private static Map<String, Object> scope(WorkspaceId workspace) {
        var scope = new HashMap<String, Object>();
        scope.put("workspace", Columns.bytes(workspace.value()));
        scope.put("nobody", NOBODY);
        return scope;
    }

    private static List<byte[]> keys(Set<LeadId> leads) {
        return leads.stream().map(lead -> Columns.bytes(lead.value())).toList();
    }
}
