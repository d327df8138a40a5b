package org.leadscoring.application.scoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Which events the system makes by itself in each workspace (spec SC-11). Whoever changes it has the workspace's leads
 * replayed.
 */
public interface Derivations {

    /**
     * What is made now: all that is neither switched off nor sent by a source.
     *
     * @throws IllegalArgumentException if there is no such workspace
     */
    Derivation of(WorkspaceId workspace);

    /** How it stands with each type that can be made. */
    Map<EventType, Making> settings(WorkspaceId workspace);

    /** Switches a type off, or on again, also if a source sends it. */
    void turn(WorkspaceId workspace, EventType type, boolean on);

    /** Sets what makes a link one of high intent: parts of addresses. */
    void highIntentUrls(WorkspaceId workspace, List<String> parts);

    /**
     * Notes that a source sends events of these types itself.
     *
     * @return those that were made until now and are not any more
     */
    Set<EventType> sent(WorkspaceId workspace, Set<EventType> types);

    /** Whether events of a type are made. */
    enum Making {
        /** They are. */
        ON,
        /** Somebody switched it off. */
        OFF,
        /** A source sends such events itself. */
        SENT
    }
}
