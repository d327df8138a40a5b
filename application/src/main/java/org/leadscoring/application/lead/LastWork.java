package org.leadscoring.application.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Who worked on a lead last: moved its status, gave it to somebody, noted a call, put it off or woke it. */
public final class LastWork {

    /** What was done longer ago is not why something changes now. */
    private static final Duration JUST_NOW = Duration.ofSeconds(30);

    private final Leads leads;
    private final SlaClocks clocks;
    private final Assignments assignments;

    public LastWork(Leads leads, SlaClocks clocks, Assignments assignments) {
        this.leads = leads;
        this.clocks = clocks;
        this.assignments = assignments;
    }

    /** Who worked on it in the last 30 seconds, the last of them; empty if nobody did, whatever the system did. */
    public Optional<UserId> justNow(WorkspaceId workspace, LeadId lead, Instant now) {
        return Stream.of(
                        leads.statusHistory(workspace, lead).stream().map(one -> deed(one.by(), one.at())),
                        leads.contacts(workspace, lead).stream().map(one -> deed(one.by(), one.at())),
                        clocks.ledger(workspace, lead).stream()
                                .map(one -> deed(one.doing().by(), one.at())),
                        assignments.of(workspace, lead).stream().map(one -> deed(one.by(), one.at())))
                .flatMap(deeds -> deeds.flatMap(Optional::stream))
                .filter(deed -> deed.at().isAfter(now.minus(JUST_NOW)))
                .max(Comparator.comparing(Deed::at))
                .map(Deed::by);
    }

    private static Optional<Deed> deed(@Nullable UserId by, Instant at) {
        return Optional.ofNullable(by).map(user -> new Deed(user, at));
    }

    private record Deed(UserId by, Instant at) {}
}
