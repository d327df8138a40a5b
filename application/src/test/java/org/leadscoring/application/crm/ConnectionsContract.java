package org.leadscoring.application.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.crm.Connections.Due;
import org.leadscoring.application.crm.Connections.Standing;
import org.leadscoring.application.crm.Connections.Wish;
import org.leadscoring.application.crm.Links.Clash;
import org.leadscoring.application.crm.SyncRun.Kind;
import org.leadscoring.application.crm.SyncRun.Phase;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;

/** What everybody may expect of {@link Connections}, {@link Links} and {@link SyncRuns}. */
public abstract class ConnectionsContract extends PortContract {

    private static final Secret WEBHOOK = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void connections_of_every_kind_come_back_exactly_as_they_were_put_in() {
        var all = List.of(
                connection("A " + EMOJI, new Crm.HubSpot(Crm.HubSpot.API, new Secret("pat-1"))),
                connection(
                        "B", new Crm.Salesforce(URI.create("https://x.my.salesforce.com"), "id", new Secret("secret"))),
                connection("C", odoo())
                        .changed("C", odoo(), Duration.ofMinutes(7), "hot", false)
                        .with(Connection.OnErasure.ERASE)
                        .switched(true),
                connection("D", new Crm.Webhook(URI.create("https://example.com/hook"), List.of(WEBHOOK))));

        commit(() -> all.forEach(connection -> ports.connections().add(connection, NOW)));

        assertThat(committed(() -> ports.connections().all(workspace))).isEqualTo(all);
        assertThat(ports.connections().all(elsewhere)).isEmpty();
        assertThat(committed(
                        () -> ports.connections().lock(elsewhere, all.getFirst().id())))
                .isEmpty();
        assertThat(committed(
                        () -> ports.connections().lock(workspace, all.getFirst().id())))
                .contains(all.getFirst());
        assertThat(ports.connections().standings(workspace))
                .containsEntry(all.getFirst().id(), Standing.fresh(NOW));
    }

    @Test
    void what_is_changed_is_seen_by_the_next_transaction_and_how_it_fares_is_kept() {
        var before = added(connection("Before", odoo()));
        assertThat(committed(() -> ports.connections().all(workspace))).containsExactly(before);
        var after = before.changed("After", odoo(), Duration.ofHours(1), null, false)
                .with(new Mapping(List.of(), List.of()))
                .switched(true);
        var ill = new Standing(
                new Circuit(7, NOW.plusSeconds(60)), "HTTP 401", NOW.plusSeconds(1), NOW, NOW.minusSeconds(9), null);

        commit(() -> ports.connections().save(after));
        commit(() -> ports.connections().save(workspace, before.id(), ill));

        assertThat(committed(() -> ports.connections().all(workspace))).containsExactly(after);
        assertThat(ports.connections().standings(workspace)).containsExactly(Map.entry(before.id(), ill));
        assertThat(ports.connections().standings(elsewhere)).isEmpty();
    }

    @Test
    void a_connection_is_due_by_its_time_a_wish_an_open_run_or_an_urgent_lead_and_not_while_it_is_off_or_claimed() {
        var id = added(connection("Odoo", odoo()).switched(true)).id();
        var due = new Due(workspace, id);
        assertThat(ports.connections().due(NOW)).contains(due);

        var later = new Standing(Circuit.CLOSED, null, NOW.plusSeconds(60), null, null, null);
        fares(id, later);
        assertThat(ports.connections().due(NOW)).doesNotContain(due);
        assertThat(ports.connections().due(NOW.plusSeconds(60))).contains(due);

        fares(id, later.wishing(Wish.ALL));
        assertThat(ports.connections().due(NOW)).contains(due);

        fares(id, later);
        commit(() -> ports.links().urgent(workspace, Set.of(newLeadId())));
        assertThat(ports.connections().due(NOW)).contains(due);
        commit(() -> ports.links().take(id, true, 9));
        assertThat(ports.connections().due(NOW)).doesNotContain(due);

        var run = run(id, NOW, null);
        commit(() -> ports.syncRuns().add(workspace, run));
        assertThat(ports.connections().due(NOW)).contains(due);

        fares(id, new Standing(Circuit.CLOSED, null, NOW, NOW.plusSeconds(1), null, null));
        assertThat(ports.connections().due(NOW)).doesNotContain(due);
        assertThat(ports.connections().due(NOW.plusSeconds(1))).contains(due);
        fares(id, new Standing(new Circuit(9, NOW.plusSeconds(1)), null, NOW, null, null, null));
        assertThat(ports.connections().due(NOW)).doesNotContain(due);
        commit(() -> ports.connections()
                .save(ports.connections().lock(workspace, id).orElseThrow().switched(false)));
        assertThat(ports.connections().due(NOW.plusSeconds(9))).doesNotContain(due);
    }

