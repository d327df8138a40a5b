package org.leadscoring.application.stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Announce.Addressed;
import org.leadscoring.application.delivery.Announce.Announcement;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Does what a workspace wants done when leads pass thresholds (spec ST-3). Part of the transaction that makes them pass:
 * either both happen or neither, whatever crashes. A passage is known by the event that caused it, so that a lead that is
 * scored anew, or merged with another, does not have it done once more.
 */
public final class ActOnCrossings {

    private final ActionBook actions;
    private final Announce announce;
    private final Assigning assigning;
    private final ChangedLeads crms;

    public ActOnCrossings(ActionBook actions, Announce announce, Assigning assigning, ChangedLeads crms) {
        this.actions = actions;
        this.announce = announce;
        this.assigning = assigning;
        this.crms = crms;
    }

    /**
     * Acts.
     *
     * @param passed the leads as they are now, each with the thresholds it passed, in order; the caller holds their locks
     * @return those of the leads that were given to somebody, with whom; it is for the caller to write that
     */
    public Map<LeadId, UserId> act(WorkspaceId workspace, List<Passed> passed, Instant now) {
        var book = passed.isEmpty() ? StageActions.NONE : actions.of(workspace);
        if (book.all().isEmpty()) {
            return Map.of();
        }
        var todo = new Todo();
        passed.forEach(one -> one.crossings().forEach(crossing -> todo.add(one.lead(), crossing, book)));
        todo.marks.forEach((as, leads) -> actions.mark(workspace, as, leads));
        crms.urgent(workspace, todo.sync);
        var owners = assign(workspace, todo, now);
        announce.to(
                workspace,
                todo.tell.stream().map(tell -> tell.addressed(owners)).toList(),
                now);
        return owners;
    }

    private Map<LeadId, UserId> assign(WorkspaceId workspace, Todo todo, Instant now) {
        if (todo.assign.isEmpty()) {
            return Map.of();
        }
        var owners = new HashMap<LeadId, UserId>();
        var told = new ArrayList<Announcement>();
        assigning.assign(workspace, List.copyOf(todo.assign.keySet()), now).forEach((lead, assigned) -> {
            var owner = assigned.owner();
            if (owner != null) {
                owners.put(lead, owner);
            }
            var passage = todo.assign.get(lead);
            if (passage != null) {
                told.add(passage.announcement(
                        owner == null ? Topic.LEAD_UNASSIGNED : Topic.LEAD_ASSIGNED, assigned.reason(), owner));
            }
        });
        announce.toSubscribers(workspace, told, now);
        return owners;
    }

    /** Gives leads to people. */
    @FunctionalInterface
    public interface Assigning {

        /** Decides, in this order, whose these leads become, and why; all of them. */
        Map<LeadId, Assigned> assign(WorkspaceId workspace, List<LeadId> leads, Instant now);
    }

    /**
     * Whose a lead became.
     *
     * @param owner null if nobody was free
     * @param reason why, in words
     */
    public record Assigned(@Nullable UserId owner, String reason) {}

    /** A lead as it is now, and the thresholds it passed, in order. */
    public record Passed(Lead lead, List<Crossing> crossings) {

        public Passed {
            crossings = List.copyOf(crossings);
        }
    }

    /** All that is to be done for some leads. */
    private static final class Todo {

        private final Map<Qualification, Map<LeadId, Instant>> marks = new EnumMap<>(Qualification.class);
        private final Map<LeadId, Passage> assign = new LinkedHashMap<>();
        private final Set<Tell> tell = new LinkedHashSet<>();
        private final Set<LeadId> sync = new LinkedHashSet<>();

        void add(Lead lead, Crossing crossing, StageActions book) {
            var passage = new Passage(lead, crossing);
            for (var action : book.at(crossing.stage(), crossing.direction())) {
                switch (action) {
                    case Action.Tell(var destination) -> tell.add(new Tell(destination, passage));
                    case Action.Mark(var as) -> {
                        marks.computeIfAbsent(as, first -> new LinkedHashMap<>())
                                .putIfAbsent(lead.id(), crossing.at());
                        // Whoever works in the CRM sees a qualified lead at once.
                        sync.add(lead.id());
                    }
                    case Action.Sync() -> sync.add(lead.id());
                    case Action.Assign() -> {
                        if (lead.owner() == null) {
                            assign.putIfAbsent(lead.id(), passage);
                        }
                    }
                }
            }
        }
    }

    private record Tell(DestinationId destination, Passage passage) {

        Addressed addressed(Map<LeadId, UserId> owners) {
            var lead = passage.lead();
            var topic = passage.crossing().direction() == Direction.UP ? Topic.STAGE_ENTERED : Topic.STAGE_LEFT;
            return new Addressed(
                    destination, passage.announcement(topic, null, owners.getOrDefault(lead.id(), lead.owner())));
        }
    }

    private record Passage(Lead lead, Crossing crossing) {

        Announcement announcement(Topic topic, @Nullable String detail, @Nullable UserId owner) {
            var fact = new Fact(topic, lead.id(), crossing.at(), crossing.stage(), crossing.score(), null, detail);
            return new Announcement(
                    fact, crossing.stage() + " " + crossing.event().value(), owner);
        }
    }
}
