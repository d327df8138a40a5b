package org.leadscoring.application.ingestion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Refusals that wait to be written: a bounded number, and of each source a smaller one, so that one that sends nothing but
 * nonsense does not crowd out the mistakes of the others. Safe for many threads; nobody waits.
 */
final class RefusalBuffer {

    private final int most;
    private final int mostOfSource;
    private final Map<WorkspaceId, List<Refusal>> waiting = new HashMap<>();
    private final Map<SourceId, Integer> places = new HashMap<>();
    private int taken;

    RefusalBuffer(int most, int mostOfSource) {
        this.most = most;
        this.mostOfSource = mostOfSource;
    }

    /**
     * Adds a refusal if there is a place for it.
     *
     * @param refusal asked only then: it is work to write down what was sent
     * @return whether there was
     */
    boolean add(Source source, Supplier<Refusal> refusal) {
        if (!reserve(source.id())) {
            return false;
        }
        put(source.workspace(), refusal.get());
        return true;
    }

    private synchronized boolean reserve(SourceId source) {
        if (taken >= most || places.getOrDefault(source, 0) >= mostOfSource) {
            return false;
        }
        taken++;
        places.merge(source, 1, Integer::sum);
        return true;
    }

    private synchronized void put(WorkspaceId workspace, Refusal refusal) {
        waiting.computeIfAbsent(workspace, id -> new ArrayList<>()).add(refusal);
    }

    /** Takes out all that waits. */
    synchronized Map<WorkspaceId, List<Refusal>> drain() {
        var drained = new HashMap<>(waiting);
        waiting.clear();
        places.clear();
        taken = 0;
        return drained;
    }
}
