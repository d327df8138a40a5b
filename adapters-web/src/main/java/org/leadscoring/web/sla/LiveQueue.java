package org.leadscoring.web.sla;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.LastWork;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.Page;
import org.leadscoring.application.sla.WorkQueue.Position;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells browsers how the page of the queue they show stands now, whenever it has changed. It reads the page again and
 * compares, so that a change is seen whichever node made it, a score's as well as a person's; browsers that show the same
 * page share the reading. What is sent is always the whole page in short, so that nothing is lost when a line breaks; the
 * browser fetches the rows that differ from its own.
 */
@Component
public class LiveQueue {

    /** After this the browser asks again by itself, so that one that has gone is not told for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** So many streams are for one user; who opens more windows has pages that stand still. */
    private static final int MOST_OF_ONE = 20;

    /** A sign of life goes out after so many rounds in which nothing changed, lest somebody between takes silence for an end. */
    private static final int QUIET_ROUNDS = 10;

    private final WorkQueue queue;
    private final LastWork lastWork;
    private final Users users;
    private final FindUser admitted;
    private final JsonMapper json;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Map<Shown, State> last = new HashMap<>();

    LiveQueue(WorkQueue queue, LastWork lastWork, Users users, FindUser admitted, JsonMapper json) {
        this.admitted = admitted;
        this.queue = queue;
        this.lastWork = lastWork;
        this.users = users;
        this.json = json;
    }

    /** A browser that shows this page from now on; empty if too many of theirs do. */
    Optional<SseEmitter> watch(SignedIn who, Filter filter, @Nullable Position after) {
        if (watchers.stream()
                        .filter(other -> other.who.user().equals(who.user()))
                        .count()
                >= MOST_OF_ONE) {
            return Optional.empty();
        }
        var watcher = new Watcher(who, new Shown(who.workspace(), filter, after), new SseEmitter(LONGEST.toMillis()));
        watcher.emitter.onCompletion(() -> watchers.remove(watcher));
        watcher.emitter.onTimeout(watcher.emitter::complete);
        watcher.emitter.onError(gone -> watchers.remove(watcher));
        watchers.add(watcher);
        return Optional.of(watcher.emitter);
    }

    /** Looks at what is shown and tells who shows it; called every few seconds, by one thread. */
    public void push() {
        watchers.removeIf(this::hasEnded);
        var shown = watchers.stream().map(watcher -> watcher.shown).collect(Collectors.toSet());
        last.keySet().retainAll(shown);
        for (var page : shown) {
            var state = state(page, last.get(page));
            last.put(page, state);
            for (var watcher : watchers) {
                if (watcher.shown.equals(page)) {
                    tell(watcher, state);
                }
            }
        }
    }

    /** Whoever was shut out, or is somebody else by now, asks again and is told so. */
    private boolean hasEnded(Watcher watcher) {
        var still = admitted.byId(watcher.who.workspace(), watcher.who.user())
                .map(SignedIn::as)
                .filter(watcher.who::equals);
        if (still.isEmpty()) {
            watcher.emitter.complete();
        }
        return still.isEmpty();
    }

    /** How many browsers are told. */
    public int watching() {
        return watchers.size();
    }

    /** A stop does not wait for browsers that listen: they find another node. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        watchers.forEach(watcher -> watcher.emitter.complete());
    }

    private State state(Shown shown, @Nullable State before) {
        var page = queue.page(shown.workspace(), shown.filter(), shown.after());
        var rows = page.rows().stream()
                .map(row -> new Line(
                        row.lead().id().value(),
                        QueueRow.mark(row),
                        Section.of(row.clock(), page.now()).key(),
                        row.clock().dueAt().toEpochMilli()))
                .toList();
        return new State(rows, left(shown.workspace(), rows, before, page.now()), counts(page));
    }

    /** Who took the leads away that were here and are not any more, where it was somebody. */
    private List<Left> left(WorkspaceId workspace, List<Line> rows, @Nullable State before, Instant now) {
        if (before == null) {
            return List.of();
        }
        var here = rows.stream().map(Line::id).collect(Collectors.toSet());
        var left = new ArrayList<Left>();
        for (var line : before.rows()) {
            if (!here.contains(line.id())) {
                lastWork.justNow(workspace, new LeadId(line.id()), now)
                        .ifPresent(by -> left.add(new Left(line.id(), by.value(), nameOf(workspace, by))));
            }
        }
        return left;
    }

    private @Nullable String nameOf(WorkspaceId workspace, UserId id) {
        return users.byId(workspace, id).map(account -> account.user().name()).orElse(null);
    }

    private static Map<String, String> counts(Page page) {
        Counts counts = page.counts();
        return Map.of(
                Section.BREACHED.key(), text(counts.breached(), counts.moreBreached()),
                Section.DUE_SOON.key(), text(counts.dueSoon(), false),
                Section.LATER.key(), text(counts.later(), counts.moreLater()),
                Section.RESTING.key(), text(counts.all(), counts.more()));
    }

    private static String text(long count, boolean more) {
        return more ? count + "+" : Long.toString(count);
    }

    private void tell(Watcher watcher, State state) {
        try {
            if (!state.rows().equals(watcher.rows) || !state.counts().equals(watcher.counts)) {
                watcher.emitter.send(SseEmitter.event().name("queue").data(json.writeValueAsString(state)));
                watcher.rows = state.rows();
                watcher.counts = state.counts();
                watcher.quiet = 0;
            } else if (++watcher.quiet == QUIET_ROUNDS) {
                watcher.emitter.send(SseEmitter.event().comment("quiet"));
                watcher.quiet = 0;
            }
        } catch (IOException | IllegalStateException gone) {
            watchers.remove(watcher);
            watcher.emitter.completeWithError(gone);
        }
    }

    /** A page of the queue that somebody shows. */
    private record Shown(
            WorkspaceId workspace, Filter filter, @Nullable Position after) {}

    /**
     * How a page stands.
     *
     * @param left rows that were there the time before
     * @param counts by section
     */
    record State(List<Line> rows, List<Left> left, Map<String, String> counts) {}

    /**
     * A row in short.
     *
     * @param mark another one if anything of the row is
     * @param due when its clock is, in milliseconds since 1970
     */
    record Line(UUID id, String mark, String section, long due) {}

    /** A lead that is no longer here, and who saw to that. */
    record Left(UUID id, UUID by, @Nullable String name) {}

    /** A browser, and what it was told last. */
    private static final class Watcher {

        private final SignedIn who;
        private final Shown shown;
        private final SseEmitter emitter;
        private List<Line> rows = List.of();
        private Map<String, String> counts = Map.of();
        private int quiet;

        Watcher(SignedIn who, Shown shown, SseEmitter emitter) {
            this.who = who;
            this.shown = shown;
            this.emitter = emitter;
        }
    }
}
