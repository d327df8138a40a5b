package org.leadscoring.application.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.crm.Connections.Due;
import org.leadscoring.application.crm.Connections.Standing;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.crm.ErasureRequests.Counts;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;

/** What everybody may expect of {@link ErasureRequests}, and of {@link Links} and {@link Connections} beside them. */
public abstract class ErasureRequestsContract extends PortContract {

    private static final Outcome NO_ANSWER = new Outcome.Failed("HTTP 500", null);

    private Connection connection;
    private ConnectionId id;
    private UUID erasure;

    @BeforeEach
    void connected() {
        connection = connection("Our CRM " + EMOJI);
        id = connection.id();
        erasure = ports.ids().next();
    }

    @Test
    void requests_come_back_exactly_as_they_were_put_in_and_as_they_were_written_since() {
        var known = request("4711", NOW);
        var unknown = request(null, NOW.plusSeconds(1));
        commit(() -> ports.erasureRequests().add(workspace, List.of(known, unknown)));

        assertThat(ports.erasureRequests().of(workspace, erasure)).containsExactly(known, unknown);
        assertThat(ports.erasureRequests().byId(id, known.id())).contains(known);
        assertThat(ports.erasureRequests().of(elsewhere, erasure)).isEmpty();
        assertThat(ports.erasureRequests().byId(new ConnectionId(ports.ids().next()), known.id()))
                .isEmpty();

        var refused = known.refused("HTTP 403 " + EMOJI, NOW.plusSeconds(5));
        var done = unknown.over(State.DONE, NOW.plusSeconds(6));
        commit(() -> ports.erasureRequests().save(List.of(refused, done)));
        assertThat(ports.erasureRequests().of(workspace, erasure)).containsExactly(refused, done);

        for (var state : List.of(State.BY_HAND, State.DROPPED)) {
            commit(() -> ports.erasureRequests().save(List.of(refused.over(state, NOW.plusSeconds(7)))));
            assertThat(ports.erasureRequests().byId(id, known.id())).contains(refused.over(state, NOW.plusSeconds(7)));
        }
        var tried = request("1", NOW).unanswered(NO_ANSWER, NOW);
        commit(() -> ports.erasureRequests().add(workspace, List.of(tried)));
        assertThat(ports.erasureRequests().byId(id, tried.id())).contains(tried);
        assertThat(tried.tries()).isEqualTo(1);
    }

    @Test
    void the_one_that_waits_longest_for_its_time_is_next_and_none_before_its_time() {
        var first = request("1", NOW);
        var second = request("2", NOW.plusSeconds(1));
        var refused = request("3", NOW).refused("no", NOW);
        var done = request("4", NOW).over(State.DONE, NOW);
        commit(() -> ports.erasureRequests().add(workspace, List.of(second, refused, first, done)));

        assertThat(ports.erasureRequests().next(id, NOW.minusMillis(1))).isEmpty();
        assertThat(ports.erasureRequests().next(id, NOW)).contains(first);
        assertThat(ports.erasureRequests().next(new ConnectionId(ports.ids().next()), NOW))
                .isEmpty();

        var later = first.unanswered(NO_ANSWER, NOW);
        commit(() -> ports.erasureRequests().save(List.of(later)));
        assertThat(ports.erasureRequests().next(id, NOW)).isEmpty();
        assertThat(ports.erasureRequests().next(id, NOW.plusSeconds(30))).contains(second);
        commit(() -> ports.erasureRequests().save(List.of(second.over(State.DONE, NOW))));
        assertThat(ports.erasureRequests().next(id, NOW.plusSeconds(30))).contains(later);
    }

    @Test
    void what_is_open_is_listed_the_refused_and_the_often_tried_first_and_counted() {
        var waiting = request("1", NOW);
        var tried = request("2", NOW).unanswered(NO_ANSWER, NOW);
        var refused = request("3", NOW).refused("no", NOW);
        var done = request("4", NOW).over(State.DONE, NOW);
        commit(() -> ports.erasureRequests().add(workspace, List.of(waiting, tried, refused, done)));

        assertThat(ports.erasureRequests().open(id, 9)).containsExactly(refused, tried, waiting);
        assertThat(ports.erasureRequests().open(id, 1)).containsExactly(refused);
        assertThat(ports.erasureRequests().counts(id, 9)).isEqualTo(new Counts(2, 1));
        assertThat(ports.erasureRequests().counts(id, 1)).isEqualTo(new Counts(1, 1));
    }

