package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.erasure.EraseAgedLeads;
import org.leadscoring.application.erasure.Retention;
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

    @Test
    void who_is_erased_by_age_is_frozen_and_nobody_else_notices() {
        var erased = new int[1];
        Seeded.forAll(CASES, random -> {
            var deliveries = new Deliveries();
            var application = deliveries.application;
            var ports = application.ports;
            ports.derivations().sent(deliveries.workspace, Derivation.TYPES);
            var messages = new RandomMessages(random).messages(30);
            var half = messages.size() / 2;
            messages.subList(0, half).forEach(deliveries::deliver);
            deliveries.settle();
            application.clock.advance(Duration.ofDays(20 + random.nextInt(60)));
            messages.subList(half, messages.size()).forEach(deliveries::deliver);
            deliveries.settle();
            var before = Retention.before(1, application.clock.instant(), ZoneOffset.UTC);
            var aged = ports.agedLeads()
                    .find(deliveries.workspace, before, null, 1_000)
                    .aged();
            var scores = everybody(deliveries);

            ports.retentions().save(deliveries.workspace, new Retention(1, ADMIN, application.clock.instant()));
            assertThat(aging(application).work()).isEqualTo(aged.size());
            var others = new HashMap<>(scores);
            others.keySet().removeAll(aged);
            var frozen = new HashMap<LeadId, List<Object>>();
            aged.forEach(lead -> frozen.put(lead, score(deliveries, lead)));
            assertThat(everybody(deliveries)).isEqualTo(others);

            ports.replays().requestAll(deliveries.workspace, application.clock.instant());
            deliveries.settle();
            messages.forEach(deliveries::deliver);
            deliveries.settle();

            assertThat(everybody(deliveries))
                    .as("after a replay of all, and everything was sent once more")
                    .isEqualTo(others);
            frozen.forEach((lead, score) -> assertThat(score(deliveries, lead)).isEqualTo(score));
            assertThat(application.checkLedgers.check().offenders()).isEmpty();
            erased[0] += aged.size();
        });
        assertThat(erased[0]).isGreaterThan(CASES / 4);
    }

    private static EraseAgedLeads aging(InMemoryApplication application) {
        return new EraseAgedLeads(
                application.ports.transactions(),
                application.ports.workspaces(),
                application.ports.retentions(),
                application.ports.agedLeads(),
                application.eraseLead,
                erased -> {},
                application.clock);
    }

    private static Map<LeadId, List<Object>> everybody(Deliveries deliveries) {
        return everybodyBut(deliveries, LeadId.NOBODY);
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
