package org.leadscoring.domain.scoring;

import java.util.Locale;

/** What points say about a lead: what it does, whether it fits, how close it is to buying. */
public enum Category {
    ENGAGEMENT,
    FIT,
    INTENT;

    /** Lower case, as it stands in files and in the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
