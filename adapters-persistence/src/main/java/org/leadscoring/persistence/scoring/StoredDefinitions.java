package org.leadscoring.persistence.scoring;

import org.leadscoring.domain.scoring.Definition;

/** What a version says, as it is kept in the database: for those who keep a copy of it. */
public final class StoredDefinitions {

    private StoredDefinitions() {}

    /** The definition as JSON text. */
    public static String text(Definition definition) {
        return ModelDocument.json(definition);
    }

    /** The definition from its text. */
    public static Definition definition(String text) {
        return ModelDocument.ofJson(text);
    }
}
