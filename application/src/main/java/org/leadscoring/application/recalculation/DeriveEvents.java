package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.Derivations.Making;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Says which events the system makes by itself (spec SC-11). All leads of the workspace are replayed in the background
 * after a change, for it concerns their past; what changes nothing asks for nothing. Every change is recorded with who made it.
 */
public final class DeriveEvents {

    /** What these settings of a workspace are called in the audit log. */
    public static final String SUBJECT = "derived_events";

    /** So many parts of addresses make a link one of high intent, at most. */
    public static final int MOST_PARTS = 100;

    /** The longest part of an address, in characters. */
    public static final int LONGEST_PART = 200;

    private final Transactions transactions;
    private final Derivations derivations;
    private final Replays replays;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock time;

    public DeriveEvents(
            Transactions transactions, Derivations derivations, Replays replays, AuditLog audit, Ids ids, Clock time) {
        this.transactions = transactions;
        this.derivations = derivations;
        this.replays = replays;
        this.audit = audit;
        this.ids = ids;
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
    public void turn(WorkspaceId workspace, EventType type, boolean on, UserId by) {
        if (!Derivation.TYPES.contains(type)) {
            throw new IllegalArgumentException("only "
                    + Derivation.TYPES.stream().map(EventType::name).sorted().toList() + " are made by the system, not "
                    + type.name());
        }
        change(workspace, by, () -> derivations.turn(workspace, type, on));
    }

    /**
     * Sets what makes a clicked link one of high intent.
     *
     * @param parts of addresses, for example {@code /pricing}; case does not matter; none sets the standard ones
     * @throws IllegalArgumentException if there are more than 100, or one is blank or longer than 200 characters
     */
    public void highIntentUrls(WorkspaceId workspace, List<String> parts, UserId by) {
        if (!possible(parts)) {
            throw new IllegalArgumentException("send at most " + MOST_PARTS + " parts of addresses, each of 1 to "
                    + LONGEST_PART + " characters, for example /pricing");
        }
        change(workspace, by, () -> derivations.highIntentUrls(workspace, parts));
    }

    /** Whether these can be the parts of addresses that make a link one of high intent. */
    public static boolean possible(List<String> parts) {
        return parts.size() <= MOST_PARTS
                && parts.stream().noneMatch(part -> part.isBlank() || part.length() > LONGEST_PART);
    }

    /**
     * Sets all of it at once.
     *
     * @param on types that are to be made, also if a source sends them; others are not
     * @param parts as {@link #highIntentUrls(WorkspaceId, List, UserId)} takes them
     * @return whether anything is other than it was
     * @throws IllegalArgumentException if that does not take them
     */
    public boolean change(WorkspaceId workspace, Set<EventType> on, List<String> parts, UserId by) {
        if (!possible(parts)) {
            throw new IllegalArgumentException("these cannot be parts of addresses: " + parts);
        }
        return change(workspace, by, () -> {
            derivations.settings(workspace).forEach((type, making) -> {
                // What is not made, because a source sends it, is not switched off besides.
                if (on.contains(type) != (making == Making.ON)) {
                    derivations.turn(workspace, type, on.contains(type));
                }
            });
            derivations.highIntentUrls(workspace, parts);
        });
    }

    private boolean change(WorkspaceId workspace, UserId by, Runnable change) {
        return transactions.run(() -> {
            var before = facts(workspace);
            change.run();
            var now = time.instant();
            var subject = new Subject(SUBJECT, workspace.value());
            var made = Change.between(ids.next(), now, by, "change", subject, before, facts(workspace));
            made.ifPresent(recorded -> {
                audit.record(workspace, recorded);
                replays.requestAll(workspace, now);
            });
            return made.isPresent();
        });
    }

    private Map<String, Object> facts(WorkspaceId workspace) {
        var facts = new TreeMap<String, Object>();
        derivations
                .settings(workspace)
                .forEach((type, making) -> facts.put(type.name(), making.name().toLowerCase(Locale.ROOT)));
        facts.put("high_intent_urls", derivations.of(workspace).highIntentUrls());
        return facts;
    }
}
