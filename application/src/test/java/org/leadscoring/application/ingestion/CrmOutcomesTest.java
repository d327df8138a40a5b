package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.FakeCrm;
import org.leadscoring.application.evidence.Outcomes.Outcome;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;

/** When what a CRM says happened, for whoever asks what was known before. */
class CrmOutcomesTest extends ErasingInCrms {

    private static final String STATUS = "hs_lead_status";
    private static final String WON = "customer";

    @Test
    void an_outcome_has_the_instant_that_the_crm_has_for_it() {
        var lead = sent("Ada");
        var ended = application.clock.instant().minus(Duration.ofDays(400));
        crm.changed(external(lead), FakeCrm.ENDED, ended.toString());
        crm.changed(external(lead), STATUS, WON);

        pulled();

        assertThat(outcome(lead)).isEqualTo(new Outcome(lead, true, ended));
        assertThat(ports.leads().byId(workspace, lead).orElseThrow().status()).isEqualTo(LeadStatus.WON);
    }

    @Test
    void where_the_crm_has_none_it_is_the_instant_of_the_last_change_and_not_that_of_the_sync() {
        var lead = sent("Ada");
        var changed = application.clock.instant();
        crm.changed(external(lead), STATUS, WON);

        pulled();

        assertThat(outcome(lead)).isEqualTo(new Outcome(lead, true, changed));
        assertThat(application.clock.instant()).isAfter(changed);
    }

    @Test
    void an_outcome_never_lies_ahead() {
        var lead = sent("Ada");
        crm.changed(external(lead), FakeCrm.ENDED, "2099-01-01T00:00:00Z");
        crm.changed(external(lead), STATUS, WON);

        pulled();

        assertThat(outcome(lead).at()).isBeforeOrEqualTo(application.clock.instant());
    }

    @Test
    void what_is_no_outcome_has_the_instant_at_which_it_was_heard_of() {
        var lead = sent("Ada");
        var changed = application.clock.instant();
        crm.changed(external(lead), STATUS, "CONNECTED");

        pulled();

        assertThat(ports.leads().statusHistory(workspace, lead))
                .isNotEmpty()
                .extracting(StatusChange::at)
                .allMatch((Instant at) -> at.isAfter(changed));
    }

    private void pulled() {
        application.clock.advance(Duration.ofMinutes(6));
        application.crm.work();
    }

    private Outcome outcome(LeadId lead) {
        return ports.outcomes().after(workspace, null, 9).stream()
                .filter(outcome -> outcome.lead().equals(lead))
                .findFirst()
                .orElseThrow();
    }
}
