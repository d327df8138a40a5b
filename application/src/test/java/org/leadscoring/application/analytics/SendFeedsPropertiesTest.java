package org.leadscoring.application.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryAnalytics;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.analytics.Batch.State;
import org.leadscoring.application.analytics.FakeTool.Trouble;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Spec OUT-5 for transactions that commit in any order, a tool that fails, and nodes that die. */
class SendFeedsPropertiesTest {

    private static final int CASES = 150;
    private static final List<Trouble> TROUBLES =
            List.of(Trouble.LATER, Trouble.LOST_BEFORE, Trouble.LOST_AFTER, Trouble.DIES_BEFORE, Trouble.DIES_AFTER);
    private static final UserId BOB = new UserId(new UUID(3, 3));

    /** An id is at most ten seconds old when its transaction begins, which ends after a minute at most. */
    private static final int LONGEST_SECONDS = 70;

    @Test
    void a_tool_that_recognises_events_has_each_of_them_once() {
        var again = new int[1];
        Seeded.forAll(CASES, random -> {
            var world = new World(random, new Sink.PostHog(URI.create("https://ph.example.com"), new Secret("key")));

            world.runs();

            assertThat(new HashSet<>(world.received())).isEqualTo(world.made);
            again[0] += world.received().size() - world.made.size();
            assertThat(world.aside()).isEmpty();
        });
        assertThat(again[0]).as("sent once more").isGreaterThan(CASES / 10);
    }

    @Test
    void a_tool_that_recognises_nothing_has_none_of_them_twice_and_what_is_not_known_is_set_aside() {
        var aside = new int[1];
        Seeded.forAll(CASES, random -> {
            var world = new World(
                    random, new Sink.Ga4(URI.create("https://ga.example.com"), "G-AB12CD34EF", new Secret("key")));

            world.runs();

            assertThat(world.received()).doesNotHaveDuplicates();
            var all = new HashSet<>(world.received());
            all.addAll(world.aside());
            assertThat(all).isEqualTo(world.made);
            aside[0] += world.aside().size();
        });
        assertThat(aside[0]).as("set aside").isGreaterThan(CASES / 10);
    }

    /** Events that are made, committed and sent at random. */
    private static final class World {

        private final RandomGenerator random;
        private final InMemoryApplication application = new InMemoryApplication();
        private final WorkspaceId workspace;
        private final FeedId feed;
        private final Set<UUID> made = new HashSet<>();
        private final List<Slow> uncommitted = new ArrayList<>();
        private int number;

        World(RandomGenerator random, Sink sink) {
            this.random = random;
            workspace = application.ports.newWorkspace();
            var content = new Content(true, Set.of(), Map.of(), false);
            Feed made = application.analytics.editFeeds.create(workspace, "Feed", sink, content, BOB);
            feed = made.id();
            application.analytics.editFeeds.turn(workspace, feed, true, BOB);
        }

        void runs() {
            for (int i = 0; i < 30; i++) {
                for (int n = random.nextInt(4); n > 0; n--) {
                    begin();
                }
                application.clock.advance(Duration.ofMillis(random.nextInt(40_000)));
                commit(application.clock.instant());
                if (random.nextInt(3) == 0) {
                    application.analytics.tool.troubled(TROUBLES.get(random.nextInt(TROUBLES.size())));
                }
                work();
            }
            for (int i = 0; i < 40; i++) {
                application.clock.advance(Duration.ofMinutes(16));
                commit(application.clock.instant());
                work();
            }
            assertThat(application.ports.batches().next(feed)).isEmpty();
        }

        private void work() {
            InMemoryAnalytics.work(
                    random.nextBoolean() ? application.analytics.sendFeeds : application.analytics.elsewhere);
        }

        private void begin() {
            var now = application.clock.instant();
            var id = new UUID(now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong());
            made.add(id);
            var key = new EventKey(now, "m" + number++, new SourceId(new UUID(1, 1)));
            var event = new Event(
                    new EventId(id),
                    key,
                    new EventType("thing"),
                    "Thing",
                    now,
                    Attributes.NONE,
                    Attributes.NONE,
                    new Attributes(Map.of("gaClientId", "1." + random.nextInt(3))));
            var by = new Identifier(IdentifierType.ANONYMOUS_ID, "a" + random.nextInt(3));
            uncommitted.add(new Slow(
                    new Attributed(event, new LeadId(new UUID(2, 2)), by),
                    now.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(LONGEST_SECONDS) : 0)));
        }

        /** In any order. */
        private void commit(Instant now) {
            for (var slow : List.copyOf(uncommitted)) {
                // The clock went on by up to 40 s at once: what was to commit meanwhile does so now.
                if (!slow.at().isAfter(now)) {
                    uncommitted.remove(slow);
                    application.ports.transactions().run(() -> {
                        application.ports.eventLog().append(workspace, List.of(slow.event()));
                        return true;
                    });
                }
            }
        }

        List<UUID> received() {
            return application.analytics.tool.taken.stream()
                    .map(message -> message.id())
                    .toList();
        }

        List<UUID> aside() {
            return application.ports.batches().in(feed, State.UNKNOWN, 10_000).stream()
                    .flatMap(batch -> batch.events().stream())
                    .map(EventId::value)
                    .toList();
        }

        private record Slow(Attributed event, Instant at) {}
    }
}
