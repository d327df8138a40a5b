package org.leadscoring.application.scoring;

import java.util.Locale;

/** The life of a version of a model. */
public enum ModelState {
    /** Being written; scores nothing. */
    DRAFT,
    /** Leads are being scored by it; nobody sees that yet. */
    PUBLISHING,
    /** Scores. */
    LIVE,
    /** Another version scores in its place. */
    RETIRED;

    /** Lower case, as it stands in the database and in the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
