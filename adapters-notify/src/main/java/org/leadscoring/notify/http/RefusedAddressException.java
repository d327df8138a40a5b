package org.leadscoring.notify.http;

import java.io.Serial;
import java.net.UnknownHostException;

/** A host is at an address that may not be called. */
final class RefusedAddressException extends UnknownHostException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String why;

    /** @param what the kind of address; which one it is stays untold, so that nobody explores our network by it */
    RefusedAddressException(String host, String what) {
        this(host + " leads to " + what
                + ", and those are not called; if it is meant, whoever runs the server allows it by "
                + PrivateAddresses.SETTING);
    }

    private RefusedAddressException(String why) {
        super(why);
        this.why = why;
    }

    /** Why, in words, with what to do. */
    String why() {
        return why;
    }
}
