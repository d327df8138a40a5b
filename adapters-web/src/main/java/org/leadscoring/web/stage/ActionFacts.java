package org.leadscoring.web.stage;

import org.leadscoring.web.page.Words;

/** What the audit log keeps of the actions of stages, in words. */
public final class ActionFacts {

    private static final String UP = "up:";

    private final Words words;

    public ActionFacts(Words words) {
        this.words = words;
    }

    /** The threshold that something is done at, of {@code up:hot}. */
    public String field(String moment) {
        var stage = moment.substring(moment.indexOf(':') + 1);
        return words.say(moment.startsWith(UP) ? "actions.entered" : "actions.left", stage);
    }

    /** What is done there, of {@code mark_mql} or {@code tell:Sales}. */
    public String text(String action) {
        var parts = action.split(":", 2);
        return words.say("actions." + parts[0], parts.length > 1 ? parts[1] : "");
    }
}
