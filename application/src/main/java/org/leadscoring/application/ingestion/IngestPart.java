package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Those events of a request that go to one writer, and what becomes of them. */
final class IngestPart {

    private final WorkspaceId workspace;
    private final Instant receivedAt;
    private final List<Integer> places = new ArrayList<>();
    private final List<IncomingEvent> events = new ArrayList<>();
    private final CompletableFuture<List<Receipt>> outcome = new CompletableFuture<>();

    IngestPart(WorkspaceId workspace, Instant receivedAt) {
        this.workspace = workspace;
        this.receivedAt = receivedAt;
    }

    /** Adds the event that stands at this place of its request. */
    void add(int place, IncomingEvent event) {
        places.add(place);
        events.add(event);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    int size() {
        return events.size();
    }

    WorkspaceId workspace() {
        return workspace;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    List<IncomingEvent> events() {
        return events;
    }

    /** They were written, in their order. */
    void written(List<Receipt> receipts) {
        outcome.complete(receipts);
    }

    /** They were not written, or nobody knows. */
    void failed(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    /**
     * Waits for what became of them and puts it into its places.
     *
     * @throws RuntimeException why they were not written
     */
    void await(Receipt[] receipts) {
        if (isEmpty()) {
            return;
        }
        List<Receipt> written;
        try {
            written = outcome.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
        for (int i = 0; i < written.size(); i++) {
            receipts[places.get(i)] = written.get(i);
        }
    }
}
