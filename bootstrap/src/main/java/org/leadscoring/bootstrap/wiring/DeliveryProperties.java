package org.leadscoring.bootstrap.wiring;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Retries;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outside is told: {@code leadscoring.delivery.*}.
 *
 * @param retries how long after each attempt something is sent again that was not taken; none after the last
 * @param jitterPercent each of these is longer by up to so much, from 0 to 100
 * @param claim what a node is sending no other sends for so long; longer than anything takes to be sent
 * @param keepFor so long after a delivery ended it is kept to be looked at
 * @param allowPrivateAddresses {@code false}, {@code true}, or networks such as {@code 10.1.0.0/16}, divided by commas: which
 *     addresses inside one's own network may be told
 */
@ConfigurationProperties("leadscoring.delivery")
record DeliveryProperties(
        @Nullable List<Duration> retries,
        @DefaultValue("20") int jitterPercent,
        @DefaultValue("3m") Duration claim,
        @DefaultValue("90d") Duration keepFor,
        @DefaultValue("false") String allowPrivateAddresses) {

    Retries schedule() {
        return new Retries(retries == null ? Retries.STANDARD.pauses() : retries, jitterPercent);
    }
}
