package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.UserId;

/** Whoever is erased: nobody else notices, and nothing that was sent before changes anything (spec OP-3). */
class EraseLeadPropertiesTest {

    private static final int CASES = 150;
    private static final UserId ADMIN = new UserId(new UUID(9, 9));

    @Test
    void erasing_one_lead_changes_no_other_leads_score_ledger_or_crossings() {
        var others = new int[1];
        Seeded.forAll(CASES, random -> {
            var deliveries = new Deliveries();
            deliveries.application.ports.derivations().sent(deliveries.workspace, Derivation.TYPES);
            var messages = new RandomMessages(random).messages(30);
            messages.forEach(deliveries::deliver);
            deliveries.settle();
            var erased = any(random, leads(deliveries));
            var frozen = score(deliveries, erased);
            var before = everybodyBut(deliveries, erased);

            deliveries.application.eraseLead.erase(deliveries.workspace, erased, ADMIN);
            assertThat(everybodyBut(deliveries, erased)).isEqualTo(before);
            deliveries
                    .application
                    .ports
                    .replays()
                    .requestAll(deliveries.workspace, deliveries.application.clock.instant());
            deliveries.settle();
            assertThat(everybodyBut(deliveries, erased))
                    .as("after a replay of all")
                    .isEqualTo(before);
            messages.forEach(deliveries::deliver);
            deliveries.settle();

            assertThat(everybodyBut(deliveries, erased))
                    .as("after everything was sent once more")
                    .isEqualTo(before);
            assertThat(score(deliveries, erased)).isEqualTo(frozen);
            assertThat(deliveries.application.checkLedgers.check().offenders()).isEmpty();
            others[0] += before.size();
        });
        assertThat(others[0]).isGreaterThan(CASES / 2);
    }

    private static List<LeadId> leads(Deliveries deliveries) {
        return deliveries.application.ports.publications().leadsAfter(deliveries.workspace, null, Integer.MAX_VALUE);
    }

    private static LeadId any(RandomGenerator random, List<LeadId> leads) {
        return leads.get(random.nextInt(leads.size()));
    }

    private static ModelId model(Deliveries deliveries) {
        return live(deliveries).id();
    }

    private static ScoringModel live(Deliveries deliveries) {
        return deliveries
                .application
                .ports
                .scoringModels()
                .live(deliveries.workspace)
                .getFirst();
    }

    private static List<Object> score(Deliveries deliveries, LeadId lead) {
        var book = deliveries.application.ports.scoreBook();
        return List.of(
                deliveries.lead(lead).standing().score(),
                book.ledger(deliveries.workspace, lead, model(deliveries)),
                book.crossings(deliveries.workspace, lead, model(deliveries)));
    }

    private static Map<LeadId, List<Object>> everybodyBut(Deliveries deliveries, LeadId erased) {
        var everybody = new HashMap<LeadId, List<Object>>();
        for (var lead : leads(deliveries)) {
            if (!lead.equals(erased)) {
                var all = new ArrayList<>(score(deliveries, lead));
                all.add(deliveries.application.recallScores.state(deliveries.workspace, live(deliveries), lead));
                all.add(deliveries.lead(lead));
                everybody.put(lead, all);
            }
        }
        return everybody;
    }
}
