package org.leadscoring.application.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Leads in memory. */
public final class InMemoryLeads implements Leads {

    private final InMemoryDatabase database;

    public InMemoryLeads(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<LeadId, Lead> lock(WorkspaceId workspace, Set<LeadId> leads) {
        var locked = new TreeMap<LeadId, Lead>();
        for (var id : new TreeSet<>(leads)) {
            byId(workspace, id).ifPresent(lead -> locked.put(id, lead.unscored()));
        }
        return locked;
    }

    @Override
    public Map<LeadId, Lead> byIds(WorkspaceId workspace, Set<LeadId> leads) {
        var found = new HashMap<LeadId, Lead>();
        leads.forEach(id -> byId(workspace, id).ifPresent(lead -> found.put(id, lead)));
        return found;
    }

    @Override
    public Map<LeadId, Lead> lockFree(WorkspaceId workspace, Set<LeadId> leads) {
        return lock(workspace, leads);
    }

    @Override
    public void expect(Collection<LeadId> leads) {
        // Here whatever is saved need not stand.
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Lead> leads) {
        leads.forEach(lead -> put(workspace, lead, Set.of()));
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Findable> leads) {
        leads.forEach(findable -> put(workspace, findable.lead(), findable.searchTerms()));
    }

    @Override
    public void saveWork(WorkspaceId workspace, Lead lead) {
        stored(workspace, lead.id())
                .ifPresent(stored ->
                        put(workspace, stored.lead().with(lead.status()).ownedBy(lead.owner()), stored.searchTerms()));
    }

    @Override
    public void merge(WorkspaceId workspace, Map<LeadId, LeadId> merged) {
        merged.forEach((ended, survivor) -> {
            database.leads.rows(workspace).values().stream()
                    .map(StoredLead::lead)
                    .filter(lead -> lead.id().equals(ended) || ended.equals(lead.mergedInto()))
                    .forEach(lead -> put(workspace, lead.mergedInto(survivor), Set.of()));
            var steps = new ArrayList<>(statusHistory(workspace, survivor));
            steps.addAll(statusHistory(workspace, ended));
            database.statusChanges.put(workspace, survivor, List.copyOf(steps));
            database.statusChanges.remove(workspace, ended);
            var contacts = new ArrayList<>(contacts(workspace, survivor));
            contacts.addAll(contacts(workspace, ended));
            database.contacts.put(workspace, survivor, List.copyOf(contacts));
            database.contacts.remove(workspace, ended);
        });
    }

    @Override
    public void revive(WorkspaceId workspace, LeadId ended) {
        byId(workspace, ended).ifPresent(lead -> put(workspace, lead.revived(), Set.of()));
    }

    @Override
    public void liveOn(WorkspaceId workspace, Map<LeadId, LeadId> ended) {
        ended.forEach((id, survivor) ->
                byId(workspace, id).ifPresent(lead -> put(workspace, lead.mergedInto(survivor), Set.of())));
    }

    @Override
    public Optional<Lead> byId(WorkspaceId workspace, LeadId lead) {
        return stored(workspace, lead).map(stored -> database.standing(workspace, stored.lead()));
    }

    @Override
    public void record(WorkspaceId workspace, Map<LeadId, List<StatusChange>> changes) {
        changes.forEach((lead, more) -> {
            var steps = new ArrayList<>(statusHistory(workspace, lead));
            steps.addAll(more);
            database.statusChanges.put(workspace, lead, List.copyOf(steps));
        });
    }

    @Override
    public Map<LeadId, List<StatusChange>> statusHistories(WorkspaceId workspace, Set<LeadId> leads) {
        var histories = new HashMap<LeadId, List<StatusChange>>();
        leads.forEach(lead -> database.statusChanges
                .find(workspace, lead)
                .ifPresent(steps -> histories.put(
                        lead,
                        steps.stream()
                                .sorted(Comparator.comparing(StatusChange::at))
                                .toList())));
        histories.values().removeIf(List::isEmpty);
        return histories;
    }

    @Override
    public void record(WorkspaceId workspace, LeadId lead, Contact contact) {
        var contacts = new ArrayList<>(contacts(workspace, lead));
        contacts.add(contact);
        database.contacts.put(workspace, lead, List.copyOf(contacts));
    }

    @Override
    public List<Contact> contacts(WorkspaceId workspace, LeadId lead) {
        return database.contacts.find(workspace, lead).orElse(List.of()).stream()
                .sorted(Comparator.comparing(Contact::at))
                .toList();
    }

    private Optional<StoredLead> stored(WorkspaceId workspace, LeadId lead) {
        return database.leads.find(workspace, lead);
    }

    private void put(WorkspaceId workspace, Lead lead, Set<String> searchTerms) {
        database.leads.put(workspace, lead.id(), new StoredLead(lead, searchTerms));
    }
}
