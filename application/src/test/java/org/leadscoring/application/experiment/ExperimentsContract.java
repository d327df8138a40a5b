package org.leadscoring.application.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.Standings;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.LeadOrder;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.experiment.Comparison;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.experiment.ExperimentId;
import org.leadscoring.domain.experiment.Half;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.Drivers;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;

/** What everybody may expect of {@link Experiments}, and of all who read where leads stand while one runs. */
public abstract class ExperimentsContract extends PortContract {

    private static final int LEADS = 60;

    private final Random random = new Random(3);

    @Test
    void an_experiment_runs_until_it_is_ended_and_stays_known() {
        var first = experiment("Website", "Other", 30);
        commit(() -> ports.experiments().add(workspace, first));
        assertThat(ports.experiments().running(workspace)).contains(first);

        var ended = first.ended(NOW.plusSeconds(9), newUserId());
        commit(() -> ports.experiments().end(elsewhere, ended));
        assertThat(ports.experiments().running(workspace)).as("somebody else's").contains(first);
        commit(() -> ports.experiments().end(workspace, ended));

        assertThat(ports.experiments().running(workspace)).isEmpty();
        var second = new Experiment(
                new ExperimentId(ports.ids().next()), "A " + EMOJI, "B", 1, NOW.plusSeconds(10), newUserId(), null);
        commit(() -> ports.experiments().add(workspace, second));
        assertThat(ports.experiments().all(workspace)).containsExactly(second, ended);
        assertThat(ports.experiments().all(elsewhere)).isEmpty();
    }

    @Test
    void its_challenger_drives_the_leads_on_its_side_and_nobody_once_it_has_ended() {
        var primary = model("Primary", true);
        var challenger = model("Challenger", false);
        var experiment = experiment("Primary", "Challenger", 40);
        assertThat(drivers()).isEqualTo(new Drivers(primary, null));

        commit(() -> ports.experiments().add(workspace, experiment));

        assertThat(drivers())
                .isEqualTo(new Drivers(primary, new Drivers.Challenger(challenger, experiment.division())));
        commit(() -> ports.scoringModels().makePrimary(workspace, challenger.id()));
        assertThat(drivers()).as("it drives all by now").isEqualTo(new Drivers(challenger, null));
        commit(() -> ports.scoringModels().makePrimary(workspace, primary.id()));
        commit(() -> ports.experiments().end(workspace, experiment.ended(NOW, newUserId())));
        assertThat(drivers()).isEqualTo(new Drivers(primary, null));
    }

    @Test
    void everybody_who_reads_leads_finds_them_where_the_model_that_drives_them_puts_them() {
        var primary = model("Primary", true);
        var challenger = model("Challenger", false);
        var leads = new ArrayList<Lead>();
        var tried = new ArrayList<Lead>();
        for (int i = 0; i < LEADS; i++) {
            var lead = saved(someLead(random.nextInt(9), "cold"));
            leads.add(lead);
            tried.add(lead.scored(new Standing(random.nextInt(9), "warm", null), null));
            put(challenger, tried.getLast());
        }
        commit(() -> ports.slaPolicies().save(workspace, SlaPolicy.STANDARD));
        commit(() -> ports.slaClocks()
                .write(
                        workspace,
                        Map.of(leads.getFirst().id(), clock(), leads.get(1).id(), clock()),
                        NOW));
        assertStand(leads);

        var experiment = experiment("Primary", "Challenger", 50);
        commit(() -> ports.experiments().add(workspace, experiment));

        var driven = new ArrayList<Lead>();
        for (int i = 0; i < LEADS; i++) {
            driven.add(experiment.division().first(leads.get(i).id()) ? tried.get(i) : leads.get(i));
        }
        assertThat(driven).as("both are there").containsAnyElementsOf(leads).containsAnyElementsOf(tried);
        assertStand(driven);
        commit(() -> ports.experiments().end(workspace, experiment.ended(NOW.plusSeconds(1), newUserId())));
        assertStand(leads);
        assertThat(primary.name()).isEqualTo("Primary");
    }

    private void assertStand(List<Lead> expected) {
        var ids = new HashSet<LeadId>();
        expected.forEach(lead -> ids.add(lead.id()));
        var byScore = expected.stream()
                .sorted(Comparator.comparingInt((Lead lead) -> lead.standing().score())
                        .reversed()
                        .thenComparing(lead -> lead.id().value().toString()))
                .toList();
        assertThat(ports.leads().byIds(workspace, ids).values()).containsExactlyInAnyOrderElementsOf(expected);
        expected.forEach(
                lead -> assertThat(ports.leads().byId(workspace, lead.id())).contains(lead));
        for (var length : List.of(1, 7, LEADS + 1)) {
            assertThat(walked(LeadFilter.ALL, length))
                    .as("%d at a time", length)
                    .isEqualTo(byScore);
        }
        assertThat(ports.ranking().top(workspace, null, 10)).isEqualTo(byScore.subList(0, 10));
        for (var stage : List.of("cold", "warm")) {
            var inStage = byScore.stream()
                    .filter(lead -> lead.standing().stage().equals(stage))
                    .toList();
            assertThat(walked(LeadFilter.ALL.inStages(Set.of(stage)), 9)).isEqualTo(inStage);
            assertThat(new FindLeads(ports.leadList(), ports.scoringModels(), Clock.fixed(NOW, ZoneOffset.UTC))
                            .page(workspace, LeadFilter.ALL, LeadOrder.SCORE, null)
                            .rows())
                    .extracting(row -> row.lead())
                    .isEqualTo(byScore.subList(0, Math.min(byScore.size(), FindLeads.PAGE_SIZE)));
            var queued = expected.subList(0, 2).stream()
                    .filter(lead -> lead.standing().stage().equals(stage))
                    .toList();
            var filter = new Filter(null, false, stage, null, false);
            assertThat(ports.openClocks().list(workspace, filter, null, 9, 99).rows())
                    .extracting(row -> row.lead())
                    .containsExactlyInAnyOrderElementsOf(queued);
            assertThat(ports.openClocks().total(workspace, filter, 99).clocks()).isEqualTo(queued.size());
        }
    }

