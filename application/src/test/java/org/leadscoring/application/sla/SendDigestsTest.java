package org.leadscoring.application.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class SendDigestsTest {

    /** Nine in the morning, in the zone of the workspace. */
    private static final Instant NINE = InMemoryApplication.START;

    private final InMemoryApplication application = new InMemoryApplication();
    private WorkspaceId workspace;
    private UserId bob;

    @BeforeEach
    void team() {
        workspace = application.setUp();
        bob = reader("bob", Role.SALES_REP, Set.of(Topic.DIGEST));
        application.telling.editDestinations.create(workspace, "Team", new Channel.TeamMail(), Set.of(), bob);
    }

    @Test
    void who_wants_it_is_written_once_a_day_what_they_owe_the_first_due_first() {
        var later = owed(bob, NINE.minusSeconds(60));
        var first = owed(bob, NINE.minusSeconds(600));
        owed(null, NINE.minusSeconds(60));

        for (int look = 0; look < 3; look++) {
            application.telling.sendDigests.send();
            deliver();
            application.clock.advance(Duration.ofMinutes(10));
        }

        assertThat(letters())
                .singleElement()
                .satisfies(notice -> assertThat(notice.leads())
                        .extracting(Notice.Card::id)
                        .containsExactly(first.value(), later.value()));
        assertThat(application.telling.sender.to).containsExactly("bob@example.com");

        application.clock.advance(Duration.ofDays(1));
        application.telling.sendDigests.send();
        deliver();
        assertThat(letters()).hasSize(2);
    }

    @Test
    void a_manager_is_written_what_the_whole_team_owes() {
        reader("mia", Role.SALES_MANAGER, Set.of(Topic.DIGEST));
        owed(bob, NINE.minusSeconds(60));
        owed(null, NINE.minusSeconds(600));

        application.telling.sendDigests.send();
        deliver();

        assertThat(application.telling.sender.to).containsExactlyInAnyOrder("bob@example.com", "mia@example.com");
        assertThat(letters()).extracting(notice -> notice.leads().size()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void nobody_is_written_before_eight_nor_who_owes_nothing_nor_who_does_not_want_it() {
        reader("eve", Role.SALES_MANAGER, Set.of(Topic.SLA_BREACHED));
        application.telling.sendDigests.send();
        deliver();
        assertThat(letters()).as("bob owes nothing").isEmpty();

        owed(bob, NINE.minusSeconds(60));
        application.clock.advance(Duration.ofHours(22).plusMinutes(59));
        application.telling.sendDigests.send();
        deliver();
        assertThat(letters()).as("one minute to eight").isEmpty();

        application.clock.advance(Duration.ofMinutes(1));
        application.telling.sendDigests.send();
        deliver();
        assertThat(letters()).hasSize(1);
    }

    private List<Notice> letters() {
        return application.telling.sender.said.stream()
                .filter(notice -> notice.fact().topic() == Topic.DIGEST)
                .toList();
    }

    private void deliver() {
        application.telling.deliverNotices.lanes().forEach(application.telling.deliverNotices::send);
    }

    private UserId reader(String name, Role role, Set<Topic> topics) {
        var user = new User(new UserId(application.ports.ids().next()), workspace, name, name, role, true);
        application.ports.users().add(user, "hash", NINE);
        application
                .ports
                .readers()
                .save(workspace, new Reader(user.id(), name, role, name + "@example.com", "en", topics));
        return user.id();
    }

    private LeadId owed(@Nullable UserId owner, Instant since) {
        var lead = Lead.heardOf(new LeadId(application.ports.ids().next()), since, new Standing(90, "mql", null))
                .ownedBy(owner);
        application.ports.leads().add(workspace, List.of(lead));
        application.ports.leads().saveWork(workspace, lead);
        var clock = SlaClock.open(SlaPolicy.STANDARD, 90, true, since).orElseThrow();
        application.ports.slaClocks().write(workspace, Map.of(lead.id(), clock), since);
        return lead.id();
    }
}
