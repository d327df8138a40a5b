package org.leadscoring.notify.http;

import java.time.Duration;

/**
 * How long another server may take, and how much of us.
 *
 * @param connect for a connection, and for the handshake of TLS; also how long a call waits for its turn
 * @param response between two pieces of the answer
 * @param deadline for all of a call, however busily its answer trickles
 * @param perHost calls to one host at once
 * @param inAll calls at once
 * @param mostBytes how much of an answer is read; what comes behind is dropped
 */
public record HttpLimits(
        Duration connect, Duration response, Duration deadline, int perHost, int inAll, int mostBytes) {

    /**
     * 5, 15 and 20 seconds; 16 calls to a host and 100 in all; 1 MiB. Several destinations may be on one host, and one that
     * answers slowly keeps no other from its turn.
     */
    public static final HttpLimits STANDARD =
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20), 16, 100, 1 << 20);

    /**
     * For many records at once, which take long to write and much room to read: 5, 60 and 60 seconds; 16 calls to a host, which
     * is one for all who use the same service, and 32 in all; 8 MiB.
     */
    public static final HttpLimits RECORDS =
            new HttpLimits(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1), 16, 32, 8 << 20);

    /** @throws IllegalArgumentException if one of them leaves no room */
    public HttpLimits {
        if (!connect.isPositive() || !response.isPositive() || !deadline.isPositive()) {
            throw new IllegalArgumentException("a call needs some time");
        }
        if (perHost < 1 || inAll < perHost || mostBytes < 1) {
            throw new IllegalArgumentException("a host may be called by one at least, and answer with a byte");
        }
    }
}
