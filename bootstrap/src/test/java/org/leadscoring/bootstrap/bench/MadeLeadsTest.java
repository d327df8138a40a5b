package org.leadscoring.bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.persistence.scoring.BundledTemplates;
import org.leadscoring.persistence.scoring.YamlModelFiles;

class MadeLeadsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final int LEADS = 2_000;

    private final List<MadeLead> made = make(7);

    @Test
    void as_many_leads_wait_as_are_wanted() {
        assertThat(made)
                .filteredOn(lead -> lead.clock() != null && lead.clock().state() == State.OPEN)
                .hasSize(400)
                .allSatisfy(lead -> assertThat(lead.lead().status()).isEqualTo(LeadStatus.NEW));
    }

    @Test
    void the_same_seed_makes_the_same_leads() {
        assertThat(make(7)).isEqualTo(made);
        assertThat(make(8)).isNotEqualTo(made);
    }

    @Test
    void scores_are_the_sums_of_their_ledgers() {
        assertThat(made).allSatisfy(lead -> {
            var scored = lead.score().scored();
            assertThat(scored.entries().stream().mapToInt(LedgerEntry::points).sum())
                    .isEqualTo(scored.state().total());
            assertThat(scored.entries()).hasSize(scored.state().entries());
        });
    }

    @Test
    void whoever_is_not_new_was_answered() {
        assertThat(made).allSatisfy(lead -> {
            var answered = lead.clock() != null && lead.clock().state() == State.MET;
            assertThat(lead.lead().status() != LeadStatus.NEW).isEqualTo(answered);
            assertThat(lead.answer() != null).isEqualTo(answered);
        });
    }

    @Test
    void nobody_did_anything_before_they_were_heard_of_or_in_the_future() {
        assertThat(made)
                .allSatisfy(lead -> assertThat(lead.events())
                        .allSatisfy(event -> assertThat(event.event().occurredAt())
                                .isBetween(lead.lead().createdAt().minusNanos(1_000), NOW)));
    }

    @Test
    void promises_are_broken_kept_and_put_off() {
        var states = made.stream()
                .map(MadeLead::clock)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(clock -> clock.state(), Collectors.counting()));

        assertThat(states).containsOnlyKeys(State.OPEN, State.PAUSED, State.MET);
        assertThat(made)
                .filteredOn(lead -> lead.clock() != null
                        && lead.clock().state() == State.OPEN
                        && lead.clock().breachedAt() != null)
                .hasSizeBetween(100, 300);
    }

    @Test
    void one_lead_did_as_much_as_is_wanted() {
        assertThat(made.get(LEADS / 2).events()).hasSize(700);
        assertThat(made.get(LEADS / 2).score().scored().checkpoints()).hasSize(3);
    }

    private static List<MadeLead> make(long seed) {
        var plan = new ScreensPlan(LEADS, 400, 2, 700, 1, 1, 1, seed, null);
        var model = new BundledTemplates(new YamlModelFiles())
                .named(ModelTemplates.WEBSITE_POINTS)
                .orElseThrow()
                .file()
                .model(new ModelId(new UUID(0, 1)));
        var scorer = new Scorer(model, Derivation.all(ZoneOffset.UTC));
        var team = List.of(new UserId(new UUID(0, 2)), new UserId(new UUID(0, 3)));
        return new MadeLeads(plan, new SourceId(new UUID(0, 4)), team, SlaPolicy.STANDARD, scorer, NOW).leads(0, LEADS);
    }
}
