package org.leadscoring.application.erasure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Aged leads in memory. */
public final class InMemoryAgedLeads implements AgedLeads {

    private static final Set<LeadStatus> LEFT_ALONE = Set.of(LeadStatus.NEW, LeadStatus.CONTACTED, LeadStatus.LOST);
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::activeAt).thenComparing(Position::lead, Comparator.reverseOrder());

    private final InMemoryDatabase database;

    public InMemoryAgedLeads(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Found find(WorkspaceId workspace, Instant before, @Nullable Position after, int examined) {
        var passed = leads(workspace)
                .map(lead -> new Position(minute(lead), lead.id()))
                .filter(at -> at.activeAt().isBefore(before))
                .filter(at -> after == null || ORDER.compare(at, after) > 0)
                .sorted(ORDER)
                .limit(examined)
                .toList();
        var leads = passed.stream().map(Position::lead).collect(Collectors.toSet());
        return new Found(among(workspace, leads, before), passed.size() < examined ? null : passed.getLast());
    }

    @Override
    public Set<LeadId> among(WorkspaceId workspace, Set<LeadId> leads, Instant before) {
        return leads(workspace)
                .filter(lead -> leads.contains(lead.id()))
                .filter(lead -> lead.mergedInto() == null && LEFT_ALONE.contains(lead.status()))
                .filter(lead -> all(
                        before,
                        Stream.of(
                                Stream.of(minute(lead), lead.createdAt()),
                                promises(workspace, lead),
                                events(workspace, lead),
                                done(workspace, lead))))
                .map(Lead::id)
                .collect(Collectors.toSet());
    }

    private static boolean all(Instant before, Stream<Stream<Instant>> instants) {
        return instants.flatMap(some -> some).allMatch(at -> at.isBefore(before));
    }

    private Stream<Lead> leads(WorkspaceId workspace) {
        return database.leads.rows(workspace).values().stream()
                .map(StoredLead::lead)
                .map(lead -> database.standing(workspace, lead));
    }

    private static Instant minute(Lead lead) {
        return FindLeads.Position.minuteOf(lead);
    }

    private Stream<Instant> promises(WorkspaceId workspace, Lead lead) {
        return database.clocks.find(workspace, lead.id()).stream()
                .filter(clock -> clock.state() == SlaClock.State.OPEN || clock.state() == SlaClock.State.PAUSED)
                .flatMap(clock -> {
                    var pause = clock.pause();
                    return Stream.concat(
                            Stream.of(clock.dueAt()), Stream.ofNullable(pause == null ? null : pause.until()));
                });
    }

    private Stream<Instant> events(WorkspaceId workspace, Lead lead) {
        return database.events.rows(workspace).values().stream()
                .filter(stored -> stored.lead().equals(lead.id()))
                .map(stored -> stored.event().key().occurredAt());
    }

    private Stream<Instant> done(WorkspaceId workspace, Lead lead) {
        return Stream.concat(
                database.contacts.find(workspace, lead.id()).orElse(List.of()).stream()
                        .map(Contact::at),
                database.statusChanges.find(workspace, lead.id()).orElse(List.of()).stream()
                        .map(StatusChange::at));
    }
}
