package org.leadscoring.application.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Announce.Addressed;
import org.leadscoring.application.delivery.Announce.Announcement;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.workspace.Workspace;

/**
 * Writes to whoever wants it, every morning, which answers they owe: to managers those of the whole team. Who owes none is not
 * written to. However often it is asked, on however many nodes, a day's letter is one.
 */
public final class SendDigests {

    /** From when on in the workspace's zone; a server that starts later in the day does it then. */
    static final LocalTime FROM = LocalTime.of(8, 0);

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Destinations destinations;
    private final Readers readers;
    private final OpenClocks clocks;
    private final Announce announce;
    private final Clock time;

    public SendDigests(
            Transactions transactions,
            Workspaces workspaces,
            Destinations destinations,
            Readers readers,
            OpenClocks clocks,
            Announce announce,
            Clock time) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.destinations = destinations;
        this.readers = readers;
        this.clocks = clocks;
        this.announce = announce;
        this.time = time;
    }

    /** Puts the letters of today into the outbox, where it is morning and they are not there yet. */
    public void send() {
        var now = time.instant();
        for (var workspace : workspaces.all()) {
            if (!now.atZone(workspace.zone()).toLocalTime().isBefore(FROM)) {
                transactions.run(() -> send(workspace, now));
            }
        }
    }

    private int send(Workspace workspace, Instant now) {
        var teams = destinations.all(workspace.id()).stream()
                .filter(destination -> destination.channel() instanceof Channel.TeamMail)
                .map(Destination::id)
                .toList();
        var letters = new ArrayList<Addressed>();
        if (!teams.isEmpty()) {
            var what = "digest " + now.atZone(workspace.zone()).toLocalDate();
            for (var reader : readers.all(workspace.id())) {
                if (reader.topics().contains(Topic.DIGEST) && owes(workspace, reader)) {
                    var letter = new Announcement(Fact.of(Topic.DIGEST, now, null), what, reader.user());
                    teams.forEach(team -> letters.add(new Addressed(team, letter)));
                }
            }
        }
        announce.to(workspace.id(), letters, now);
        return letters.size();
    }

    private boolean owes(Workspace workspace, Reader reader) {
        var filter = Filter.owedBy(reader.user(), reader.role());
        return !clocks.list(workspace.id(), filter, null, 1, WorkQueue.EXAMINED)
                .rows()
                .isEmpty();
    }
}
