package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.Derivations.Making;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Says which events the system makes by itself (spec SC-11). All leads of the workspace are replayed in the background
 * after a change, for it concerns their past.
 */
public final class DeriveEvents {

    private static final int MOST_PARTS = 100;
    private static final int LONGEST_PART = 200;

    private final Transactions transactions;
    private final Derivations derivations;
    private final Replays replays;
    private final Clock time;

    public DeriveEvents(Transactions transactions, Derivations derivations, Replays replays, Clock time) {
        this.transactions = transactions;
        this.derivations = derivations;
        this.replays = replays;
        this.time = time;
    }

    /** How it stands with each type that can be made. */
    public Map<EventType, Making> settings(WorkspaceId workspace) {
        return transactions.run(() -> derivations.settings(workspace));
    }

    /** Parts of addresses that make a clicked link one of high intent. */
    public List<String> highIntentUrls(WorkspaceId workspace) {
        return transactions.run(() -> derivations.of(workspace).highIntentUrls());
    }

    /** How many leads of the workspace wait for a replay. */
    public long waiting(WorkspaceId workspace) {
        return transactions.run(() -> replays.waiting(workspace));
    }

    /**
     * Switches a type off, or on again.
     *
     * @throws IllegalArgumentException if the system cannot make such events
     */
    public void turn(WorkspaceId workspace, EventType type, boolean on) {
        if (!Derivation.TYPES.contains(type)) {
            throw new IllegalArgumentException("only "
                    + Derivation.TYPES.stream().map(EventType::name).sorted().toList() + " are made by the system, not "
                    + type.name());
        }
        change(workspace, () -> derivations.turn(workspace, type, on));
    }

    /**
     * Sets what makes a clicked link one of high intent.
     *
     * @param parts of addresses, for example {@code /pricing}; case does not matter; none sets the standard ones
     * @throws IllegalArgumentException if there are more than 100, or one is blank or longer than 200 characters
     */
    public void highIntentUrls(WorkspaceId workspace, List<String> parts) {
        if (parts.size() > MOST_PARTS
                || parts.stream().anyMatch(part -> part.isBlank() || part.length() > LONGEST_PART)) {
            throw new IllegalArgumentException("send at most " + MOST_PARTS + " parts of addresses, each of 1 to "
                    + LONGEST_PART + " characters, for example /pricing");
        }
        change(workspace, () -> derivations.highIntentUrls(workspace, parts));
    }

    private void change(WorkspaceId workspace, Runnable change) {
        transactions.run(() -> {
            change.run();
            replays.requestAll(workspace, time.instant());
            return workspace;
        });
    }
}
