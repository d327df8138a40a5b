package org.leadscoring.bootstrap.bench;

import java.util.UUID;

/** Passwords and keys of a server that is gone in a while. */
final class Secrets {

    private Secrets() {}

    /** Another each time: letters and digits. */
    static String next() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