    @Test
    void leads_that_changed_are_taken_once_by_every_connection_in_the_order_of_their_ids() {
        var one = added(connection("One", odoo())).id();
        var other = added(connection("Other", odoo())).id();
        var leads = List.of(newLeadId(), newLeadId(), newLeadId());
        commit(() -> {
            ports.links().changed(workspace, List.of(leads.get(2), leads.get(0), leads.get(1)));
            ports.links().changed(workspace, List.of(leads.get(0)));
        });
        commit(() -> ports.links().changed(workspace, leads));

        assertThat(ports.links().waiting(one)).isEqualTo(3);
        assertThat(ports.links().peek(one, 2)).containsExactly(leads.get(0), leads.get(1));
        assertThat(committed(() -> ports.links().take(one, true, 9))).isEmpty();
        assertThat(committed(() -> ports.links().take(one, false, 2))).containsExactly(leads.get(0), leads.get(1));
        assertThat(committed(() -> ports.links().take(one, false, 2))).containsExactly(leads.get(2));
        assertThat(committed(() -> ports.links().take(one, false, 2))).isEmpty();
        assertThat(ports.links().waiting(other)).isEqualTo(3);

        commit(() -> ports.links().mark(one, leads));
        assertThat(undone(() -> ports.links().take(one, false, 9))).hasSize(3);
        assertThat(ports.links().waiting(one)).isEqualTo(3);
        commit(() -> ports.links().changed(elsewhere, leads));
        assertThat(ports.links().waiting(one)).isEqualTo(3);
    }

    @Test
    void all_living_leads_are_put_on_the_list_some_at_a_time() {
        var id = added(connection("Odoo", odoo())).id();
        var leads = List.of(
                saved(someLead()).id(),
                saved(someLead()).id(),
                saved(someLead()).id());
        commit(() -> ports.leads().merge(workspace, Map.of(leads.get(1), leads.get(0))));
        commit(() -> ports.links().save(workspace, id, List.of(taken(leads.get(2), "7")), false));

        var first = committed(() -> ports.links().markAll(workspace, id, null, true, 2));
        var last = committed(() -> ports.links().markAll(workspace, id, first, true, 2));

        assertThat(first).isEqualTo(leads.get(1));
        assertThat(last).isEqualTo(leads.get(2));
        assertThat(committed(() -> ports.links().markAll(workspace, id, last, true, 2)))
                .isNull();
        assertThat(committed(() -> ports.links().take(id, false, 9))).containsExactly(leads.get(0), leads.get(2));
        assertThat(ports.links().of(id, Set.of(leads.get(2))).get(leads.get(2)))
                .extracting(Link::anew)
                .isEqualTo(true);
        commit(() -> ports.links().everybody(workspace));
        assertThat(ports.connections().standings(workspace).get(id))
                .extracting(Standing::wish)
                .isEqualTo(Wish.ALL);
    }

    @Test
    void links_are_found_by_lead_and_by_record_and_counted() {
        var id = added(connection("Odoo", odoo())).id();
        var lead = newLeadId();
        var refused = Link.fresh(newLeadId()).refused("Bad e-mail " + EMOJI);
        var link = taken(lead, "17");
        commit(() -> ports.links().save(workspace, id, List.of(Link.fresh(lead)), true));
        commit(() -> ports.links().save(workspace, id, List.of(link, refused), false));

        assertThat(ports.links().of(id, Set.of(lead, newLeadId()))).isEqualTo(Map.of(lead, link));
        assertThat(ports.links().byExternal(id, Set.of("17", "18"))).isEqualTo(Map.of("17", link));
        assertThat(ports.links().byKey(id, Set.of(link.key(), "other"))).isEqualTo(Map.of(link.key(), link));
        assertThat(ports.links().ofLead(workspace, lead)).isEqualTo(Map.of(id, link));
        assertThat(ports.links().ofLead(elsewhere, lead)).isEmpty();
        assertThat(ports.links().counts(id, 9)).isEqualTo(new Links.Counts(1, 1));
        assertThat(ports.links().refused(id, 9)).containsExactly(refused);
    }

    @Test
    void what_was_being_sent_when_nobody_came_back_is_looked_at_again() {
        var id = added(connection("Odoo", odoo())).id();
        var sent = newLeadId();
        var settled = newLeadId();
        commit(() -> {
            ports.links().save(workspace, id, List.of(Link.fresh(sent)), true);
            ports.links().save(workspace, id, List.of(taken(settled, "1")), false);
        });

        commit(() -> ports.links().unsettled(id));
        assertThat(committed(() -> ports.links().take(id, false, 9))).containsExactly(sent);

        commit(() -> ports.links().unsettled(id));
        assertThat(committed(() -> ports.links().take(id, false, 9))).isEmpty();
    }

