package org.leadscoring.bootstrap.trial;

import java.io.IOException;

/** A server that takes requests. */
public interface Target {

    /** A new connection to it. */
    HttpConnection connect() throws IOException;

    /** @throws IllegalStateException if it has ended, so that trying again is of no use */
    void requireAlive();
}
