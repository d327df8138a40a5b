package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class WorkOnManyTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();
    private final UserId by = new UserId(application.ports.ids().next());

    @Test
    void what_one_lead_refuses_does_not_hold_up_the_others() {
        var fresh = lead(LeadStatus.NEW);
        var won = lead(LeadStatus.WON);
        var contacted = lead(LeadStatus.CONTACTED);
        var gone = new LeadId(application.ports.ids().next());

        var done = application.workOnMany.moveTo(
                workspace, List.of(fresh, won, gone, contacted, fresh), LeadStatus.QUALIFIED, by);

        assertThat(done.done()).extracting(Lead::id).containsExactly(fresh, contacted);
        assertThat(done.refused()).extracting(Lead::id).containsExactly(won);
        assertThat(done.gone()).isOne();
        assertThat(Stream.of(fresh, won, contacted).map(this::status))
                .containsExactly(LeadStatus.QUALIFIED, LeadStatus.WON, LeadStatus.QUALIFIED);
    }

    @Test
    void an_owner_who_is_none_is_refused_as_a_whole() {
        var lead = lead(LeadStatus.NEW);

        assertThatThrownBy(() -> application.workOnMany.assign(workspace, List.of(lead), by, by))
                .isInstanceOf(UnknownUserException.class);
        assertThat(application
                        .workOnMany
                        .assign(workspace, List.of(lead), null, by)
                        .done())
                .hasSize(1);
    }

    @Test
    void too_many_at_once_are_refused_with_what_is_possible() {
        var many = Stream.generate(() -> new LeadId(application.ports.ids().next()))
                .limit(WorkOnMany.MOST + 1)
                .toList();

        assertThatThrownBy(() -> application.workOnMany.assign(workspace, many, null, by))
                .hasMessageContaining("501")
                .hasMessageContaining("at most 500");
    }

    private LeadStatus status(LeadId lead) {
        return application.ports.leads().byId(workspace, lead).orElseThrow().status();
    }

    private LeadId lead(LeadStatus status) {
        var id = new LeadId(application.ports.ids().next());
        application
                .ports
                .leads()
                .add(
                        workspace,
                        List.of(Lead.heardOf(id, InMemoryApplication.START, Standing.NONE)
                                .with(status)));
        return id;
    }
}