    private List<Lead> walked(LeadFilter filter, int length) {
        var found = new ArrayList<Lead>();
        Position after = null;
        do {
            var stretch = ports.leadList().walk(workspace, new Walk(filter, LeadOrder.SCORE, after, length));
            stretch.rows().forEach(row -> found.add(row.lead()));
            after = stretch.last();
        } while (after != null);
        return found;
    }

    @Test
    void the_leads_that_entered_are_counted_by_whose_they_are_and_how_they_ended() {
        model("Primary", true);
        model("Challenger", false);
        var experiment = experiment("Primary", "Challenger", 50);
        var mine = Half.NONE;
        var others = Half.NONE;
        for (int i = 0; i < LEADS; i++) {
            var status = List.of(LeadStatus.NEW, LeadStatus.WON, LeadStatus.LOST, LeadStatus.WON)
                    .get(random.nextInt(4));
            var lead = ended(heard(NOW.plusSeconds(i)), status, NOW.plusSeconds(i));
            var more = new Half(1, status == LeadStatus.WON ? 1 : 0, status == LeadStatus.LOST ? 1 : 0);
            if (experiment.division().first(lead.id())) {
                mine = plus(mine, more);
            } else {
                others = plus(others, more);
            }
        }
        ended(heard(NOW.minusSeconds(1)), LeadStatus.WON, NOW);
        ended(heard(NOW.plusSeconds(LEADS)), LeadStatus.WON, NOW.plusSeconds(LEADS));
        var merged = ended(heard(NOW.plusSeconds(1)), LeadStatus.WON, NOW.plusSeconds(1));
        var survivor = saved(heard(NOW.minusSeconds(1)));
        commit(() -> ports.leads().merge(workspace, Map.of(merged.id(), survivor.id())));

        assertThat(mine.entered()).isPositive();
        assertThat(others.entered()).isPositive();
        assertThat(ports.experiments().compare(workspace, experiment, NOW, NOW.plusSeconds(LEADS)))
                .isEqualTo(new Comparison(mine, others));
        assertThat(ports.experiments().compare(elsewhere, experiment, NOW, NOW.plusSeconds(LEADS)))
                .isEqualTo(new Comparison(Half.NONE, Half.NONE));
    }

    @Test
    void what_ended_before_or_after_it_is_no_outcome_of_it() {
        model("Primary", true);
        model("Challenger", false);
        var experiment = experiment("Primary", "Challenger", 99);
        var until = NOW.plusSeconds(60);
        // Imported while it ran, decided long before: nobody's. Still open when it ended: no outcome.
        ended(heard(NOW.plusSeconds(1)), LeadStatus.WON, NOW.minusSeconds(1));
        ended(heard(NOW.plusSeconds(1)), LeadStatus.LOST, NOW.minusSeconds(900));
        ended(heard(NOW.plusSeconds(1)), LeadStatus.WON, until);
        ended(heard(NOW.plusSeconds(1)), LeadStatus.WON, until.minusSeconds(1));
        ended(heard(NOW.plusSeconds(1)), LeadStatus.LOST, NOW);

        var found = ports.experiments().compare(workspace, experiment, NOW, until);

        assertThat(plus(found.challenger(), found.champion())).isEqualTo(new Half(3, 1, 1));
    }

    private Lead ended(Lead lead, LeadStatus status, Instant at) {
        var saved = saved(lead.with(status));
        if (status != lead.status()) {
            commit(() -> ports.leads()
                    .record(workspace, saved.id(), new StatusChange(lead.status(), status, at, newUserId())));
        }
        return saved;
    }

    private Lead heard(Instant at) {
        return Lead.heardOf(newLeadId(), at, UNSCORED);
    }

    private static Half plus(Half one, Half other) {
        return new Half(one.entered() + other.entered(), one.won() + other.won(), one.lost() + other.lost());
    }

    private Drivers drivers() {
        return committed(() -> ports.scoringModels().drivers(workspace));
    }

    private ScoringModel model(String name, boolean primary) {
        var id = new ModelId(ports.ids().next());
        var model = new ScoringModel(id, name, 1, WebsitePoints.model(id).definition());
        commit(() -> ports.scoringModels().add(workspace, model, primary, NOW));
        return model;
    }

    private void put(ScoringModel model, Lead lead) {
        commit(() -> {
            var change = Standings.change(lead, new EventId(ports.ids().next()), NOW);
            ports.scoreBook().write(workspace, model.id(), Set.of(change));
        });
    }

    private static SlaClock.Change clock() {
        return SlaClock.open(SlaPolicy.STANDARD, 90, true, NOW).orElseThrow();
    }

    private Experiment experiment(String champion, String challenger, int percent) {
        return new Experiment(
                new ExperimentId(ports.ids().next()), champion, challenger, percent, NOW, newUserId(), null);
    }
}
