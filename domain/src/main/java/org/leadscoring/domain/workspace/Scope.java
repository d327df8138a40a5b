package org.leadscoring.domain.workspace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of the API that a token is good for (spec OP-2). What its user's role does not allow it does not allow either. */
public enum Scope {
    /** Leads, their scores and why, visits, models, rules, what is void and what the system derives. */
    READ,
    /** Merges, and what is void: what people decide about leads. */
    WRITE_LEADS,
    /** Sources and their keys, models, rules and derived events, to read and to change. */
    CONFIGURE,
    /** To have a person erased for ever. */
    ERASE,
    /** What a monitoring system reads. */
    METRICS;

    /** Its name as it stands in forms and in the database: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with this {@link #key}; empty if there is none. */
    public static Optional<Scope> of(String key) {
        return Arrays.stream(values()).filter(scope -> scope.key().equals(key)).findFirst();
    }
}
