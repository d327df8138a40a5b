package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.application.scoring.ScoreBook.Proof;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.ScoreState.Points;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.SessionMemory;
import org.leadscoring.domain.stage.Rung;

/** Spec SC-2: a check that proves for all leads that their ledgers add up is one call. */
class CheckLedgersTest {

    private final InMemoryApplication application = new InMemoryApplication();

    @Test
    void an_empty_workspace_adds_up() {
        application.setUp();

        assertThat(application.checkLedgers.check()).isEqualTo(new Proof(0, 0, List.of()));
        assertThat(application.checkLedgers.check().holds()).isTrue();
    }

    @Test
    void a_score_that_does_not_add_up_is_named() {
        var workspace = application.setUp();
        var model = application.ports.scoringModels().live(workspace).getFirst();
        var lead = Lead.heardOf(
                new LeadId(application.ports.ids().next()), InMemoryApplication.START, new Standing(5, "cold", null));
        application.ports.leads().add(workspace, List.of(lead));
        var invented = new Scored(
                new ScoreState(
                        new Points(5, 0, 0, 0, 0),
                        Rung.NONE,
                        Map.of(),
                        Map.of(),
                        Attributes.NONE,
                        null,
                        null,
                        SessionMemory.NONE,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        application
                .ports
                .scoreBook()
                .write(
                        workspace,
                        model.id(),
                        List.of(new Change(lead.id(), ScoreState.START, false, invented, "cold", null, false, true)));

        var proof = application.checkLedgers.check();

        assertThat(proof.holds()).isFalse();
        assertThat(proof.scores()).isEqualTo(1);
        assertThat(proof.offenders()).isNotEmpty().allSatisfy(offender -> {
            assertThat(offender.workspace()).isEqualTo(workspace);
            assertThat(offender.lead()).isEqualTo(lead.id());
            assertThat(offender.problem()).contains("5");
        });
    }
}
