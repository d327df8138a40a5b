package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.Standings;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;

/** What everybody may expect of {@link Leads} about where leads stand: it is read with them and written by who scores. */
public abstract class LeadStandingContract extends PortContract {

    @Test
    void a_lead_stands_where_the_primary_model_puts_it_and_saving_it_does_not_move_it() {
        var standing = new Standing(-25, "cold", new LastChange("student_email_domain", -25, NOW));
        var lead = saved(Lead.heardOf(newLeadId(), NOW, standing));

        var elsewhereInMind = lead.seen(lead.traits(), lead.profile(), new Standing(99, "hot", null), null);
        commit(() -> ports.leads().save(workspace, List.of(new Findable(elsewhereInMind, Set.of()))));

        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);
        assertThat(ports.leads().byIds(workspace, Set.of(lead.id()))).isEqualTo(Map.of(lead.id(), lead));
        assertThat(committed(() -> ports.leads().lock(workspace, Set.of(lead.id()))))
                .isEqualTo(Map.of(lead.id(), lead.unscored()));
    }

    @Test
    void a_lead_stands_where_another_model_puts_it_once_that_is_the_primary_one() {
        var lead = saved(someLead(30, "warm"));
        var second = WebsitePoints.model(new ModelId(ports.ids().next()));
        var other = new Standing(70, "hot", null);
        commit(() -> {
            var id = second.id();
            ports.scoringModels().add(workspace, new ScoringModel(id, "Other", 1, second.definition()), false, NOW);
            var elsewhere = lead.seen(lead.traits(), lead.profile(), other, null);
            var change = Standings.change(elsewhere, new EventId(ports.ids().next()), NOW);
            ports.scoreBook().write(workspace, id, List.of(change));
        });
        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);

        commit(() -> ports.scoringModels().makePrimary(workspace, second.id()));

        assertThat(ports.leads().byId(workspace, lead.id()).orElseThrow().standing())
                .isEqualTo(other);
    }
}
