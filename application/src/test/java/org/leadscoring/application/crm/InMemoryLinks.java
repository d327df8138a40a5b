package org.leadscoring.application.crm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.application.crm.Connections.Wish;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Links in memory. */
public final class InMemoryLinks implements Links {

    private static final Comparator<LeadId> BY_ID =
            Comparator.comparing(lead -> lead.value().toString());

    private final InMemoryDatabase database;

    public InMemoryLinks(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void changed(WorkspaceId workspace, Collection<LeadId> leads) {
        mark(workspace, leads, false);
    }

    @Override
    public void urgent(WorkspaceId workspace, Collection<LeadId> leads) {
        mark(workspace, leads, true);
    }

    private void mark(WorkspaceId workspace, Collection<LeadId> leads, boolean urgent) {
        for (var connection : database.connections.rows(workspace).keySet()) {
            leads.forEach(lead -> database.crmMarks.put(workspace, new MarkKey(connection, urgent, lead), true));
        }
    }

    @Override
    public void everybody(WorkspaceId workspace) {
        Map.copyOf(database.standings.rows(workspace)).forEach((id, standing) -> {
            if (standing.wish() == null) {
                database.standings.put(workspace, id, standing.wishing(Wish.ALL));
            }
        });
    }

    private Optional<WorkspaceId> workspace(ConnectionId connection) {
        return database.connections.everything().entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(connection))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Stream<MarkKey> marks(ConnectionId connection) {
        return workspace(connection).stream()
                .flatMap(workspace -> database.crmMarks.rows(workspace).keySet().stream())
                .filter(mark -> mark.connection().equals(connection));
    }

    private Stream<Link> links(ConnectionId connection) {
        return rows(connection).map(Kept::link);
    }

    private Stream<Kept> rows(ConnectionId connection) {
        return workspace(connection).stream()
                .flatMap(workspace -> database.links.rows(workspace).entrySet().stream())
                .filter(entry -> entry.getKey().connection().equals(connection))
                .map(Map.Entry::getValue);
    }

    @Override
    public List<LeadId> take(ConnectionId connection, boolean urgent, int limit) {
        var taken = marks(connection)
                .filter(mark -> mark.urgent() == urgent)
                .sorted(Comparator.comparing(MarkKey::lead, BY_ID))
                .limit(limit)
                .toList();
        workspace(connection).ifPresent(workspace -> taken.forEach(mark -> database.crmMarks.remove(workspace, mark)));
        return taken.stream().map(MarkKey::lead).toList();
    }

    @Override
    public List<LeadId> peek(ConnectionId connection, int limit) {
        return marks(connection)
                .map(MarkKey::lead)
                .distinct()
                .sorted(BY_ID)
                .limit(limit)
                .toList();
    }

    @Override
    public long waiting(ConnectionId connection) {
        return marks(connection).count();
    }

    @Override
    public void mark(ConnectionId connection, Collection<LeadId> leads) {
        workspace(connection)
                .ifPresent(workspace -> leads.forEach(
                        lead -> database.crmMarks.put(workspace, new MarkKey(connection, false, lead), true)));
    }

    @Override
    public @Nullable LeadId markAll(
            WorkspaceId workspace, ConnectionId connection, @Nullable LeadId after, boolean anew, int limit) {
        var next = database.leads.rows(workspace).values().stream()
                .map(StoredLead::lead)
                .filter(lead -> after == null || BY_ID.compare(lead.id(), after) > 0)
                .sorted(Comparator.comparing(Lead::id, BY_ID))
                .limit(limit)
                .toList();
        var living = next.stream()
                .filter(lead -> lead.mergedInto() == null)
                .map(Lead::id)
                .toList();
        mark(connection, living);
        if (anew) {
            of(connection, Set.copyOf(living))
                    .values()
                    .forEach(link -> put(
                            workspace,
                            connection,
                            new Link(
                                    link.lead(),
                                    link.key(),
                                    link.external(),
                                    link.agreed(),
                                    link.pushedAt(),
                                    link.refused(),
                                    true),
                            false));
        }
        return next.isEmpty() ? null : next.getLast().id();
    }

    @Override
    public Map<LeadId, Link> of(ConnectionId connection, Set<LeadId> leads) {
        var links = new HashMap<LeadId, Link>();
        links(connection).filter(link -> leads.contains(link.lead())).forEach(link -> links.put(link.lead(), link));
        return links;
    }

    @Override
    public Map<LeadId, Link> inherited(ConnectionId connection, Set<LeadId> survivors) {
        var inherited = new HashMap<LeadId, Link>();
        var workspace = workspace(connection).orElseThrow();
        links(connection)
                .filter(Link::stands)
                .sorted(Comparator.comparing(Link::lead, BY_ID))
                .forEach(link -> database.leads
                        .find(workspace, link.lead())
                        .map(stored -> stored.lead().mergedInto())
                        .filter(survivors::contains)
                        .ifPresent(survivor -> inherited.putIfAbsent(survivor, link)));
        return inherited;
    }

    @Override
    public void unmark(ConnectionId connection, Collection<LeadId> leads) {
        workspace(connection)
                .ifPresent(workspace -> leads.forEach(lead -> {
                    database.crmMarks.remove(workspace, new MarkKey(connection, true, lead));
                    database.crmMarks.remove(workspace, new MarkKey(connection, false, lead));
                }));
    }

    @Override
    public Map<LeadId, Link> hold(ConnectionId connection, Set<LeadId> leads) {
        return of(connection, leads);
    }

    @Override
    public Map<String, Link> byExternal(ConnectionId connection, Set<String> externals) {
        var links = new HashMap<String, Link>();
        links(connection)
                .filter(link -> link.external() != null && externals.contains(link.external()))
                .forEach(link -> links.put(Objects.requireNonNull(link.external()), link));
        return links;
    }

    @Override
    public Map<String, Link> byKey(ConnectionId connection, Set<String> keys) {
        var links = new HashMap<String, Link>();
        links(connection).filter(link -> keys.contains(link.key())).forEach(link -> links.put(link.key(), link));
        return links;
    }

    @Override
    public void save(WorkspaceId workspace, ConnectionId connection, Collection<Link> links, boolean sending) {
        links.forEach(link -> put(workspace, connection, link, sending));
    }

    private void put(WorkspaceId workspace, ConnectionId connection, Link link, boolean sending) {
        database.links.put(workspace, new LinkKey(connection, link.lead()), new Kept(link, sending));
    }

    @Override
    public void handOn(ConnectionId connection, LeadId from, LeadId to) {
        var workspace = workspace(connection).orElseThrow();
        database.links.find(workspace, new LinkKey(connection, from)).ifPresent(kept -> {
            database.links.remove(workspace, new LinkKey(connection, from));
            put(workspace, connection, kept.link().of(to), kept.sending());
        });
    }

    @Override
    public void unsettled(ConnectionId connection) {
        var workspace = workspace(connection).orElseThrow();
        for (var kept : rows(connection).filter(Kept::sending).toList()) {
            mark(connection, List.of(kept.link().lead()));
            put(workspace, connection, kept.link(), false);
        }
    }

    @Override
    public Counts counts(ConnectionId connection, int most) {
        return new Counts(
                links(connection).filter(Link::stands).limit(most).count(),
                links(connection)
                        .filter(link -> link.refused() != null)
                        .limit(most)
                        .count());
    }

    @Override
    public List<Link> refused(ConnectionId connection, int limit) {
        return links(connection)
                .filter(link -> link.refused() != null)
                .sorted(Comparator.comparing((Link link) -> String.valueOf(link.refused()))
                        .thenComparing(Link::lead, BY_ID))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<ConnectionId, Link> ofLead(WorkspaceId workspace, LeadId lead) {
        var links = new HashMap<ConnectionId, Link>();
        database.links.rows(workspace).forEach((key, kept) -> {
            if (key.lead().equals(lead)) {
                links.put(key.connection(), kept.link());
            }
        });
        return links;
    }

    @Override
    public void record(WorkspaceId workspace, ConnectionId connection, Collection<Clash> clashes) {
        var all = new ArrayList<>(database.clashes.find(workspace, connection).orElse(List.of()));
        all.addAll(clashes);
        database.clashes.put(workspace, connection, List.copyOf(all));
    }

    @Override
    public List<Clash> clashes(ConnectionId connection, int limit) {
        var all = workspace(connection)
                .flatMap(workspace -> database.clashes.find(workspace, connection))
                .orElse(List.of());
        return all.reversed().stream().limit(limit).toList();
    }

    /** The place of a lead on the list of those to look at. */
    public record MarkKey(ConnectionId connection, boolean urgent, LeadId lead) {}

    /** The place of a link. */
    public record LinkKey(ConnectionId connection, LeadId lead) {}

    /** A link as it is kept. */
    public record Kept(Link link, boolean sending) {}
}
