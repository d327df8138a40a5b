package org.leadscoring.application.scoring;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Which types of events there are: those the primary model has rules for, and those that leads sent lately. */
public final class ListEventTypes {

    /** Types are looked for among the events of so many leads, those active last. */
    public static final int LEADS = 200;

    private final Transactions transactions;
    private final ScoringModels models;
    private final EventLog log;

    public ListEventTypes(Transactions transactions, ScoringModels models, EventLog log) {
        this.transactions = transactions;
        this.models = models;
        this.log = log;
    }

    /** All of them, by name. */
    public List<Known> list(WorkspaceId workspace) {
        return transactions.run(() -> {
            var rules = models.live(workspace).getFirst().rules().stream().collect(Collectors.groupingBy(Rule::event));
            var seen = log.types(workspace, LEADS);
            var all = new TreeMap<String, Known>();
            rules.forEach((type, some) -> all.put(type.name(), new Known(type, some, seen.contains(type))));
            seen.forEach(type -> all.putIfAbsent(type.name(), new Known(type, List.of(), true)));
            return List.copyOf(all.values());
        });
    }

    /**
     * A type of events.
     *
     * @param rules those of the primary model; empty if such an event scores nothing
     * @param seen whether one of the leads that were active last sent it
     */
    public record Known(EventType type, List<Rule> rules, boolean seen) {

        /** What all its rules give together, in points, whatever their conditions and limits. */
        public int points() {
            return rules.stream().mapToInt(Rule::points).sum();
        }
    }
}
