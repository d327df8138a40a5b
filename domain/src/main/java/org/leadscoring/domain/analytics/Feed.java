package org.leadscoring.domain.analytics;

import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Events on their way to a tool that analyses them.
 *
 * @param name what people call it, 1 to {@value #LONGEST_NAME} characters, unique in the workspace
 * @param enabled false if nothing is sent: what is told of waits in the log
 * @param content what it is told of
 */
public record Feed(FeedId id, WorkspaceId workspace, String name, Sink sink, boolean enabled, Content content) {

    /** The longest its name may be, in characters. */
    public static final int LONGEST_NAME = 60;

    /** @throws IllegalArgumentException if the name is blank or too long, or Google Ads would be told of every event */
    public Feed {
        if (name.isBlank() || name.length() > LONGEST_NAME || !Texts.isPrintable(name)) {
            throw new IllegalArgumentException(
                    "a feed's name has 1 to " + LONGEST_NAME + " characters that can be printed");
        }
        if (sink.kind() == Sink.Kind.GOOGLE_ADS && content.all()) {
            throw new IllegalArgumentException("a conversion is not every event: name types of events, or stages");
        }
    }

    /** This feed set otherwise. */
    public Feed changed(String otherName, Sink other, Content otherContent) {
        return new Feed(id, workspace, otherName, other, enabled, otherContent);
    }

    /** This feed switched on or off. */
    public Feed switched(boolean on) {
        return new Feed(id, workspace, name, sink, on, content);
    }
}
