package org.leadscoring.bootstrap.trial;

import java.util.OptionalInt;

/**
 * What a server answered.
 *
 * @param retryAfter in how many seconds to ask again, if the server said so in seconds
 * @param last whether the server closes the connection after it
 */
public record Answer(int status, OptionalInt retryAfter, boolean last, String body) {

    public boolean isAccepted() {
        return status == 200 && body.contains("\"success\":true");
    }

    public boolean isBusy() {
        return status == 429;
    }

    public boolean isServersFault() {
        return status >= 500;
    }
}
