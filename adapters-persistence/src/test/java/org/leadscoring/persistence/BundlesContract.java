package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.delivery.Deliveries.Counts;
import org.leadscoring.application.delivery.Deliveries.Filter;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;

/** Deliveries that were decided many at a time wait together, and are opened when they are to be sent. */
abstract class BundlesContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final int FEWEST = 8;
    private static final int MANY = 20;

    private JdbcPorts ports;
    private WorkspaceId workspace;
    private DestinationId hook;

    protected abstract JdbcPorts ports();

    @BeforeEach
    void somewhere() {
        ports = ports();
        workspace = ports.newWorkspace();
        hook = new DestinationId(ports.ids().next());
        var destination = new Destination(hook, workspace, "Hook", new Channel.TeamMail(), true, Set.of());
        ports.transactions().run(() -> {
            ports.destinations().add(destination, NOW);
            return true;
        });
    }

    @Test
    void many_are_one_row_and_in_no_list_until_it_is_their_turn() {
        add(decided("many", MANY, NOW, null));

        assertThat(bundles()).isEqualTo(1);
        assertThat(listed()).isZero();
        assertThat(ports.deliveries().counts(workspace, 100)).containsEntry(hook, new Counts(MANY, 0, 0, MANY));
        assertThat(ports.deliveries().counts(workspace, 9).get(hook))
                .extracting(Counts::unlisted)
                .isEqualTo(9L);
        assertThat(claimed(NOW, 2)).hasSize(2);
        assertThat(bundles()).isZero();
        assertThat(listed()).isEqualTo(MANY);
        assertThat(ports.deliveries().counts(workspace, 100)).containsEntry(hook, new Counts(MANY, 0, 0, 0));
    }

    @Test
    void a_few_and_those_of_which_something_was_said_are_listed_at_once() {
        add(decided("few", FEWEST - 1, NOW, null));
        add(decided("of persons", MANY, NOW, "Ann was given to Bob"));

        assertThat(bundles()).isZero();
        assertThat(listed()).isEqualTo(FEWEST - 1 + MANY);
    }

    @Test
    void very_many_are_several_bundles_of_one_instant_which_are_opened_one_after_the_other() {
        var all = decided("many", 1_200, NOW, null);
        add(all);
        assertThat(bundles()).isEqualTo(3);
        assertThat(ports.deliveries().counts(workspace, 9_999)).containsEntry(hook, new Counts(1_200, 0, 0, 1_200));

        assertThat(claimed(NOW, 32)).hasSize(32);
        assertThat(claimed(NOW, 32)).hasSize(32);
        assertThat(bundles()).isEqualTo(2);
        assertThat(claimed(NOW, 9_999)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void what_was_told_before_does_not_hold_up_what_comes_after() {
        var told = decided("told", MANY, NOW, null);
        add(told);
        claimed(ports);
        add(told);
        add(told);
        var after = decided("after", MANY, NOW.plusSeconds(1), null);
        add(after);

        assertThat(claimed(NOW.plusSeconds(1), MANY)).containsExactlyInAnyOrderElementsOf(after);
    }

    @Test
    void one_fact_for_each_of_a_large_team_is_listed_at_once() {
        var fact = new Fact(Topic.STAGE_ENTERED, new LeadId(ports.ids().next()), NOW, "hot", 1, null, null);
        add(IntStream.range(0, MANY)
                .mapToObj(i ->
                        Delivery.decided(workspace, hook, new UserId(ports.ids().next()), fact, "passage", NOW))
                .toList());

        assertThat(bundles()).isZero();
        assertThat(listed()).isEqualTo(MANY);
    }

    @Test
    void those_of_several_destinations_and_times_do_not_mix() {
        var other = new DestinationId(ports.ids().next());
        var here = decided("here", MANY, NOW, null);
        var there = decided("there", MANY, NOW, null).stream()
                .map(one -> Delivery.decided(workspace, other, null, one.fact(), one.id() + "", NOW))
                .toList();
        var later = decided("later", MANY, NOW.plusSeconds(9), null);
        add(Stream.of(here, there, later).flatMap(List::stream).toList());

        assertThat(bundles()).isEqualTo(3);
        assertThat(claimed(NOW.plusSeconds(8), 99)).containsExactlyInAnyOrderElementsOf(here);
        assertThat(claimed(NOW.plusSeconds(9), 99))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(here.stream(), later.stream()).toList());
        assertThat(bundles()).isEqualTo(1);
    }

    @Test
    void whoever_has_enough_to_send_that_came_before_opens_nothing() {
        add(decided("before", FEWEST - 1, NOW, null));
        add(decided("many", MANY, NOW.plusSeconds(1), null));

        assertThat(claimed(NOW.plusSeconds(2), FEWEST - 1)).hasSize(FEWEST - 1);
        assertThat(bundles()).isEqualTo(1);

        assertThat(claimed(NOW.plusSeconds(2), FEWEST)).hasSize(FEWEST);
        assertThat(bundles()).isZero();
    }

    @Test
    void what_another_node_opens_is_neither_waited_for_nor_opened_twice() {
        add(decided("first", MANY, NOW, null));
        add(decided("second", MANY, NOW, null));
        var node = ports.anotherNode();

        var sent = new ArrayList<Delivery>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ports.transactions().run(() -> {
                var mine = claimed(ports);
                var theirs = threads.submit(() -> node.transactions().run(() -> claimed(node)));
                assertThat(theirs).succeedsWithin(Duration.ofMinutes(1));
                sent.addAll(mine);
                return sent.addAll(theirs.resultNow());
            });
        }
        assertThat(sent).hasSize(2 * MANY).doesNotHaveDuplicates();
        assertThat(bundles()).isZero();
    }

    /** What is due, of which all is sent. */
    private List<Delivery> claimed(JdbcPorts node) {
        var due = node.deliveries().claim(workspace, hook, NOW, MANY);
        node.deliveries()
                .save(
                        workspace,
                        due.stream().map(one -> one.givenUp("sent", NOW)).toList());
        return due;
    }

    @Test
    void what_was_opened_in_vain_waits_on() {
        add(decided("many", MANY, NOW, null));

        assertThatThrownBy(() -> ports.transactions().run(() -> {
                    ports.deliveries().claim(workspace, hook, NOW, MANY);
                    throw new IllegalStateException("the node dies");
                }))
                .hasMessage("the node dies");

        assertThat(bundles()).isEqualTo(1);
        assertThat(claimed(NOW, MANY)).hasSize(MANY);
    }

    @Test
    void what_waited_for_a_destination_that_is_gone_is_forgotten() {
        add(decided("many", MANY, NOW, null));
        add(decided("more", MANY, NOW, null));
        forget();
        assertThat(bundles()).isEqualTo(2);

        ports.transactions().run(() -> {
            ports.destinations().remove(workspace, hook);
            return true;
        });
        forget();

        assertThat(bundles()).isZero();
    }

    private void add(List<Delivery> deliveries) {
        ports.transactions().run(() -> {
            ports.outbox().add(workspace, deliveries);
            return true;
        });
    }

    private List<Delivery> claimed(Instant now, int limit) {
        return ports.transactions().run(() -> ports.deliveries().claim(workspace, hook, now, limit));
    }

    /** All there is to forget, one by one. */
    private void forget() {
        int forgotten;
        do {
            forgotten =
                    ports.transactions().run(() -> ports.deliveries().forget(Instant.parse("1980-01-01T00:00:00Z"), 1));
        } while (forgotten > 0);
    }

    private int listed() {
        return ports.deliveries().list(workspace, Filter.ALL, null, 1_000).size();
    }

    private long bundles() {
        return ports.database()
                .sql("select count(*) from delivery_bundles where workspace_id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .query(Long.class)
                .single();
    }

    private List<Delivery> decided(String what, int many, Instant at, @Nullable String detail) {
        return IntStream.range(0, many)
                .mapToObj(i -> {
                    var lead = new LeadId(ports.ids().next());
                    var fact = new Fact(Topic.STAGE_ENTERED, lead, at, "hot", i, null, detail);
                    return Delivery.decided(workspace, hook, null, fact, what + i, at);
                })
                .toList();
    }
}
