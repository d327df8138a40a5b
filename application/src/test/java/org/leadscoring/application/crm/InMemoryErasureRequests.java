package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What CRMs are to erase, in memory. */
public final class InMemoryErasureRequests implements ErasureRequests {

    private static final Comparator<ErasureRequest> BY_ID =
            Comparator.comparing(request -> request.id().toString());

    private final InMemoryDatabase database;

    public InMemoryErasureRequests(InMemoryDatabase database) {
        this.database = database;
    }

    private Stream<ErasureRequest> all(ConnectionId connection) {
        return database.erasureRequests.everything().values().stream()
                .flatMap(rows -> rows.values().stream())
                .filter(request -> request.connection().equals(connection));
    }

    private Stream<ErasureRequest> inState(ConnectionId connection, State state) {
        return all(connection).filter(request -> request.state() == state);
    }

    @Override
    public void add(WorkspaceId workspace, Collection<ErasureRequest> requests) {
        requests.forEach(request -> database.erasureRequests.put(workspace, request.id(), request));
    }

    @Override
    public void save(Collection<ErasureRequest> requests) {
        database.erasureRequests
                .everything()
                .forEach((workspace, rows) -> requests.stream()
                        .filter(request -> rows.containsKey(request.id()))
                        .forEach(request -> database.erasureRequests.put(workspace, request.id(), request)));
    }

    @Override
    public Optional<ErasureRequest> next(ConnectionId connection, Instant now) {
        return inState(connection, State.WAITING)
                .filter(request -> !request.at().isAfter(now))
                .min(Comparator.comparing(ErasureRequest::at).thenComparing(BY_ID));
    }

    @Override
    public Optional<ErasureRequest> byId(ConnectionId connection, UUID id) {
        return all(connection).filter(request -> request.id().equals(id)).findFirst();
    }

    @Override
    public List<ErasureRequest> open(ConnectionId connection, int limit) {
        return all(connection)
                .filter(request -> request.state().isOpen())
                .sorted(Comparator.comparing((ErasureRequest request) -> request.state() == State.WAITING)
                        .thenComparing(
                                Comparator.comparingInt(ErasureRequest::tries).reversed())
                        .thenComparing(ErasureRequest::askedAt)
                        .thenComparing(BY_ID))
                .limit(limit)
                .toList();
    }

    @Override
    public Counts counts(ConnectionId connection, int most) {
        return new Counts(
                inState(connection, State.WAITING).limit(most).count(),
                inState(connection, State.REFUSED).limit(most).count());
    }

    @Override
    public Set<String> doomed(ConnectionId connection, Set<String> externals) {
        return all(connection)
                .map(ErasureRequest::doomed)
                .filter(Objects::nonNull)
                .map(CrmClient.Doomed::external)
                .filter(Objects::nonNull)
                .filter(externals::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public List<ErasureRequest> of(WorkspaceId workspace, UUID erasure) {
        return database.erasureRequests.rows(workspace).values().stream()
                .filter(request -> request.erasure().equals(erasure))
                .sorted(Comparator.comparing(ErasureRequest::name).thenComparing(BY_ID))
                .toList();
    }

    @Override
    public void dropOrphans(Instant at) {
        database.erasureRequests
                .everything()
                .forEach((workspace, rows) -> rows.values().stream()
                        .filter(request -> request.state().isOpen())
                        .filter(request -> database.connections
                                .find(workspace, request.connection())
                                .isEmpty())
                        .forEach(request -> database.erasureRequests.put(
                                workspace, request.id(), request.over(State.DROPPED, at))));
    }
}
