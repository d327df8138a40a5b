package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.recalculation.World.ADMIN;
import static org.leadscoring.application.recalculation.World.device;
import static org.leadscoring.application.recalculation.World.user;

import org.junit.jupiter.api.Test;
import org.leadscoring.application.lead.MergeNotPossibleException;
import org.leadscoring.application.lead.MergeNotPossibleException.Reason;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.lead.LeadId;

/** Two leads that somebody knows to be one person. */
class MergeLeadsTest {

    private final World world = new World();
    private final MergeLeads merge = world.application.mergeLeads;

    {
        world.live("Fading", Definitions.fading(40), true);
    }

    private final LeadId ada = world.does("click", user("ada"));
    private final LeadId bob = world.does("click", user("bob"));

    @Test
    void they_are_scored_as_one_and_what_comes_by_either_is_of_the_one() {
        merge.merge(world.workspace, ada, bob, ADMIN);

        assertThat(world.leads()).containsExactly(ada);
        assertThat(world.does("demo", user("bob"))).isEqualTo(ada);
        assertThat(world.ports.eventLog().history(world.workspace, ada)).hasSize(3);
        world.assertExact();
    }

    @Test
    void who_did_it_is_in_the_audit_log_and_nothing_about_the_person() {
        merge.merge(world.workspace, ada, bob, ADMIN);

        assertThat(world.ports.auditLog().of(world.workspace, new Subject("lead", ada.value()), 9))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.by()).isEqualTo(ADMIN);
                    assertThat(change.action()).isEqualTo("merge");
                    assertThat(change.after().values())
                            .containsOnlyKeys("ended")
                            .containsEntry("ended", bob.value().toString());
                });
    }

    @Test
    void an_event_that_says_otherwise_later_does_not_take_them_apart() {
        var visitor = world.does("click", device("x"));
        merge.merge(world.workspace, ada, visitor, ADMIN);

        world.does("click", device("x"), user("bob"));

        assertThat(world.leadOf(device("x"))).isEqualTo(ada);
        world.assertExact();
    }

    @Test
    void one_lead_is_not_merged_with_itself_nor_again() {
        assertRefused(Reason.SAME, ada, ada);
        merge.merge(world.workspace, ada, bob, ADMIN);
        assertRefused(Reason.SAME, ada, bob);
    }

    @Test
    void who_was_taken_apart_is_merged_by_doing_that_merge_again() {
        merge.merge(world.workspace, ada, bob, ADMIN);
        var merged =
                world.application.unmergeLeads.mergesOf(world.workspace, ada).getFirst();
        world.application.unmergeLeads.unmerge(world.workspace, merged.id(), ADMIN);

        assertRefused(Reason.KEPT_APART, ada, bob);
        world.application.unmergeLeads.remerge(world.workspace, merged.id(), ADMIN);

        assertThat(world.leads()).containsExactly(ada);
        world.assertExact();
    }

    @Test
    void a_lead_that_is_not_there_is_not_merged() {
        var nobody = new LeadId(world.ports.ids().next());

        assertThatThrownBy(() -> merge.merge(world.workspace, ada, nobody, ADMIN))
                .isInstanceOf(UnknownLeadException.class);
    }

    private void assertRefused(Reason reason, LeadId one, LeadId other) {
        assertThatThrownBy(() -> merge.merge(world.workspace, one, other, ADMIN))
                .isInstanceOfSatisfying(
                        MergeNotPossibleException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
