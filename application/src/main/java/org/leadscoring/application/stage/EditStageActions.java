package org.leadscoring.application.stage;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Changing what is done at thresholds. It holds for what leads do from then on, and for nothing before (spec ST-4). */
public final class EditStageActions {

    /** What they are called in the audit log. */
    public static final String SUBJECT = "stage_actions";

    private static final int CHANGES_SHOWN = 20;

    private final Transactions transactions;
    private final ActionBook book;
    private final Destinations destinations;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public EditStageActions(
            Transactions transactions,
            ActionBook book,
            Destinations destinations,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.book = book;
        this.destinations = destinations;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is done now. */
    public StageActions actions(WorkspaceId workspace) {
        return book.of(workspace);
    }

    /** Since when a lead is qualified, UTC; what it is not is missing. */
    public Map<Qualification, Instant> marks(WorkspaceId workspace, LeadId lead) {
        return book.marks(workspace, lead);
    }

    /** What was changed, latest first, at most 20. */
    public List<Change> history(WorkspaceId workspace) {
        return audit.of(workspace, subject(workspace), CHANGES_SHOWN);
    }

    /**
     * Has other things done from now on. Nothing is recorded if all is as it was.
     *
     * @param from what was done when this was begun
     * @param by who does it
     * @throws StaleActionsException if it was changed meanwhile
     * @throws UnknownActionDestinationException if a destination is told that the workspace does not have
     */
    public void change(WorkspaceId workspace, StageActions from, StageActions to, UserId by) {
        transactions.run(() -> {
            if (!book.of(workspace).equals(from)) {
                throw new StaleActionsException();
            }
            var names = names(workspace);
            to.all().values().forEach(actions -> actions.forEach(action -> check(action, names)));
            if (!to.equals(from)) {
                book.save(workspace, to);
                var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
                Change.between(ids.next(), at, by, "change", subject(workspace), facts(from, names), facts(to, names))
                        .ifPresent(change -> audit.record(workspace, change));
            }
            return to;
        });
    }

    private Map<DestinationId, String> names(WorkspaceId workspace) {
        var names = new LinkedHashMap<DestinationId, String>();
        for (Destination destination : destinations.all(workspace)) {
            names.put(destination.id(), destination.name());
        }
        return names;
    }

    private static void check(Action action, Map<DestinationId, String> names) {
        if (action instanceof Action.Tell(var destination) && !names.containsKey(destination)) {
            throw new UnknownActionDestinationException(destination);
        }
    }

    /** For example {@code up:hot} and {@code mark_mql, tell:Sales}. */
    private static Map<String, Object> facts(StageActions actions, Map<DestinationId, String> names) {
        var facts = new LinkedHashMap<String, Object>();
        actions.all().entrySet().stream()
                .sorted((one, other) -> key(one.getKey()).compareTo(key(other.getKey())))
                .forEach(entry -> facts.put(
                        key(entry.getKey()),
                        entry.getValue().stream()
                                .map(action -> fact(action, names))
                                .toList()));
        return facts;
    }

    private static String key(StageActions.Moment moment) {
        return moment.direction().name().toLowerCase(Locale.ROOT) + ":" + moment.stage();
    }

    private static String fact(Action action, Map<DestinationId, String> names) {
        return action instanceof Action.Tell(var destination)
                ? action.key() + ":"
                        + names.getOrDefault(destination, destination.value().toString())
                : action.key();
    }

    private static Subject subject(WorkspaceId workspace) {
        return new Subject(SUBJECT, workspace.value());
    }
}
