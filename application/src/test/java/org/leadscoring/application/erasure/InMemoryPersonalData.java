package org.leadscoring.application.erasure;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.application.InMemoryDatabase.StoredScore;
import org.leadscoring.application.InMemoryDatabase.VoidedAs;
import org.leadscoring.application.InMemoryTable;
import org.leadscoring.application.delivery.Deliveries.Attempt;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.application.erasure.Erasure.Extent;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.application.importing.Import;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;
import org.leadscoring.application.ingestion.Refusal;
import org.leadscoring.application.sla.SlaClocks.Doing;
import org.leadscoring.application.sla.SlaClocks.Happened;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Cut;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Mentions;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What tells who somebody is, in memory. */
public final class InMemoryPersonalData implements PersonalData {

    private static final Identifier NOBODY = new Identifier(IdentifierType.ANONYMOUS_ID, "nobody");

    private final InMemoryDatabase database;

    public InMemoryPersonalData(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Set<LeadId> leadsOf(WorkspaceId workspace, LeadId lead) {
        var leads = new TreeSet<>(Set.of(lead));
        database.leads.rows(workspace).values().stream()
                .map(StoredLead::lead)
                .filter(other -> lead.equals(other.mergedInto()))
                .forEach(other -> leads.add(other.id()));
        return leads;
    }

    @Override
    public Set<LeadId> tiedTo(WorkspaceId workspace, Set<LeadId> leads) {
        var own = identifiers(workspace, leads);
        var ties = Stream.concat(
                database.claims.rows(workspace).keySet().stream().map(claim -> Set.of(claim.claimed(), claim.by())),
                cuts(workspace).map(cut -> Set.of(cut.one(), cut.other())));
        return ties.filter(tie -> tie.stream().anyMatch(own::contains))
                .flatMap(Set::stream)
                .flatMap(tied -> database.identifiers.find(workspace, tied).stream())
                .filter(lead -> !leads.contains(lead))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Cut> cuts(WorkspaceId workspace) {
        return database.cuts.rows(workspace).values().stream().flatMap(Set::stream);
    }

    private Set<Identifier> identifiers(WorkspaceId workspace, Set<LeadId> leads) {
        return database.identifiers.rows(workspace).entrySet().stream()
                .filter(row -> leads.contains(row.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Extent extent(WorkspaceId workspace, Set<LeadId> leads, Mentions mentions) {
        var notes = new HashSet<Object>();
        ofLeads(
                database.contacts,
                workspace,
                leads,
                (lead, contacts) -> contacts.stream()
                        .filter(contact -> !contact.note().isEmpty())
                        .forEach(notes::add));
        ofLeads(
                database.clockLedgers,
                workspace,
                leads,
                (lead, ledger) -> ledger.stream()
                        .filter(happened -> happened.doing().why() != null)
                        .forEach(notes::add));
        database.voidedIdentifiers.rows(workspace).values().stream()
                .filter(voided -> leads.contains(voided.lead()))
                .map(voided -> voided.decision().at())
                .forEach(notes::add);
        return new Extent(
                leads.size(),
                events(workspace, leads).size(),
                identifiers(workspace, leads).size(),
                notes.size(),
                keys(database.refusals, workspace, refusal -> mentions(refusal, mentions))
                        .size(),
                keys(database.refusedRows, workspace, row -> mentions(row, mentions))
                        .size(),
                keys(database.imports, workspace, InMemoryPersonalData::isOver).size());
    }

    private static boolean mentions(Refusal refusal, Mentions mentions) {
        return mentions.in(
                refusal.endpoint(), refusal.messageId(), refusal.pointer(), refusal.reason(), refusal.excerpt());
    }

    private static boolean mentions(RefusedRow row, Mentions mentions) {
        return mentions.in(row.reason(), row.text());
    }

    private static boolean isOver(Import found) {
        return found.file().kept() && (found.state() == State.DONE || found.state() == State.CANCELLED);
    }

    private Map<MessageRef, Attributed> events(WorkspaceId workspace, Set<LeadId> leads) {
        return database.events.rows(workspace).entrySet().stream()
                .filter(row -> leads.contains(row.getValue().lead()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void erase(WorkspaceId workspace, Set<LeadId> leads, Mentions mentions) {
        var identifiers = identifiers(workspace, leads);
        events(workspace, leads).forEach((message, stored) -> {
            var erased = stored.event().erased();
            database.events.remove(workspace, message);
            database.events.put(workspace, MessageRef.of(erased.key()), new Attributed(erased, stored.lead(), NOBODY));
            database.erasedMessages.put(workspace, message, true);
        });
        eraseIdentities(workspace, leads, identifiers);
        eraseWords(workspace, leads);
        ofLeads(
                database.leads,
                workspace,
                leads,
                (lead, stored) -> database.leads.put(
                        workspace, lead, new StoredLead(stored.lead().erased(), Set.of())));
        database.deliveries.rows(workspace).forEach((id, delivery) -> {
            var lead = delivery.fact().lead();
            if (lead == null) {
                database.deliveries.put(workspace, id, delivery.unsaid());
                database.deliveryAttempts
                        .find(workspace, id)
                        .ifPresent(attempts -> database.deliveryAttempts.put(
                                workspace,
                                id,
                                attempts.stream()
                                        .map(InMemoryPersonalData::wordless)
                                        .toList()));
            } else if (leads.contains(lead)) {
                database.deliveries.put(workspace, id, delivery.erased());
                database.deliveryAttempts.remove(workspace, id);
            }
        });
        database.health.rows(workspace).forEach((id, health) -> {
            if (health.disabledBecause() != null) {
                database.health.put(workspace, id, new Health(health.circuit(), "-"));
            }
        });
        database.links.rows(workspace).keySet().stream()
                .filter(link -> leads.contains(link.lead()))
                .forEach(link -> database.links.remove(workspace, link));
        database.clashes
                .rows(workspace)
                .forEach((connection, clashes) -> database.clashes.put(
                        workspace,
                        connection,
                        clashes.stream()
                                .filter(clash -> !leads.contains(clash.lead()))
                                .toList()));
        ofLeads(database.replays, workspace, leads, (lead, waits) -> database.replays.remove(workspace, lead));
        database.scores.rows(workspace).forEach((key, score) -> {
            if (leads.contains(key.lead())) {
                database.scores.put(
                        workspace,
                        key,
                        new StoredScore(
                                score.state(),
                                score.kept(),
                                score.stage(),
                                null,
                                null,
                                score.entries(),
                                score.crossings(),
                                List.of()));
            }
        });
        keys(database.refusals, workspace, refusal -> mentions(refusal, mentions))
                .forEach(key -> database.refusals.remove(workspace, key));
        keys(database.refusedRows, workspace, row -> mentions(row, mentions))
                .forEach(key -> database.refusedRows.remove(workspace, key));
        keys(database.imports, workspace, InMemoryPersonalData::isOver).forEach(key -> {
            database.importPieces.rows(workspace).keySet().stream()
                    .filter(piece -> piece.file().equals(key))
                    .forEach(piece -> database.importPieces.remove(workspace, piece));
            database.imports
                    .find(workspace, key)
                    .ifPresent(over -> database.imports.put(workspace, key, over.withoutFile()));
        });
    }

    private void eraseIdentities(WorkspaceId workspace, Set<LeadId> leads, Set<Identifier> identifiers) {
        database.merges.rows(workspace).forEach((id, merge) -> {
            if (leads.contains(merge.ended()) || leads.contains(merge.survivor())) {
                database.merges.remove(workspace, id);
                database.cuts.remove(workspace, id);
            }
        });
        database.claims.rows(workspace).keySet().stream()
                .filter(claim -> identifiers.contains(claim.claimed()) || identifiers.contains(claim.by()))
                .forEach(claim -> database.claims.remove(workspace, claim));
        database.cuts
                .rows(workspace)
                .forEach((id, cuts) -> database.cuts.put(
                        workspace,
                        id,
                        cuts.stream()
                                .filter(cut -> !identifiers.contains(cut.one()) && !identifiers.contains(cut.other()))
                                .collect(Collectors.toSet())));
        identifiers.forEach(identifier -> {
            database.identifiers.remove(workspace, identifier);
            database.voidedIdentifiers.remove(workspace, identifier);
        });
    }

    private void eraseWords(WorkspaceId workspace, Set<LeadId> leads) {
        ofLeads(
                database.contacts,
                workspace,
                leads,
                (lead, contacts) -> database.contacts.put(
                        workspace,
                        lead,
                        contacts.stream()
                                .map(contact -> new Contact(contact.way(), "", contact.at(), contact.by()))
                                .toList()));
        ofLeads(
                database.clockLedgers,
                workspace,
                leads,
                (lead, ledger) -> database.clockLedgers.put(
                        workspace,
                        lead,
                        ledger.stream()
                                .map(happened -> new Happened(
                                        happened.transition(),
                                        happened.at(),
                                        happened.dueAt(),
                                        new Doing(happened.doing().by(), null)))
                                .toList()));
        database.voidedIdentifiers.rows(workspace).forEach((identifier, voided) -> {
            if (leads.contains(voided.lead())) {
                database.voidedIdentifiers.put(workspace, identifier, new VoidedAs(voided.lead(), wordless(voided)));
            }
        });
        database.audit.rows(workspace).forEach((id, change) -> {
            if (change.subject().type().equals("lead")
                    && leads.contains(new LeadId(change.subject().id()))) {
                database.audit.put(workspace, id, wordless(change));
            }
        });
    }

    private static Attempt wordless(Attempt attempt) {
        return new Attempt(attempt.delivery(), attempt.at(), attempt.millis(), attempt.accepted(), "-", "-");
    }

    private static Decision wordless(VoidedAs voided) {
        return new Decision("-", voided.decision().at(), voided.decision().by());
    }

    private static Change wordless(Change change) {
        return new Change(
                change.id(),
                change.at(),
                change.by(),
                change.action(),
                change.subject(),
                Attributes.NONE,
                Attributes.NONE);
    }

    private static <V> void ofLeads(
            InMemoryTable<LeadId, V> table, WorkspaceId workspace, Set<LeadId> leads, BiConsumer<LeadId, V> work) {
        leads.forEach(lead -> table.find(workspace, lead).ifPresent(row -> work.accept(lead, row)));
    }

    private static <K, V> List<K> keys(InMemoryTable<K, V> table, WorkspaceId workspace, Predicate<V> which) {
        return table.rows(workspace).entrySet().stream()
                .filter(row -> which.test(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
