package org.leadscoring.web.page;

/** Names of what one request tells the next page to say, once. */
public final class Flash {

    /** It was done. */
    public static final String DONE = "done";

    /** It could not be done, and why. */
    public static final String REFUSED = "refused";

    private Flash() {}
}
