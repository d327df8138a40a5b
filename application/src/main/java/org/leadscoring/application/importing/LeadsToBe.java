package org.leadscoring.application.importing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Foretells which leads rows would make and which they would find. A row makes a lead if none of its identifiers is known,
 * nor stands in a row before; where people are merged or parted the true count may differ by some.
 */
final class LeadsToBe {

    private final WorkspaceId workspace;
    private final EventLog log;
    private final IdentityBook identities;
    private final LongCounts messages = new LongCounts();
    private final LongCounts people = new LongCounts();
    private final LongCounts found = new LongCounts();

    LeadsToBe(WorkspaceId workspace, EventLog log, IdentityBook identities) {
        this.workspace = workspace;
        this.log = log;
        this.identities = identities;
    }

    /** Looks at more rows; those of before are remembered. */
    Found look(List<IncomingEvent> events) {
        var identifiers = events.stream()
                .flatMap(event -> event.identifiers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var standing = identities
                .load(workspace, identities.leadsOf(workspace, identifiers))
                .leads();
        var known = log.known(
                        workspace,
                        events.stream()
                                .map(event -> MessageRef.of(event.event().key()))
                                .collect(Collectors.toSet()))
                .keySet();
        var fresh = 0;
        var newLeads = 0;
        var knownLeads = 0;
        for (var event : events) {
            var message = MessageRef.of(event.event().key());
            if (messages.seen(LongCounts.hash(message.messageId())) > 1 || known.contains(message)) {
                continue;
            }
            fresh++;
            var leads = new HashSet<LeadId>();
            event.identifiers().forEach(identifier -> {
                var lead = standing.get(identifier);
                if (lead != null) {
                    leads.add(lead);
                }
            });
            if (leads.isEmpty()) {
                newLeads += isNew(event.identifiers()) ? 1 : 0;
            } else {
                knownLeads += (int) leads.stream()
                        .filter(lead -> found.seen(LongCounts.hash(lead.value().toString())) == 1)
                        .count();
            }
            event.identifiers().forEach(identifier -> people.seen(hash(identifier)));
        }
        return new Found(fresh, newLeads, knownLeads);
    }

    private boolean isNew(Set<Identifier> identifiers) {
        return identifiers.stream().noneMatch(identifier -> people.has(hash(identifier)));
    }

    private static long hash(Identifier identifier) {
        return LongCounts.hash(identifier.type().name() + ' ' + identifier.value());
    }

    /**
     * What rows would come to.
     *
     * @param fresh rows that were not taken before
     * @param newLeads leads they would make
     * @param knownLeads leads they would find, that no row before found
     */
    record Found(int fresh, int newLeads, int knownLeads) {}
}
