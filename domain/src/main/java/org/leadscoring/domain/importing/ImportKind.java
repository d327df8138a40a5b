package org.leadscoring.domain.importing;

/** What a row of a file is. */
public enum ImportKind {
    /** A person: each row tells identifiers and traits, as an {@code identify} event does. */
    LEADS,
    /** Something a person did. */
    EVENTS
}
