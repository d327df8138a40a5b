package org.leadscoring.application.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.analytics.Batch.State;
import org.leadscoring.application.analytics.Batches.Size;
import org.leadscoring.application.analytics.FeedLog.Behind;
import org.leadscoring.application.analytics.Feeds.Due;
import org.leadscoring.application.analytics.Feeds.Standing;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.domain.analytics.Clicks;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link Feeds}, {@link Batches} and {@link FeedLog}. */
public abstract class FeedsContract extends PortContract {

    private static final Content ALL = new Content(true, Set.of(), Map.of(), false);
    private static final Sink POSTHOG = new Sink.PostHog(Sink.PostHog.EU, new Secret("phc_1"));

    @Test
    void feeds_of_every_kind_come_back_exactly_as_they_were_put_in() {
        var some = new Content(
                false,
                Set.of(new EventType("demo_requested"), new EventType("purchase")),
                Map.of("mql", "qualify_lead " + EMOJI),
                true);
        var all = List.of(
                feed("A " + EMOJI, POSTHOG, ALL),
                feed("B", new Sink.Ga4(Sink.Ga4.EU, "G-AB12CD34EF", new Secret("s")), some)
                        .switched(true),
                feed(
                        "C",
                        new Sink.GoogleAds(
                                Sink.GoogleAds.API,
                                "1234567890",
                                "0987654321",
                                "77",
                                "client",
                                new Secret("secret"),
                                new Secret("refresh")),
                        some));

        commit(() -> all.forEach(feed -> ports.feeds().add(feed, EventId.before(NOW), NOW)));

        assertThat(committed(() -> ports.feeds().all(workspace))).isEqualTo(all);
        assertThat(ports.feeds().all(elsewhere)).isEmpty();
        var first = all.getFirst().id();
        assertThat(committed(() -> ports.feeds().lock(elsewhere, first))).isEmpty();
        assertThat(committed(() -> ports.feeds().lock(workspace, first))).contains(all.getFirst());
        assertThat(ports.feeds().standings(workspace))
                .hasSize(3)
                .containsEntry(first, Standing.fresh(EventId.before(NOW), NOW));
        assertThat(ports.feeds().standings(elsewhere)).isEmpty();
    }

    @Test
    void what_is_changed_is_seen_by_the_next_transaction_and_how_it_fares_is_kept() {
        var before = added(feed("Before", POSTHOG, ALL));
        assertThat(committed(() -> ports.feeds().all(workspace))).containsExactly(before);
        var after = before.changed(
                        "After",
                        new Sink.PostHog(URI.create("https://ph.example.com"), new Secret("phc_2")),
                        new Content(true, Set.of(), Map.of(Content.EVERY, "lead_stage_entered"), true))
                .switched(true);
        var ill = new Standing(
                new Circuit(7, NOW.plusSeconds(60)),
                "HTTP 401",
                NOW.plusSeconds(1),
                NOW,
                new EventId(ports.ids().next()),
                NOW.minusSeconds(9));

        commit(() -> ports.feeds().save(after));
        commit(() -> ports.feeds().save(workspace, before.id(), ill));

        assertThat(committed(() -> ports.feeds().all(workspace))).containsExactly(after);
        assertThat(ports.feeds().standings(workspace)).containsExactly(Map.entry(before.id(), ill));
    }

    @Test
    void a_feed_is_due_when_it_is_to_be_looked_at_and_not_while_it_is_off_rests_or_is_claimed() {
        var due = added(feed("Due", POSTHOG, ALL).switched(true));
        added(feed("Off", POSTHOG, ALL));
        var rests = added(feed("Rests", POSTHOG, ALL).switched(true));
        var claimed = added(feed("Claimed", POSTHOG, ALL).switched(true));
        var later = added(feed("Later", POSTHOG, ALL).switched(true));
        var fresh = Standing.fresh(EventId.before(NOW), NOW);
        commit(() -> {
            ports.feeds().save(workspace, rests.id(), fresh.faring(new Circuit(9, NOW.plusSeconds(1)), null));
            ports.feeds().save(workspace, claimed.id(), fresh.claimed(NOW.plusSeconds(1)));
            ports.feeds().save(workspace, later.id(), fresh.lookingAt(NOW.plusSeconds(1)));
        });

        assertThat(due(NOW)).containsExactly(due.id());
        assertThat(due(NOW.plusSeconds(1))).containsExactlyInAnyOrder(due.id(), rests.id(), claimed.id(), later.id());
        assertThat(ports.feeds().everywhere()).contains(new Due(workspace, due.id()));
    }

    @Test
    void what_was_sent_and_passed_over_adds_up() {
        var feed = added(feed("Counted", POSTHOG, ALL)).id();

        commit(() -> ports.feeds().count(workspace, feed, Map.of("sent", 2L, "void", 0L)));
        commit(() -> ports.feeds().count(workspace, feed, Map.of("sent", 3L, "too_old", 1L)));

        assertThat(ports.feeds().counts(workspace, feed)).isEqualTo(Map.of("sent", 5L, "too_old", 1L));
        assertThat(ports.feeds().counts(elsewhere, feed).values()).allMatch(amount -> amount == 0);
    }

