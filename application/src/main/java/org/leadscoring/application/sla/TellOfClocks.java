package org.leadscoring.application.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

    private static final Set<Topic> TOPICS = Set.of(Topic.SLA_WARNED, Topic.SLA_BREACHED);

    private final Announce announce;

    public TellOfClocks(Announce announce) {
        this.announce = announce;
    }

    /**
     * Tells.
     *
     * @param changes what became of clocks
     * @param leads looks leads up with where they stand; asked only if there is something to tell
     */
    public void tell(
            WorkspaceId workspace,
            Map<LeadId, SlaClock.Change> changes,
            Function<Set<LeadId>, Map<LeadId, Lead>> leads,
            Instant now) {
        var topics = new HashMap<LeadId, List<Topic>>();
        changes.forEach((id, change) -> {
            var told = change.transitions().stream()
                    .flatMap(transition -> topic(transition).stream())
                    .toList();
            if (change.clock().owed() && !told.isEmpty()) {
                topics.put(id, told);
            }
        });
        if (topics.isEmpty() || !announce.hasSubscribers(workspace, TOPICS)) {
            return;
        }
        var announcements = new ArrayList<Announcement>();
        leads.apply(topics.keySet()).forEach((id, lead) -> {
            var change = changes.get(id);
            if (change != null) {
                topics.getOrDefault(id, List.of())
                        .forEach(topic -> announcements.add(announcement(topic, lead, change.clock(), now)));
            }
        });
        announce.toSubscribers(workspace, announcements, now);
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
