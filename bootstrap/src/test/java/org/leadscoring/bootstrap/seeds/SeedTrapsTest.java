package org.leadscoring.bootstrap.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.bootstrap.seeds.Deeds.START;
import static org.leadscoring.bootstrap.seeds.Deeds.deed;
import static org.leadscoring.bootstrap.seeds.Deeds.told;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.persistence.scoring.YamlModelFiles;

/**
 * What goes wrong in scoring systems that look right: the ways that show in a score.
 *
 * <p>Others show elsewhere: two events at once give once-only points once and lose none in the ingestion tests on both
 * databases, a new tab is no new lead there either, and a promise counts from entering its band in the tests of clocks.
 */
class SeedTrapsTest {

    private final Template contacts = Template.named("contact-model");
    private final Template website = Template.named("website-points");
    private final Template visits = Template.named("sessions");

    @Test
    void trap_1_recency_goes_by_the_events_age_and_not_by_when_somebody_looks() {
        var late = deed("webinar_registered", Duration.ZERO, Duration.ofDays(10));

        assertThat(contacts.score(late).state().total()).isEqualTo(8);
        assertThat(contacts.scoreAt(START.plus(Duration.ofDays(20)), late)
                        .state()
                        .total())
                .isEqualTo(8);
        assertThat(contacts.total(deed("webinar_registered", Duration.ZERO))).isEqualTo(16);
    }

    @Test
    void trap_2_decay_that_is_reckoned_every_night_takes_no_more_than_decay_reckoned_once() {
        var deeds = List.of(
                deed("demo_requested", Duration.ZERO),
                deed("contact_form_submitted", Duration.ZERO),
                deed("clicked_high_intent_link", Duration.ZERO));
        var scorer = contacts.scorer();
        var once = contacts.scoreAt(START.plus(Duration.ofDays(90)), deeds);

        var nightly = scorer.replay(deeds, START);
        var entries = new ArrayList<>(nightly.entries());
        for (int night = 1; night <= 90; night++) {
            nightly = scorer.resume(nightly.state(), List.of(), START.plus(Duration.ofDays(night)));
            entries.addAll(nightly.entries());
            nightly = scorer.resume(nightly.state(), List.of(), START.plus(Duration.ofDays(night)));
            entries.addAll(nightly.entries());
        }

        assertThat(once.state().total()).isEqualTo(85);
        assertThat(nightly.state()).isEqualTo(once.state());
        assertThat(entries).isEqualTo(once.entries());
    }

    @Test
    void trap_3_all_rules_that_match_apply_and_not_the_first_only() {
        var model = new Template(new YamlModelFiles().read("""
                name: Two rules for one event
                ladder: {ground: all, stages: []}
                rules:
                  - {id: any page, event: page_view, points: 1, category: engagement}
                  - {id: prices, event: page_view, points: 10, category: intent, when: {property: url, contains: /pricing}}
                """));

        var scored = model.score(deed("page_view", Duration.ZERO, Map.of("url", "https://example.com/pricing")));

        assertThat(scored.entries()).extracting(LedgerEntry::rule).containsExactly("any page", "prices");
        assertThat(scored.state().total()).isEqualTo(11);
    }

    @Test
    void trap_4_the_ledger_sums_to_the_score_after_every_clamp_and_decay() {
        var types = List.of(
                "email_opened",
                "clicked_link",
                "clicked_high_intent_link",
                "whitepaper_downloaded",
                "demo_requested",
                "contact_form_submitted",
                "unsubscribed",
                "page_view");
        Seeded.forAll(300, random -> {
            var deeds = new ArrayList<Event>();
            for (int i = 0; i < 40; i++) {
                var since = Duration.ofHours(random.nextInt(24 * 120));
                deeds.add(
                        random.nextInt(8) == 0
                                ? told(
                                        since,
                                        Map.of(
                                                "company_size",
                                                random.nextInt(100),
                                                "email",
                                                email(random.nextBoolean())))
                                : deed(
                                        types.get(random.nextInt(types.size())),
                                        since,
                                        Duration.ofHours(random.nextInt(900))));
            }

            var scored = contacts.scoreAt(START.plus(Duration.ofDays(365)), deeds);

            var state = scored.state();
            assertThat(scored.entries().stream().mapToInt(LedgerEntry::points).sum())
                    .isEqualTo(state.total());
            assertThat(state.total())
                    .isEqualTo(state.of(Category.ENGAGEMENT) + state.of(Category.FIT) + state.of(Category.INTENT))
                    .isBetween(0, 100);
        });
    }

    private static String email(boolean student) {
        return student ? "jo@example.edu" : "jo@example.com";
    }

    @Test
    void trap_5_a_jump_to_sql_passes_mql_on_its_way() {
        var deeds = new Event[] {
            deed("pricing_calculator_used", Duration.ZERO),
            deed("webinar_registered", Duration.ofMinutes(1)),
            deed("demo_requested", Duration.ofMinutes(2))
        };

        assertThat(website.entered(deeds)).containsExactly("warm", "hot", "mql", "sql");
        assertThat(website.score(deeds).crossings())
                .filteredOn(crossing -> crossing.at().equals(START.plus(Duration.ofMinutes(2))))
                .extracting(crossing -> crossing.stage())
                .containsExactly("hot", "mql", "sql");
    }

    @Test
    void trap_6_once_is_once_however_the_events_come_in() {
        var first = deed("demo_requested", Duration.ZERO);
        var second = deed("demo_requested", Duration.ofSeconds(1));
        var scorer = website.scorer(Derivation.none(ZoneOffset.UTC));

        var one = scorer.replay(List.of(first), START);
        var both = scorer.resume(one.state(), List.of(second), START.plusSeconds(1));

        assertThat(both.state().total()).isEqualTo(50);
        assertThat(website.total(second, first)).isEqualTo(50);
    }

    @Test
    void trap_10_an_average_falls_by_a_short_visit_so_no_stage_need_hang_on_it() {
        var long1 = List.of(deed("page_view", Duration.ZERO), deed("page_view", Duration.ofMinutes(12)));
        var bounce = deed("page_view", Duration.ofDays(1));
        var deeds = new ArrayList<>(long1);
        deeds.add(bounce);
        var asOf = START.plus(Duration.ofDays(2));

        // 40 + 10, then (50 + 10) / 2: that is what an average is.
        assertThat(visits.scoreAt(asOf, long1).state().total()).isEqualTo(50);
        assertThat(visits.scoreAt(asOf, deeds).state().total()).isEqualTo(30);
        // Beside it the same lead keeps what it has by the points, which are what a new workspace's stages go by.
        deeds.add(deed("demo_requested", Duration.ofMinutes(13)));
        assertThat(website.scoreAt(asOf, deeds).state().total()).isEqualTo(50);
    }
}
