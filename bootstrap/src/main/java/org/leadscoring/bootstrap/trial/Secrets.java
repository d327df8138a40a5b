package org.leadscoring.bootstrap.trial;

import java.util.UUID;

/** Passwords and keys of a server that is gone in a while. */
public final class Secrets {

    private Secrets() {}

    /** Another each time: letters and digits. */
    public static String next() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
