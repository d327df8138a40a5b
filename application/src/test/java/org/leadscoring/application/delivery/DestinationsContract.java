package org.leadscoring.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link Destinations}, {@link Readers} and the actions of stages. */
public abstract class DestinationsContract extends PortContract {

    @Test
    void destinations_of_every_kind_come_back_exactly_as_they_were_put_in() {
        var secrets = List.of(
                new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"));
        var all = List.of(
                destination("A " + EMOJI, new Channel.Slack(new Secret("https://hooks.slack.com/services/T/B/x"))),
                destination("B", new Channel.Webhook(URI.create("https://example.com/hook?a=%20b"), secrets)),
                destination("C", new Channel.Mail(List.of("ann@example.com", "bob@example.com"))),
                destination("D", new Channel.TeamMail()));

        commit(() -> all.forEach(destination -> ports.destinations().add(destination, NOW)));

        assertThat(ports.destinations().all(workspace)).isEqualTo(all);
        assertThat(ports.destinations().all(elsewhere)).isEmpty();
        assertThat(ports.destinations().byId(elsewhere, all.getFirst().id())).isEmpty();
        assertThat(committed(
                        () -> ports.destinations().lock(workspace, all.getLast().id())))
                .contains(all.getLast());
        assertThat(committed(
                        () -> ports.destinations().lock(elsewhere, all.getLast().id())))
                .isEmpty();
    }

    @Test
    void what_is_changed_is_seen_by_the_next_transaction() {
        var before = added(destination("Before", new Channel.TeamMail()));
        assertThat(committed(() -> ports.destinations().all(workspace))).containsExactly(before);

        var after = before.changed("After", new Channel.TeamMail(), Set.of(Topic.SLA_BREACHED))
                .switched(false);
        commit(() -> ports.destinations().save(after));
        assertThat(committed(() -> ports.destinations().all(workspace))).containsExactly(after);

        commit(() -> ports.destinations().remove(workspace, after.id()));
        assertThat(committed(() -> ports.destinations().all(workspace))).isEmpty();
    }

    @Test
    void a_new_destination_fares_well_and_how_it_fares_is_kept() {
        var destination = added(destination("Hook", new Channel.TeamMail()));
        assertThat(ports.destinations().health(workspace)).containsEntry(destination.id(), Health.WELL);

        var ill = new Health(new Circuit(7, NOW.plusSeconds(60)), "HTTP 410: gone " + EMOJI);
        commit(() -> ports.destinations().save(workspace, destination.id(), ill));

        assertThat(ports.destinations().health(workspace)).containsEntry(destination.id(), ill);
        assertThat(ports.destinations().health(elsewhere)).isEmpty();
    }

    @Test
    void the_actions_of_stages_come_back_in_their_order_and_name_their_destinations() {
        var destination = added(destination("Told", new Channel.TeamMail()));
        var other = added(destination("Not told", new Channel.TeamMail()));
        var actions = StageActions.NONE
                .with(
                        "sql",
                        Direction.UP,
                        List.of(
                                new Action.Mark(Qualification.SQL),
                                new Action.Assign(),
                                new Action.Tell(destination.id())))
                .with("sql", Direction.DOWN, List.of(new Action.Tell(destination.id())));
        assertThat(committed(() -> ports.actionBook().of(workspace))).isEqualTo(StageActions.NONE);

        commit(() -> ports.actionBook().save(workspace, actions));

        assertThat(committed(() -> ports.actionBook().of(workspace))).isEqualTo(actions);
        assertThat(committed(() -> ports.actionBook().of(elsewhere))).isEqualTo(StageActions.NONE);
        assertThat(ports.destinations().isNamedByAStage(workspace, destination.id()))
                .isTrue();
        assertThat(ports.destinations().isNamedByAStage(workspace, other.id())).isFalse();
        assertThat(ports.destinations().isNamedByAStage(elsewhere, destination.id()))
                .isFalse();
    }

    @Test
    void a_lead_is_marked_once_for_ever_and_counts_as_what_was_merged_into_it() {
        var survivor = saved(someLead()).id();
        var ended = saved(someLead()).id();
        commit(() -> ports.actionBook().mark(workspace, Qualification.MQL, Map.of(survivor, NOW)));
        commit(() -> ports.actionBook()
                .mark(
                        workspace,
                        Qualification.MQL,
                        Map.of(survivor, NOW.minusSeconds(99), ended, NOW.minusSeconds(5))));

        assertThat(ports.actionBook().marks(workspace, survivor)).containsExactly(Map.entry(Qualification.MQL, NOW));

        commit(() -> ports.leads().merge(workspace, Map.of(ended, survivor)));
        assertThat(ports.actionBook().marks(workspace, survivor))
                .containsExactly(Map.entry(Qualification.MQL, NOW.minusSeconds(5)));
        assertThat(ports.actionBook().marks(elsewhere, survivor)).isEmpty();
    }

    @Test
    void a_reader_has_name_and_role_of_the_user_and_is_gone_when_they_may_not_sign_in() {
        var user = savedUser("Ada " + EMOJI);
        var reader = new Reader(
                user.id(),
                user.name(),
                user.role(),
                "ada@example.com",
                "de-AT",
                Set.of(Topic.SLA_BREACHED, Topic.SLA_WARNED));
        commit(() -> ports.readers().save(workspace, reader));
        assertThat(ports.readers().all(workspace)).containsExactly(reader);
        assertThat(ports.readers().all(elsewhere)).isEmpty();

        var changed = new Reader(user.id(), user.name(), user.role(), "ada@example.org", "en", Set.of());
        commit(() -> ports.readers().save(workspace, changed));
        assertThat(ports.readers().byId(workspace, user.id())).contains(changed);

        commit(() -> ports.users().save(user.as("Ada L", Role.VIEWER).switched(false)));
        assertThat(ports.readers().all(workspace)).isEmpty();

        commit(() -> {
            ports.users().save(user);
            ports.readers().remove(workspace, user.id());
        });
        assertThat(ports.readers().all(workspace)).isEmpty();
    }

    private Destination destination(String name, Channel channel) {
        return destination(workspace, name, channel);
    }

    private Destination destination(WorkspaceId where, String name, Channel channel) {
        return new Destination(
                new DestinationId(ports.ids().next()), where, name, channel, true, Set.of(Topic.SLA_WARNED));
    }

    private Destination added(Destination destination) {
        commit(() -> ports.destinations().add(destination, NOW));
        return destination;
    }
}