    @Test
    void the_first_batch_comes_first_and_one_that_is_being_sent_before_all() {
        var feed = added(feed("Batches", POSTHOG, ALL)).id();
        var first = batch(feed, State.WAITING, 1);
        var second = batch(feed, State.WAITING, 2);
        var third = batch(feed, State.WAITING, 3);
        commit(() -> ports.batches().add(workspace, List.of(third, first, second)));

        assertThat(ports.batches().next(feed)).contains(first);
        assertThat(ports.batches().in(feed, State.WAITING, 2)).containsExactly(first, second);
        assertThat(ports.batches().sizes(feed)).isEqualTo(Map.of(State.WAITING, new Size(3, 6)));

        var sending = third.tried(third.events().subList(0, 1));
        commit(() -> ports.batches().save(workspace, sending));
        assertThat(ports.batches().next(feed)).contains(sending);

        var unknown = sending.in(State.UNKNOWN, AWKWARD, NOW);
        commit(() -> {
            ports.batches().save(workspace, unknown);
            ports.batches().remove(workspace, first);
        });
        assertThat(ports.batches().next(feed)).contains(second);
        assertThat(ports.batches().aside(workspace, feed, third.id())).contains(unknown);
        assertThat(ports.batches().aside(workspace, feed, second.id())).isEmpty();
        assertThat(ports.batches().aside(elsewhere, feed, third.id())).isEmpty();
        assertThat(ports.batches().sizes(feed))
                .isEqualTo(Map.of(State.WAITING, new Size(1, 2), State.UNKNOWN, new Size(1, 1)));
    }

    @Test
    void a_feed_that_is_removed_leaves_nothing() {
        var feed = added(feed("Removed", POSTHOG, ALL)).id();
        commit(() -> {
            ports.batches().add(workspace, List.of(batch(feed, State.WAITING, 1)));
            ports.feeds().count(workspace, feed, Map.of("sent", 1L));
        });

        commit(() -> ports.feeds().remove(workspace, feed));

        assertThat(committed(() -> ports.feeds().all(workspace))).isEmpty();
        assertThat(ports.feeds().standings(workspace)).isEmpty();
        assertThat(ports.batches().next(feed)).isEmpty();
        assertThat(ports.feeds().counts(workspace, feed)).isEmpty();
    }

    @Test
    void the_log_is_read_in_the_order_of_ids_whatever_the_order_of_commits() {
        var before = new EventId(ports.ids().next());
        var first = logged();
        var other = logged();
        var second = logged();
        var third = logged();
        append(elsewhere, other);
        append(workspace, third);
        append(workspace, first);
        append(workspace, second);

        var all = ports.feedLog().read(workspace, before, third.event().id(), 10_000);
        assertThat(all.events()).containsExactly(id(first), id(second), id(third));
        assertThat(all.upTo()).isEqualTo(id(third));

        assertThat(ports.feedLog()
                        .read(workspace, id(first), id(second), 10_000)
                        .events())
                .containsExactly(id(second));
        var some = ports.feedLog().read(elsewhere, before, id(third), 1);
        assertThat(some.upTo()).isNotEqualTo(id(third));
        assertThat(ports.feedLog().behind(workspace, id(first), 100_000)).isEqualTo(new Behind(2, false, id(second)));
        assertThat(ports.feedLog().behind(workspace, before, 1).more()).isTrue();
    }

    @Test
    void an_event_comes_with_whose_it_is() {
        var lead = saved(someLead());
        var id = new EventId(ports.ids().next());
        var by = userId(unique("u"));
        var event = event(unique("m"), NOW).with(id);
        commit(() -> ports.identityBook().reserve(workspace, Set.of(by)));
        commit(() -> ports.eventLog().append(workspace, List.of(new Attributed(event, lead.id(), by))));

        var known = ports.feedLog()
                .happenings(workspace, List.of(id, new EventId(ports.ids().next())));

        assertThat(known).hasSize(1);
        var one = known.getFirst();
        assertThat(one.event()).isEqualTo(event);
        assertThat(one.lead()).isEqualTo(lead.id());
        assertThat(one.by()).isEqualTo(by);
        assertThat(one.email()).isEqualTo(lead.profile().email());
        assertThat(one.score()).isNull();
        assertThat(one.entered()).isEmpty();
        assertThat(one.claimed()).isEmpty();
        assertThat(one.clicks()).isEqualTo(Clicks.NONE);
        assertThat(one.imported()).isFalse();
        assertThat(ports.feedLog().happenings(elsewhere, List.of(id))).isEmpty();
    }

    private Attributed logged() {
        var event = event(unique("m"), NOW).with(new EventId(ports.ids().next()));
        return new Attributed(event, newLeadId(), userId(unique("u")));
    }

    private void append(WorkspaceId where, Attributed event) {
        commit(() -> ports.eventLog().append(where, List.of(event)));
    }

    private static EventId id(Attributed event) {
        return event.event().id();
    }

    private Batch batch(FeedId feed, State state, int size) {
        var events = Stream.generate(() -> new EventId(ports.ids().next()))
                .limit(size)
                .toList();
        UUID id = ports.ids().next();
        return new Batch(id, feed, events, state, 0, null, NOW);
    }

    private List<FeedId> due(Instant at) {
        return ports.feeds().due(at).stream()
                .filter(due -> due.workspace().equals(workspace))
                .map(Due::feed)
                .toList();
    }

    private Feed feed(String name, Sink sink, Content content) {
        return new Feed(new FeedId(ports.ids().next()), workspace, name, sink, false, content);
    }

    private Feed added(Feed feed) {
        commit(() -> ports.feeds().add(feed, EventId.before(NOW), NOW));
        return feed;
    }
}
