package org.leadscoring.bootstrap.drill;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.bootstrap.trial.TrialServer;

/**
 * What a server holds, by its own metrics.
 *
 * @param liveBytes what was left of the heap by the last collection of all of it
 * @param usedBytes of the heap, garbage included
 * @param threads of the operating system
 */
record Held(long liveBytes, long usedBytes, long threads) {

    static Held by(TrialServer server, TrialServer.Start start) throws IOException {
        var user = SetUpWorkspace.ADMIN + ":" + start.password();
        var request =
                "GET /actuator/prometheus HTTP/1.1\r\nHost: " + server.address().host() + "\r\nAuthorization: Basic "
                        + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)) + "\r\n\r\n";
        try (var connection = server.connect()) {
            var answer = connection.exchange(request.getBytes(StandardCharsets.US_ASCII));
            if (answer.status() != 200) {
                throw new IllegalStateException("the server does not tell what it holds: " + answer.status());
            }
            return new Held(
                    sum(answer.body(), "jvm_gc_live_data_size_bytes"),
                    sum(answer.body(), "jvm_memory_used_bytes\\{area=\"heap\"[^}]*}"),
                    sum(answer.body(), "jvm_threads_live_threads"));
        }
    }

    private static long sum(String metrics, String name) {
        return Pattern.compile("(?m)^" + name + " (\\S+)$")
                .matcher(metrics)
                .results()
                .map(found -> new BigDecimal(found.group(1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .longValue();
    }
}
