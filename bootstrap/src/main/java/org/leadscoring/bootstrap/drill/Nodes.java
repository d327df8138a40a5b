package org.leadscoring.bootstrap.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.trial.Settings;
import org.leadscoring.bootstrap.trial.TrialServer;

/** The servers of a drill, and a balancer's idea of which of them are ready. */
final class Nodes implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Settings settings;
    private final Map<String, String> datasource;
    private final TrialServer.Start start;
    private final List<TrialServer> all = new CopyOnWriteArrayList<>();
    private volatile List<TrialServer> ready = List.of();
    private final Thread balancer = Thread.ofVirtual().unstarted(this::balance);

    Nodes(Settings settings, Map<String, String> datasource, TrialServer.Start start) {
        this.settings = settings;
        this.datasource = datasource;
        this.start = start;
    }

    /** Starts one more, and waits until it serves. */
    void start() throws IOException, InterruptedException {
        var node = TrialServer.start(settings, datasource, start);
        try {
            node.awaitReady();
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
        all.add(node);
        look();
        if (balancer.getState() == Thread.State.NEW) {
            balancer.start();
        }
    }

    /** Ends one at once. */
    void kill(int number) throws InterruptedException {
        all.get(number).kill();
        all.remove(number);
    }

    /** Asks one to end, and waits until it has. */
    void stop(int number) {
        all.get(number).close();
        all.remove(number);
    }

    TrialServer get(int number) {
        return all.get(number);
    }

    /** Who a sender with this number sends to; null if there is nobody. */
    @Nullable
    TrialServer pick(int sender) {
        var some = ready.isEmpty() ? List.copyOf(all) : ready;
        return some.isEmpty() ? null : some.get(sender % some.size());
    }

    boolean isReady(TrialServer node) {
        return ready.contains(node);
    }

    private void balance() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        ready = all.stream().filter(TrialServer::isReady).toList();
    }

    @Override
    public void close() {
        balancer.interrupt();
        all.forEach(TrialServer::close);
    }
}
