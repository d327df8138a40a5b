package org.leadscoring.domain.lead;

/**
 * Kinds of identifiers, strongest first: where one event carries several, the strongest names the person and claims the
 * others (spec ID-1).
 */
public enum IdentifierType {
    USER_ID("user id", true),
    CRM_ID("CRM id", true),
    EMAIL("e-mail", true),
    PHONE("phone", true),
    ANONYMOUS_ID("anonymous id", false),
    SESSION_ID("session id", false);

    private final String words;
    private final boolean personal;

    IdentifierType(String words, boolean personal) {
        this.words = words;
        this.personal = personal;
    }

    /** True if it belongs to a person; false if it belongs to a device or a visit, which people share. */
    public boolean personal() {
        return personal;
    }

    /** The kind as people say it. */
    public String inWords() {
        return words;
    }
}
