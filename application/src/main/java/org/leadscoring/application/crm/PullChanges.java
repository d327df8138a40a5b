package org.leadscoring.application.crm;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadscoring.application.crm.CrmClient.Theirs;
import org.leadscoring.application.crm.KnownLeads.Known;
import org.leadscoring.application.crm.Links.Clash;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.crm.Ours;

/** Takes what changed in a CRM: status and owner, as far as its word counts. What we sent ourselves changes nothing. */
final class PullChanges {

    private final Links links;
    private final KnownLeads leads;
    private final Clock time;

    PullChanges(Links links, KnownLeads leads, Clock time) {
        this.links = links;
        this.leads = leads;
        this.time = time;
    }

    /** Takes from these records. Part of the caller's transaction. */
    Tally take(Connection connection, List<Theirs> records, int requests, Colleagues colleagues) {
        var byExternal = links.byExternal(
                connection.id(), records.stream().map(Theirs::external).collect(Collectors.toSet()));
        var changed = new ArrayList<Link>();
        var clashes = new ArrayList<Clash>();
        var pulled = 0;
        for (var record : inOrder(records, byExternal)) {
            var link = byExternal.get(record.external());
            var lead = link == null ? null : leads.hold(connection.workspace(), link.lead());
            if (link == null || lead == null) {
                continue;
            }
            var ours = Wording.of(connection, lead, link, colleagues);
            var taken = connection.mapping().toTake(link, ours, record.values());
            if (taken.agreed().isEmpty()) {
                continue;
            }
            // A record may come twice: the latter of them sees what the former left.
            var agreeing = link.agreeing(taken.agreed());
            byExternal.put(record.external(), agreeing);
            changed.add(agreeing);
            taken.conflicts().forEach(conflict -> clashes.add(clash(lead, conflict)));
            pulled += apply(connection, link, lead, record, taken, clashes, colleagues) ? 1 : 0;
        }
        links.save(connection.workspace(), connection.id(), changed, false);
        links.record(connection.workspace(), connection.id(), clashes);
        return Tally.ofPulled(pulled, clashes.size(), requests);
    }

    /** Leads are held in the order of their ids, as everybody does. */
    private static List<Theirs> inOrder(List<Theirs> records, Map<String, Link> links) {
        var byLead = new TreeMap<UUID, List<Theirs>>();
        for (var record : records) {
            var link = links.get(record.external());
            if (link != null) {
                byLead.computeIfAbsent(link.lead().value(), first -> new ArrayList<>())
                        .add(record);
            }
        }
        return byLead.values().stream().flatMap(List::stream).toList();
    }

    private boolean apply(
            Connection connection,
            Link link,
            Known lead,
            Theirs record,
            Mapping.Taken taken,
            List<Clash> clashes,
            Colleagues colleagues) {
        var changed = false;
        var word = taken.values().get(Ours.STATUS);
        var status = word == null ? null : connection.mapping().status(word).orElse(null);
        if (status != null && status != lead.status()) {
            if (leads.move(connection.workspace(), lead.id(), status, record.statusAt(), connection.mover())) {
                changed = true;
            } else if (hadStatus(connection, link)) {
                clashes.add(clash(
                        lead,
                        new Mapping.Conflict(Ours.STATUS.key(), lead.status().key(), status.key(), Winner.OURS)));
            }
        }
        var person = taken.values().get(Ours.OWNER);
        if (person != null) {
            var owner = colleagues.ours(person);
            if ((person.isEmpty() || owner.isPresent()) && !owner.equals(Optional.ofNullable(lead.owner()))) {
                leads.give(connection.workspace(), lead.id(), owner.orElse(null), connection.mover());
                changed = true;
            }
        }
        return changed;
    }

    /** What a record begins with is nobody's word: of a lead that we work on already, new is no news. */
    private static boolean hadStatus(Connection connection, Link link) {
        return connection.mapping().pulled().stream()
                .filter(field -> field.ours().equals(Ours.STATUS))
                .anyMatch(
                        field -> !link.agreed().getOrDefault(field.theirs(), "").isEmpty());
    }

    private Clash clash(Known lead, Mapping.Conflict conflict) {
        return new Clash(
                lead.id(), conflict.field(), conflict.ours(), conflict.theirs(), conflict.winner(), time.instant());
    }
}
