package org.leadscoring.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.InMemoryPorts;
import org.leadscoring.application.delivery.Deliveries.Attempt;
import org.leadscoring.application.delivery.Deliveries.Counts;
import org.leadscoring.application.delivery.Deliveries.Lane;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Retries;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Spec OUT-1: at least once, in a lane of its own, again on schedule, and never twice at a time. */
class DeliverNoticesTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final InMemoryPorts ports = application.ports;
    private final WorkspaceId workspace = application.setUp();
    private final FakeSender slack = new FakeSender(3);
    private final FakeSender mail = new FakeSender(1);
    private final Announce announce = new Announce(ports.destinations(), ports.readers(), ports.outbox());
    private final List<String> measured = new ArrayList<>();
    private final DeliveryMeter meter = new DeliveryMeter() {
        @Override
        public void sent(Destination destination, Duration took) {
            measured.add(destination.name() + " in " + took.toSeconds());
        }

        @Override
        public void became(Destination destination, State state) {
            measured.add(destination.name() + " " + state);
        }
    };
    private final DeliverNotices deliver = node();
    private Destination channel;

    @BeforeEach
    void destinations() {
        channel = add("Channel", new Channel.Mail(List.of("sales@example.com")), Set.of());
        add("Team", new Channel.TeamMail(), Set.of(Topic.DESTINATION_DISABLED));
    }

    @Test
    void what_waits_is_sent_in_handfuls_and_delivered() {
        for (int i = 0; i < 7; i++) {
            put(channel, "thing " + i);
        }

        assertThat(deliver.lanes()).containsExactly(lane(channel));
        assertThat(deliver.send(lane(channel))).isEqualTo(3);
        work();

        assertThat(slack.seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(states()).containsOnly(State.DELIVERED);
        assertThat(deliver.lanes()).isEmpty();
        assertThat(deliver.send(lane(channel))).isZero();
    }

    @Test
    void what_fails_is_sent_again_under_its_id_with_the_same_words_until_it_is_taken() {
        var delivery = put(channel, "thing");
        slack.answers.add(new Outcome.Failed("HTTP 500: oops", null));
        slack.answers.add(new Outcome.Failed("HTTP 503", Duration.ofHours(1)));

        work();
        assertThat(stored(delivery).state()).isEqualTo(State.FAILED);
        assertThat(stored(delivery).nextAt()).isEqualTo(now().plusSeconds(5));
        application.clock.advance(Duration.ofSeconds(5));
        work();
        assertThat(stored(delivery).nextAt()).isEqualTo(now().plusSeconds(3_600));
        application.clock.advance(Duration.ofHours(1));
        work();

        assertThat(stored(delivery).state()).isEqualTo(State.DELIVERED);
        assertThat(slack.seen).containsExactly(delivery.id(), delivery.id(), delivery.id());
        assertThat(slack.said.stream().distinct()).hasSize(1);
        assertThat(ports.deliveries().attempts(workspace, delivery.id()))
                .extracting(Attempt::answer)
                .containsExactly("HTTP 500: oops", "HTTP 503", "HTTP 200: ok");
    }

    @Test
    void what_became_of_each_that_was_sent_is_measured() {
        for (var what : List.of("taken", "failing", "refused", "left out")) {
            put(channel, what);
        }
        slack.meanwhile = () -> application.clock.advance(Duration.ofSeconds(2));
        slack.answers.add(new Outcome.Accepted("HTTP 200"));
        slack.answers.add(new Outcome.Failed("HTTP 500", null));
        slack.answers.add(new Outcome.Refused("HTTP 400"));

        deliver.send(lane(channel));

        assertThat(measured)
                .containsExactlyInAnyOrder("Channel in 2", "Channel DELIVERED", "Channel FAILED", "Channel DEAD");
    }

    @Test
    void what_waits_for_each_destination_and_for_how_long_can_be_watched() {
        var off = add("Off", new Channel.Mail(List.of("off@example.com")), Set.of());
        commit(() -> ports.destinations().save(off.switched(false)));
        put(off, "thing");
        put(channel, "thing");
        put(channel, "other thing");
        slack.answers.add(new Outcome.Refused("HTTP 400"));
        slack.answers.add(new Outcome.Failed("HTTP 500", null));
        deliver.send(lane(channel));
        put(channel, "third thing");
        application.clock.advance(Duration.ofSeconds(9));

        assertThat(application.telling.watchDeliveries.everywhere())
                .extracting(
                        watched -> watched.destination().name(),
                        WatchDeliveries.Watched::counts,
                        WatchDeliveries.Watched::late)
                .containsExactly(
                        tuple("Channel", new Counts(2, 1, 1, 0), Duration.ofSeconds(9)),
                        tuple("Team", Counts.NONE, Duration.ZERO));
    }

    @Test
    void a_node_that_dies_while_it_sends_leaves_the_rest_to_others_when_its_claim_ends() {
        var delivery = put(channel, "thing");
        slack.dies = true;
        assertThat(catchThrowable(() -> deliver.send(lane(channel)))).isInstanceOf(FakeSender.DiedException.class);
        slack.dies = false;

        assertThat(node().send(lane(channel))).isZero();
        application.clock.advance(DeliverNotices.CLAIM);
        assertThat(node().send(lane(channel))).isEqualTo(1);

        assertThat(slack.seen).containsExactly(delivery.id(), delivery.id());
        assertThat(stored(delivery).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void a_node_that_took_longer_than_its_claim_has_nothing_to_say_any_more() {
        var delivery = put(channel, "thing");
        slack.meanwhile = () -> {
            slack.meanwhile = () -> {};
            application.clock.advance(DeliverNotices.CLAIM);
            node().send(lane(channel));
        };
        slack.answers.add(new Outcome.Failed("too late to matter", null));
        slack.answers.add(new Outcome.Accepted("HTTP 200"));

        deliver.send(lane(channel));

        assertThat(stored(delivery).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void nothing_is_written_down_of_somebody_who_was_erased_while_they_were_told_of() {
        var delivery = put(channel, "thing");
        slack.meanwhile = () -> commit(() ->
                ports.deliveries().save(workspace, List.of(stored(delivery).erased())));

        deliver.send(lane(channel));

        assertThat(ports.deliveries().attempts(workspace, delivery.id())).isEmpty();
    }

    @Test
    void what_a_sender_left_out_loses_no_attempt_and_is_sent_with_the_next_look() {
        var first = put(channel, "first");
        var second = put(channel, "second");
        slack.stops = true;
        slack.answers.add(new Outcome.Failed("HTTP 500", null));

        assertThat(deliver.send(lane(channel))).isEqualTo(1);

        assertThat(stored(first).attempts()).isEqualTo(1);
        assertThat(stored(second).attempts()).isZero();
        assertThat(stored(second).state()).isEqualTo(State.PENDING);
        assertThat(deliver.send(lane(channel))).isEqualTo(1);
        assertThat(stored(second).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void a_destination_that_fails_rests_and_is_then_tried_with_one() {
        for (int i = 0; i < 18; i++) {
            put(channel, "thing " + i);
            slack.answers.add(new Outcome.Failed("HTTP 500", null));
        }
        work();
        assertThat(slack.seen).as("five bursts of three").hasSize(15);
        assertThat(deliver.lanes()).isEmpty();
        assertThat(circuit().failures()).isEqualTo(5);

        application.clock.advance(Duration.ofMinutes(1));
        assertThat(deliver.send(lane(channel))).isEqualTo(1);
        assertThat(deliver.send(lane(channel))).isZero();

        slack.answers.clear();
        application.clock.advance(Duration.ofHours(1));
        work();
        assertThat(states()).containsOnly(State.DELIVERED);
        assertThat(circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void a_channel_that_is_gone_is_switched_off_managers_are_told_and_nothing_is_lost() {
        reader("Ada", Role.ADMIN);
        var delivery = put(channel, "thing");
        slack.answers.add(new Outcome.Gone("HTTP 404: channel_not_found"));

        work();

        assertThat(ports.destinations()
                        .byId(workspace, channel.id())
                        .orElseThrow()
                        .enabled())
                .isFalse();
        assertThat(ports.destinations().health(workspace).get(channel.id()).disabledBecause())
                .contains("channel_not_found");
        assertThat(mail.said)
                .singleElement()
                .satisfies(notice -> assertThat(notice.fact().detail()).contains("Channel", "channel_not_found"));
        put(channel, "later");
        work();
        assertThat(slack.seen).hasSize(1);

        commit(() -> ports.destinations().save(channel));
        work();
        assertThat(slack.seen).hasSize(3);
        assertThat(stored(delivery).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void each_reader_is_written_to_for_themselves_and_who_left_is_not() {
        var ada = reader("Ada", Role.ADMIN);
        var bob = reader("Bob", Role.MARKETING);
        commit(() -> announce.toSubscribers(
                workspace,
                List.of(new Announce.Announcement(Fact.of(Topic.DESTINATION_DISABLED, now(), "gone"), "gone", null)),
                now()));
        ports.readers().remove(workspace, bob);

        work();

        assertThat(mail.to).containsExactly("ada@example.com");
        assertThat(states()).containsExactlyInAnyOrder(State.DELIVERED, State.DEAD);
        assertThat(ada).isNotEqualTo(bob);
    }

    @Test
    void a_slow_destination_holds_up_no_other_and_a_stop_waits_for_what_is_being_sent() throws InterruptedException {
        reader("Ada", Role.ADMIN);
        var slow = put(channel, "slow");
        commit(() -> announce.toSubscribers(
                workspace,
                List.of(new Announce.Announcement(Fact.of(Topic.DESTINATION_DISABLED, now(), "x"), "x", null)),
                now()));
        var go = new CountDownLatch(1);
        var arrived = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        slack.meanwhile = () -> {
            arrived.countDown();
            await(go);
        };
        mail.meanwhile = other::countDown;
        var failures = new CopyOnWriteArrayList<RuntimeException>();
        var lanes = new Lanes<>("delivery", deliver::lanes, deliver::send, (lane, failure) -> failures.add(failure));

        lanes.look();
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
        lanes.look();
        go.countDown();
        lanes.close();
        lanes.look();

        assertThat(failures).isEmpty();
        assertThat(slack.seen).containsExactly(slow.id());
        assertThat(stored(slow).state()).isEqualTo(State.DELIVERED);
    }

    private void work() {
        for (var lanes = deliver.lanes(); !lanes.isEmpty(); lanes = deliver.lanes()) {
            lanes.forEach(deliver::send);
        }
    }

    private DeliverNotices node() {
        return new DeliverNotices(
                ports.transactions(),
                ports.destinations(),
                ports.deliveries(),
                ports.readers(),
                delivery -> Optional.of(new Notice(delivery.fact(), "Acme at " + now(), ZoneOffset.UTC, List.of())),
                announce,
                new Senders(Map.of(
                        Channel.Kind.SLACK, slack,
                        Channel.Kind.WEBHOOK, slack,
                        Channel.Kind.MAIL, slack,
                        Channel.Kind.TEAM_MAIL, mail)),
                Retries.STANDARD,
                DeliverNotices.CLAIM,
                () -> 0,
                meter,
                application.clock);
    }

    private Destination add(String name, Channel channel, Set<Topic> topics) {
        var destination =
                new Destination(new DestinationId(ports.ids().next()), workspace, name, channel, true, topics);
        commit(() -> ports.destinations().add(destination, now()));
        return destination;
    }

    private UserId reader(String name, Role role) {
        var user = new User(new UserId(ports.ids().next()), workspace, name.toLowerCase(Locale.ROOT), name, role, true);
        ports.users().add(user, "hash", now());
        ports.readers()
                .save(
                        workspace,
                        new Reader(
                                user.id(),
                                name,
                                role,
                                name.toLowerCase(Locale.ROOT) + "@example.com",
                                "en",
                                Reader.choices(role)));
        return user.id();
    }

    private Delivery put(Destination destination, String what) {
        var delivery = Delivery.decided(
                workspace, destination.id(), null, Fact.of(Topic.SLA_BREACHED, now(), what), what, now());
        commit(() -> ports.outbox().add(workspace, List.of(delivery)));
        return delivery;
    }

    private Delivery stored(Delivery delivery) {
        return ports.deliveries().byId(workspace, delivery.id()).orElseThrow();
    }

    private List<State> states() {
        return ports.deliveries().list(workspace, Deliveries.Filter.ALL, null, 100).stream()
                .map(Delivery::state)
                .toList();
    }

    private Circuit circuit() {
        return ports.destinations().health(workspace).get(channel.id()).circuit();
    }

    private Lane lane(Destination destination) {
        return new Lane(workspace, destination.id());
    }

    private Instant now() {
        return application.clock.instant();
    }

    private void commit(Runnable work) {
        ports.transactions().run(() -> {
            work.run();
            return true;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
