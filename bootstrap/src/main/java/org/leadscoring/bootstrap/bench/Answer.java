package org.leadscoring.bootstrap.bench;

import java.util.OptionalInt;

/**
 * What a server answered.
 *
 * @param retryAfter in how many seconds to ask again, if the server said so in seconds
 * @param last whether the server closes the connection after it
 */
record Answer(int status, OptionalInt retryAfter, boolean last, String body) {

    boolean isAccepted() {
        return status == 200 && body.contains("\"success\":true");
    }

    boolean isBusy() {
        return status == 429;
    }

    boolean isServersFault() {
        return status >= 500;
    }
}
