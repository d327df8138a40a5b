package org.leadscoring.application.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Announce.Announcement;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Tells whoever wants to know that a promise falls due soon, or was broken. Part of the transaction that notices it. Each
 * promise is told of once: pulled in it is another.
 */
public final class TellOfClocks {

    private final Announce announce;

    public TellOfClocks(Announce announce) {
        this.announce = announce;
    }

    /**
     * Tells.
     *
     * @param leads at least those whose clocks changed
     * @param changes what became of their clocks
     */
    public void tell(
            WorkspaceId workspace, Map<LeadId, Lead> leads, Map<LeadId, SlaClock.Change> changes, Instant now) {
        var told = new ArrayList<Announcement>();
        changes.forEach((id, change) -> {
            var lead = leads.get(id);
            if (lead != null && change.clock().owed()) {
                change.transitions()
                        .forEach(transition -> topic(transition)
                                .ifPresent(topic -> told.add(announcement(topic, lead, change.clock(), now))));
            }
        });
        announce.toSubscribers(workspace, told, now);
    }

    private static Optional<Topic> topic(Transition transition) {
        return switch (transition) {
            case WARNED -> Optional.of(Topic.SLA_WARNED);
            case BREACHED -> Optional.of(Topic.SLA_BREACHED);
            case OPENED, PULLED_IN, PAUSED, RESUMED, MET, CANCELLED -> Optional.empty();
        };
    }

    private static Announcement announcement(Topic topic, Lead lead, SlaClock clock, Instant now) {
        var fact = new Fact(topic, lead.id(), now, null, lead.standing().score(), clock.dueAt(), null);
        return new Announcement(fact, lead.id().value() + " " + clock.dueAt(), lead.owner());
    }
}
