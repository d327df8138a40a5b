package org.leadscoring.bootstrap.drill;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.bootstrap.trial.TrialServer;

/**
 * What a server holds, by its own metrics.
 *
 * @param usedBytes of the heap, garbage included
 * @param threads of the operating system
 */
record Held(long usedBytes, long threads) {

    static Held by(TrialServer server, TrialServer.Start start) throws IOException {
        var metrics = server.metrics(SetUpWorkspace.ADMIN, start.password());
        return new Held(
                sum(metrics, "jvm_memory_used_bytes\\{area=\"heap\"[^}]*}"), sum(metrics, "jvm_threads_live_threads"));
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