    @Test
    void records_that_are_still_to_be_erased_are_known() {
        var open = request("open", NOW);
        var refused = request("refused", NOW).refused("no", NOW);
        var done = request("done", NOW);
        commit(() -> ports.erasureRequests().add(workspace, List.of(open, refused, done, request(null, NOW))));
        commit(() -> ports.erasureRequests().save(List.of(done.over(State.DONE, NOW))));

        assertThat(ports.erasureRequests().doomed(id, Set.of("open", "refused", "done", "other")))
                .containsExactlyInAnyOrder("open", "refused");
    }

    @Test
    void a_connection_is_due_as_soon_as_it_has_something_to_erase() {
        var due = new Due(workspace, id);
        var later = new Standing(Circuit.CLOSED, null, NOW.plusSeconds(3_600), null, null, null);
        commit(() -> ports.connections().save(workspace, id, later));
        var request = request("1", NOW.plusSeconds(5));
        commit(() -> ports.erasureRequests().add(workspace, List.of(request)));

        assertThat(ports.connections().due(NOW)).doesNotContain(due);
        assertThat(ports.connections().due(NOW.plusSeconds(5))).contains(due);
        commit(() -> ports.erasureRequests().save(List.of(request.refused("no", NOW))));
        assertThat(ports.connections().due(NOW.plusSeconds(5))).doesNotContain(due);
    }

    @Test
    void what_a_connection_that_is_no_more_was_to_erase_is_dropped_and_nothing_else() {
        var other = connection("Other");
        var open = request("1", NOW);
        var refused = request("2", NOW).refused("no", NOW);
        var done = request("3", NOW).over(State.DONE, NOW);
        var others = ErasureRequest.fresh(ports.ids().next(), other, erasure, Link.fresh(newLeadId()), NOW);
        commit(() -> ports.erasureRequests().add(workspace, List.of(open, refused, done, others)));
        commit(() -> ports.erasureRequests().dropOrphans(NOW.plusSeconds(1)));
        assertThat(ports.erasureRequests().open(id, 9)).hasSize(2);

        commit(() -> {
            ports.connections().remove(workspace, id);
            ports.erasureRequests().dropOrphans(NOW.plusSeconds(1));
        });

        assertThat(ports.erasureRequests().of(workspace, erasure))
                .containsExactlyInAnyOrder(
                        open.over(State.DROPPED, NOW.plusSeconds(1)),
                        refused.over(State.DROPPED, NOW.plusSeconds(1)),
                        done,
                        others);
    }

    @Test
    void leads_are_taken_off_the_list_and_their_links_held() {
        var lead = newLeadId();
        var other = newLeadId();
        var link = Link.fresh(lead).taken("17", Map.of("score", "86"), NOW);
        commit(() -> {
            ports.links().mark(id, List.of(lead, other));
            ports.links().urgent(workspace, List.of(lead, other));
            ports.links().save(workspace, id, List.of(link), true);
        });

        var held = committed(() -> {
            ports.links().unmark(id, Set.of(lead));
            return ports.links().hold(id, Set.of(lead, other));
        });

        assertThat(held).isEqualTo(Map.of(lead, link));
        assertThat(committed(() -> ports.links().take(id, true, 9))).containsExactly(other);
        assertThat(committed(() -> ports.links().take(id, false, 9))).containsExactly(other);
    }

    private ErasureRequest request(@Nullable String external, Instant at) {
        var lead = newLeadId();
        return ErasureRequest.fresh(ports.ids().next(), connection, erasure, link(lead, external), at);
    }

    private static Link link(LeadId lead, @Nullable String external) {
        return external == null ? Link.fresh(lead) : Link.fresh(lead).taken(external, Map.of(), NOW);
    }

    private Connection connection(String name) {
        var crm = new Crm.HubSpot(Crm.HubSpot.API, new Secret("pat-1"));
        var made = new Connection(
                new ConnectionId(ports.ids().next()),
                workspace,
                name,
                crm,
                true,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(crm.kind()),
                OnErasure.ERASE);
        commit(() -> ports.connections().add(made, NOW));
        return made;
    }
}
