package org.leadscoring.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Histories;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.simulation.Compared.Act;
import org.leadscoring.domain.simulation.Frame.Way;
import org.leadscoring.domain.simulation.Mover.Reason;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

class TallyTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int CASES = 20;

    private int leads;

    @Test
    void what_is_counted_depends_neither_on_the_order_of_leads_nor_on_the_parts_they_are_counted_in() {
        Seeded.forAll(CASES, random -> {
            var some = new RandomLeads(random);
            var counted = some.counted(some.leads);

            Collections.shuffle(some.leads, random);
            var parts = new ArrayList<Simulation>();
            for (int from = 0; from < some.leads.size(); ) {
                var to = Math.min(some.leads.size(), from + 1 + random.nextInt(9));
                parts.add(some.counted(some.leads.subList(from, to)));
                from = to;
            }
            Collections.shuffle(parts, random);
            var sum = new Tally(some.frame, SlaPolicy.STANDARD);
            parts.forEach(sum::add);

            assertThat(sum.counted()).isEqualTo(counted);
        });
    }

    @Test
    void every_lead_stands_once_in_the_matrix_and_in_both_distributions() {
        Seeded.forAll(CASES, random -> {
            var some = new RandomLeads(random);
            var counted = some.counted(some.leads);

            var size = some.leads.size();
            assertThat(counted.leads()).isEqualTo(size);
            assertThat(sum(counted.stagesBefore())).isEqualTo(size);
            assertThat(sum(counted.stagesAfter())).isEqualTo(size);
            assertThat(sum(counted.scoresBefore())).isEqualTo(size);
            assertThat(sum(counted.scoresAfter())).isEqualTo(size);
            assertThat(counted.stagesAfter())
                    .isEqualTo(some.frame.after().stream()
                            .map(stage -> some.leads.stream()
                                    .filter(lead -> lead.after().stage().equals(stage))
                                    .count())
                            .toList());
            assertThat(counted.moved())
                    .isEqualTo(some.leads.stream()
                            .filter(lead ->
                                    !lead.before().stage().equals(lead.after().stage()))
                            .count())
                    .isEqualTo(LongStream.range(0, some.frame.after().size())
                            .map(column -> counted.entering((int) column))
                            .sum())
                    .isEqualTo(LongStream.range(0, some.frame.before().size())
                            .map(row -> counted.leaving((int) row))
                            .sum());
        });
    }

    @Test
    void the_biggest_movers_are_those_of_all_leads() {
        Seeded.forAll(CASES, random -> {
            var some = new RandomLeads(random);
            var counted = some.counted(some.leads);

            var expected = some.leads.stream()
                    .filter(lead -> lead.before().total() != lead.after().total())
                    .sorted(Comparator.comparingLong((Compared lead) -> -Math.abs(
                                    (long) lead.after().total() - lead.before().total()))
                            .thenComparing(Compared::lead))
                    .map(Compared::lead)
                    .toList();
            assertThat(counted.changed()).isEqualTo(expected.size());
            assertThat(counted.movers())
                    .extracting(Mover::lead)
                    .isEqualTo(expected.stream().limit(Simulation.MOVERS).toList());
            assertThat(counted.movers())
                    .allSatisfy(
                            mover -> assertThat(mover.reasons()).isNotEmpty().hasSizeLessThanOrEqualTo(2));
        });
    }

    @Test
    void no_lead_gets_more_than_one_clock_and_none_that_has_none_gets_a_quicker_promise() {
        Seeded.forAll(CASES, random -> {
            var some = new RandomLeads(random);
            for (var lead : some.leads) {
                var counted = some.counted(List.of(lead));
                for (var load : List.of(counted.before(), counted.after())) {
                    assertThat(sum(load.clocks())).isLessThanOrEqualTo(1);
                }
            }
        });
    }

    @Test
    void a_mover_says_which_rule_makes_the_difference() {
        var mover = counted(lead(clicks(2), "demo_requested")).movers().getFirst();

        assertThat(mover)
                .extracting(Mover::before, Mover::stageBefore, Mover::after, Mover::stageAfter)
                .containsExactly(50, "warm", 80, "mql");
        assertThat(mover.reasons()).containsExactly(new Reason(Cause.RULE, "demo_requested", 50, 80));
    }

    @Test
    void before_the_first_lead_nothing_is_counted() {
        assertThat(counted()).isEqualTo(Simulation.none(frame()));
    }

    @Test
    void a_lead_without_a_difference_is_no_mover_and_stays_on_the_diagonal() {
        var counted = counted(lead(clicks(2), "email_opened"));

        assertThat(counted.movers()).isEmpty();
        assertThat(counted.changed()).isZero();
        assertThat(counted.moved()).isZero();
        assertThat(counted.moves().getFirst().getFirst()).isOne();
    }

    @Test
    void active_today_is_the_calendar_day_in_the_workspaces_zone() {
        var midnight = Instant.parse("2026-03-01T23:00:00Z");
        var today = lead(List.of(midnight), "demo_requested");
        var yesterday = lead(List.of(midnight.minusNanos(1_000)), "demo_requested");

        var counted = counted(today, yesterday, lead(List.of(NOW), "demo_requested"));

        assertThat(counted.entering(3)).isEqualTo(3);
        assertThat(counted.enteringActive(3)).isEqualTo(2);
    }

    @Test
    void a_clock_opens_on_the_day_of_the_first_event_and_a_jump_to_a_hotter_band_counts_on_its_own_day() {
        var first = Instant.parse("2026-02-10T22:59:59Z");
        var demo = Instant.parse("2026-02-20T09:00:00Z");
        var lead = compared(true, List.of(event(first, "unknown"), event(demo, "demo_requested")));

        var counted = counted(lead);

        var opened = day("2026-02-10");
        assertThat(counted.before().clocks().get(opened)).isOne();
        assertThat(counted.before().opened().get(opened)).containsExactly(0L, 0L, 0L, 1L);
        assertThat(counted.before().hotter().get(day("2026-02-20"))).containsExactly(0L, 0L, 1L, 0L);
        assertThat(counted.after().hotter().get(day("2026-02-20"))).containsExactly(0L, 1L, 0L, 0L);
        assertThat(counted.after().into(1).get(day("2026-02-20"))).isOne();
        assertThat(counted.after().intoStage(3).get(day("2026-02-20"))).isOne();
        assertThat(sum(counted.after().clocks())).isOne();
    }

    @Test
    void an_anonymous_lead_opens_a_clock_only_where_the_policy_says_so() {
        var at = Instant.parse("2026-02-20T09:00:00Z");

        var counted = counted(
                compared(false, List.of(event(at, "page_view_pricing"), event(at.plusSeconds(60), "demo_requested"))));

        assertThat(counted.before().opened().get(day("2026-02-20"))).containsExactly(0L, 1L, 0L, 0L);
        assertThat(counted.after().opened().get(day("2026-02-20"))).containsExactly(1L, 0L, 0L, 0L);
    }

    @Test
    void what_happened_before_the_days_looked_back_upon_or_on_the_day_itself_is_no_load() {
        var tooEarly = lead(List.of(Instant.parse("2026-01-30T22:59:59Z")), "demo_requested");
        var first = lead(List.of(Instant.parse("2026-01-30T23:00:00Z")), "demo_requested");
        var today = lead(List.of(NOW.minusSeconds(60)), "demo_requested");

        var counted = counted(tooEarly, first, today);

        assertThat(counted.after().clocks().getFirst()).isOne();
        assertThat(sum(counted.after().clocks())).isOne();
        assertThat(counted.leads()).isEqualTo(3);
    }

    @Test
    void what_would_become_of_clocks_is_counted_by_band() {
        var opens = lead(clicks(1), "demo_requested", new Act(true, 60));
        var pulled = lead(clicks(1), "demo_requested", new Act(false, 85));

        var counted = counted(opens, pulled, lead(clicks(1), "demo_requested"));

        assertThat(counted.opened()).containsExactly(0L, 1L, 0L, 0L);
        assertThat(counted.pulledIn()).containsExactly(1L, 0L, 0L, 0L);
        assertThat(counted.acting()).isEqualTo(2);
    }

    @Test
    void parts_that_were_counted_by_other_stages_cannot_be_added_up() {
        var frame = frame();
        var other = new Frame(frame.at(), ZONE, List.of("cold"), frame.after(), frame.buckets(), frame.bands());

        assertThatThrownBy(() -> new Tally(frame, SlaPolicy.STANDARD).add(Simulation.none(other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_stage_the_draft_has_no_more_is_left_upwards_or_downwards_by_its_place() {
        var frame = new Frame(
                NOW,
                ZONE,
                List.of("cold", "warm", "hot"),
                List.of("cold", "lukewarm", "warm", "burning"),
                buckets(),
                List.of());

        assertThat(frame.way(0, 0)).isEqualTo(Way.STAYS);
        assertThat(frame.way(0, 1)).isEqualTo(Way.UP);
        assertThat(frame.way(1, 1)).isEqualTo(Way.DOWN);
        assertThat(frame.way(1, 3)).isEqualTo(Way.UP);
        assertThat(frame.way(2, 3)).isEqualTo(Way.STAYS);
        assertThat(frame.way(2, 2)).isEqualTo(Way.DOWN);
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private static int day(String day) {
        return (int) (LocalDate.parse(day).toEpochDay() - frame().firstDay().toEpochDay());
    }

    private static Simulation counted(Compared... some) {
        var tally = new Tally(frame(), SlaPolicy.STANDARD);
        List.of(some).forEach(tally::add);
        return tally.counted();
    }

    private static Frame frame() {
        return Frame.of(inForce(), draft(), SlaPolicy.STANDARD, ZONE, NOW);
    }

    private static Buckets buckets() {
        return new Buckets(0, 10, 3);
    }

    private static ScoringModel inForce() {
        return WebsitePoints.model(new ModelId(new UUID(0, 1)));
    }

    /** A demo is worth 80 points and not 50; all else is as it was. */
    private static ScoringModel draft() {
        var before = inForce().definition();
        var rules = before.rules().stream()
                .map(rule -> rule.id().equals("demo_requested")
                        ? new Rule(rule.id(), rule.event(), 80, rule.category(), rule.limit())
                        : rule)
                .toList();
        return new ScoringModel(
                new ModelId(new UUID(0, 2)),
                "Website points",
                2,
                Definition.points(Scale.OPEN, rules, before.ladder()));
    }

    private static List<Instant> clicks(int days) {
        return List.of(NOW.minus(Duration.ofDays(days)));
    }

    private Compared lead(List<Instant> at, String type) {
        return compared(true, at.stream().map(each -> event(each, type)).toList());
    }

    private Compared lead(List<Instant> at, String type, Act act) {
        var plain = lead(at, type);
        return new Compared(plain.lead(), plain.before(), plain.after(), plain.known(), act);
    }

    private Compared compared(boolean known, List<Event> events) {
        var derivation = Derivation.none(ZONE);
        return new Compared(
                new LeadId(new UUID(1, leads++)),
                Reckoned.of(new Scorer(inForce(), derivation), events, NOW),
                Reckoned.of(new Scorer(draft(), derivation), events, NOW),
                known,
                null);
    }

    private Event event(Instant at, String type) {
        return Events.event(new EventKey(at, "m" + leads + at + type, Events.WEBSITE), type);
    }

    /** Leads with random histories under two random models. */
    private static final class RandomLeads {

        private final Frame frame;
        private final List<Compared> leads;

        RandomLeads(RandomGenerator random) {
            var histories = new Histories(random);
            var derivation = histories.derivation();
            var inForce = histories.model();
            var draft = random.nextInt(3) == 0 ? raised(inForce) : histories.model();
            var now = Events.START.plus(Duration.ofDays(random.nextInt(200)));
            frame = Frame.of(inForce, draft, SlaPolicy.STANDARD, derivation.zone(), now);
            leads = new ArrayList<>(IntStream.range(0, random.nextInt(60))
                    .mapToObj(i -> {
                        var history = histories.history();
                        return new Compared(
                                new LeadId(new UUID(random.nextLong(), i)),
                                Reckoned.of(new Scorer(inForce, derivation), history, now),
                                Reckoned.of(new Scorer(draft, derivation), history, now),
                                random.nextBoolean(),
                                random.nextBoolean() ? null : new Act(random.nextBoolean(), 60));
                    })
                    .toList());
        }

        private static ScoringModel raised(ScoringModel model) {
            var was = model.definition();
            var ladder = new StageLadder("ground", List.of(new Stage("from 0", 0), new Stage("from 7", 7)));
            return new ScoringModel(
                    new ModelId(new UUID(0, 2)),
                    model.name(),
                    2,
                    new Definition(
                            was.method(),
                            was.scale(),
                            was.rules(),
                            was.traitRules(),
                            was.caps(),
                            was.recency(),
                            was.decay(),
                            was.countsSuspects(),
                            ladder));
        }

        Simulation counted(List<Compared> some) {
            var tally = new Tally(frame, SlaPolicy.STANDARD);
            some.forEach(tally::add);
            return tally.counted();
        }
    }
}
