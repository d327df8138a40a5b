package org.leadscoring.domain.delivery;

import java.util.Set;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Somewhere we tell.
 *
 * @param name what people call it, 1 to 60 characters, unique in the workspace
 * @param enabled false if nothing is sent: what it is told of waits
 * @param topics what it is told of whenever it happens: any of {@link Topic#SUBSCRIBABLE}
 */
public record Destination(
        DestinationId id, WorkspaceId workspace, String name, Channel channel, boolean enabled, Set<Topic> topics) {

    /** The longest its name may be, in characters. */
    public static final int LONGEST_NAME = 60;

    /** @throws IllegalArgumentException if the name is blank or too long, or it is told of something it cannot be */
    public Destination {
        if (name.isBlank() || name.length() > LONGEST_NAME || !Texts.isPrintable(name)) {
            throw new IllegalArgumentException(
                    "a destination's name has 1 to " + LONGEST_NAME + " characters that can be printed");
        }
        topics = Set.copyOf(topics);
        if (!Topic.SUBSCRIBABLE.containsAll(topics)) {
            throw new IllegalArgumentException("a destination is told of stages by the stages' actions");
        }
    }

    /** This destination called so, reached so, and told of this. */
    public Destination changed(String otherName, Channel other, Set<Topic> others) {
        return new Destination(id, workspace, otherName, other, enabled, others);
    }

    /** This destination switched on or off. */
    public Destination switched(boolean on) {
        return new Destination(id, workspace, name, channel, on, topics);
    }
}