    @Test
    void a_lead_inherits_the_link_of_one_that_lives_on_in_it() {
        var id = added(connection("Odoo", odoo())).id();
        var survivor = saved(someLead()).id();
        var ended = saved(someLead()).id();
        var never = saved(someLead()).id();
        var link = taken(ended, "17");
        commit(() -> {
            ports.links().save(workspace, id, List.of(link, Link.fresh(never)), false);
            ports.leads().merge(workspace, Map.of(ended, survivor, never, survivor));
        });

        assertThat(ports.links().inherited(id, Set.of(survivor))).isEqualTo(Map.of(survivor, link));
        commit(() -> ports.links().handOn(id, ended, survivor));

        assertThat(ports.links().of(id, Set.of(survivor, ended))).isEqualTo(Map.of(survivor, link.of(survivor)));
        assertThat(ports.links().inherited(id, Set.of(survivor))).isEmpty();
    }

    @Test
    void conflicts_are_kept_the_latest_first() {
        var id = added(connection("Odoo", odoo())).id();
        var first = new Clash(newLeadId(), "user_id", "1", "2", Winner.THEIRS, NOW);
        var second = new Clash(newLeadId(), "stage_id", "New", "Won", Winner.OURS, NOW.plusSeconds(1));
        commit(() -> ports.links().record(workspace, id, List.of(first)));
        commit(() -> ports.links().record(workspace, id, List.of(second)));

        assertThat(ports.links().clashes(id, 9)).containsExactly(second, first);
        assertThat(ports.links().clashes(id, 1)).containsExactly(second);
    }

    @Test
    void of_a_connection_one_run_is_open_and_old_ones_are_forgotten() {
        var id = added(connection("Odoo", odoo())).id();
        var old = run(id, NOW, null);
        commit(() -> ports.syncRuns().add(workspace, old));
        assertThat(ports.syncRuns().open(id)).contains(old);

        var going = old.at(Phase.PUSH)
                .at("17")
                .counting(new Tally(1, 2, 3, 4, 5, 6, 7, 8, 9))
                .seen(NOW.plusSeconds(5))
                .troubled("HTTP 500");
        commit(() -> ports.syncRuns().save(going));
        assertThat(ports.syncRuns().open(id)).contains(going);

        var ended = going.ended(NOW.plusSeconds(9));
        commit(() -> ports.syncRuns().save(ended));
        var next = run(id, NOW.plusSeconds(60), null);
        commit(() -> ports.syncRuns().add(workspace, next));

        assertThat(ports.syncRuns().open(id)).contains(next);
        assertThat(ports.syncRuns().latest(id, 9)).containsExactly(next, ended);
        assertThat(undone(() -> ports.syncRuns().forget(NOW.plusSeconds(10), 100_000)))
                .isPositive();
    }

    @Test
    void whoever_removes_a_connection_removes_all_that_belongs_to_it() {
        var id = added(connection("Odoo", odoo())).id();
        var lead = newLeadId();
        commit(() -> {
            ports.links().changed(workspace, Set.of(lead));
            ports.links().save(workspace, id, List.of(taken(lead, "1")), false);
            ports.syncRuns().add(workspace, run(id, NOW, null));
        });

        commit(() -> ports.connections().remove(elsewhere, id));
        assertThat(committed(() -> ports.connections().all(workspace))).hasSize(1);
        assertThat(ports.links().of(id, Set.of(lead))).hasSize(1);
        commit(() -> ports.connections().remove(workspace, id));

        assertThat(committed(() -> ports.connections().all(workspace))).isEmpty();
        assertThat(ports.links().waiting(id)).isZero();
        assertThat(ports.links().of(id, Set.of(lead))).isEmpty();
        assertThat(ports.syncRuns().latest(id, 9)).isEmpty();
    }

    private void fares(ConnectionId id, Standing standing) {
        commit(() -> ports.connections().save(workspace, id, standing));
    }

    private Connection added(Connection connection) {
        commit(() -> ports.connections().add(connection, NOW));
        return connection;
    }

    private static Link taken(LeadId lead, String external) {
        return Link.fresh(lead).taken(external, Map.of("score", "86", "name", "Ann " + EMOJI), NOW);
    }

    private static Crm odoo() {
        return new Crm.Odoo(
                URI.create("https://odoo.example.com"), "crm", "ann", new Secret("key"), Crm.Odoo.Api.JSON_RPC);
    }

    private Connection connection(String name, Crm crm) {
        return new Connection(
                new ConnectionId(ports.ids().next()),
                workspace,
                name,
                crm,
                false,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(crm.kind()),
                Connection.OnErasure.KEEP);
    }

    private SyncRun run(ConnectionId id, Instant begun, @Nullable Instant ended) {
        return new SyncRun(
                ports.ids().next(), id, Kind.SCHEDULED, Phase.PULL, begun, ended, null, NOW, null, Tally.NONE, null);
    }
}
