package org.leadscoring.domain.event;

/** Where something stands in a JSON document, as RFC 6901 writes it. */
public final class Pointer {

    private Pointer() {}

    /**
     * To a member of an object.
     *
     * @param object points at the object; empty for the whole document
     * @param name the member's, as it stands in the document
     */
    public static String to(String object, String name) {
        return object + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
