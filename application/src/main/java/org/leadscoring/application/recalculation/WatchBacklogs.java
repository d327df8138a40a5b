package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaClocks.Due;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.sla.SlaClock;

/** How much waits in all workspaces, for whoever runs the server. */
public final class WatchBacklogs {

    /** Counted up to here; of promises in each workspace, of those past their deadline and of the others. */
    public static final int MOST = 10_000;

    private final Workspaces workspaces;
    private final ScoreBook book;
    private final Replays replays;
    private final SlaClocks clocks;
    private final OpenClocks queue;
    private final Clock time;

    public WatchBacklogs(
            Workspaces workspaces, ScoreBook book, Replays replays, SlaClocks clocks, OpenClocks queue, Clock time) {
        this.workspaces = workspaces;
        this.book = book;
        this.replays = replays;
        this.clocks = clocks;
        this.queue = queue;
        this.time = time;
    }

    /** How it is now. */
    public Backlog now() {
        var now = time.instant();
        var open = 0L;
        var breached = 0L;
        for (var workspace : workspaces.all()) {
            var counts = queue.count(workspace.id(), Filter.ALL, now, MOST);
            open += counts.all();
            breached += counts.breached();
        }
        return new Backlog(
                replays.next(MOST).size(),
                since(book.longestDue(now), now),
                since(clocks.due(now, 1).stream().findFirst().flatMap(this::dueSince), now),
                open,
                breached);
    }

    private Optional<Instant> dueSince(Due due) {
        return Optional.ofNullable(
                        clocks.of(due.workspace(), Set.of(due.lead())).get(due.lead()))
                .map(SlaClock::nextAt);
    }

    private static Duration since(Optional<Instant> due, Instant now) {
        return due.filter(at -> at.isBefore(now))
                .map(at -> Duration.between(at, now))
                .orElse(Duration.ZERO);
    }

    /**
     * What waits.
     *
     * @param replays leads that wait to be scored anew
     * @param scoresLate for so long the score has been due that time should have changed first
     * @param clocksLate for so long the warning or breach has been due that should have been marked first
     * @param promises that wait for an answer, paused ones left out
     * @param breached those of them whose deadline has passed
     */
    public record Backlog(long replays, Duration scoresLate, Duration clocksLate, long promises, long breached) {}
}
