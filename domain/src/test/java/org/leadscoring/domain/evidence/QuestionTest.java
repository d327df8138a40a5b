package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.evidence.Split.Part;
import org.leadscoring.domain.lead.LeadId;

class QuestionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void unless_somebody_says_otherwise_the_last_year_is_asked_about_a_day_before_each_outcome() {
        var question = Question.standard(NOW, ZoneOffset.UTC);

        assertThat(question.from()).isEqualTo(NOW.minus(Duration.ofDays(365)));
        assertThat(question.until()).isEqualTo(NOW);
        assertThat(question.cutOff().of(NOW.minusSeconds(9), NOW)).isEqualTo(NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void what_sales_fill_in_is_left_out_however_it_is_written() {
        var question = Question.standard(NOW, ZoneOffset.UTC);

        assertThat(question.uses("Lead Stage")).isFalse();
        assertThat(question.uses("dealAmount")).isFalse();
        assertThat(question.uses("company")).isTrue();
    }

    @Test
    void traits_that_are_left_out_are_named_once_and_not_by_nothing() {
        assertThat(asked(30, 25, List.of("My Trait", "myTrait", " ", "other")).excluded())
                .containsExactly("my_trait", "other");
        assertThat(asked(30, 25, names(500)).excluded()).hasSize(500);
        assertThatIllegalArgumentException().isThrownBy(() -> asked(30, 25, names(501)));
        assertThat(asked(30, 25, Collections.nCopies(600, "same")).excluded()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"10, 1, true", "90, 200, true", "9, 25, false", "91, 25, false", "30, 0, false", "30, 201, false"})
    void a_number_out_of_range_is_refused(int holdOut, int mostRules, boolean taken) {
        if (taken) {
            assertThat(asked(holdOut, mostRules, List.of()).mostRules()).isEqualTo(mostRules);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> asked(holdOut, mostRules, List.of()));
        }
    }

    @Test
    void a_time_that_ends_as_it_begins_is_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question(NOW, NOW, CutOff.STANDARD, ZoneOffset.UTC, 30, 1, 25, List.of()));
    }

    @Test
    void a_cut_off_lies_before_the_outcome_or_after_the_first_event_and_at_most_366_days_away() {
        var first = NOW.minus(Duration.ofDays(20));

        assertThat(new CutOff.BeforeOutcome(Duration.ofDays(3)).of(first, NOW))
                .isEqualTo(NOW.minus(Duration.ofDays(3)));
        assertThat(new CutOff.AfterFirst(Duration.ofDays(3)).of(first, NOW)).isEqualTo(first.plus(Duration.ofDays(3)));
        assertThat(new CutOff.AfterFirst(Duration.ZERO).of(first, NOW)).isEqualTo(first);
        assertThat(new CutOff.BeforeOutcome(CutOff.LONGEST).distance()).isEqualTo(Duration.ofDays(366));
        for (var wrong : List.of(Duration.ofSeconds(-1), CutOff.LONGEST.plusNanos(1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new CutOff.BeforeOutcome(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> new CutOff.AfterFirst(wrong));
        }
    }

    @Test
    void a_lead_is_held_out_by_its_id_and_the_seed_alone_and_so_many_in_a_hundred_are() {
        var split = new Split(7, 30, 10_000);

        var parts = IntStream.range(0, 10_000)
                .mapToObj(QuestionTest::lead)
                .map(split::part)
                .toList();

        assertThat(Collections.frequency(parts, Part.TRY)).isBetween(2_850, 3_150);
        assertThat(Collections.frequency(parts, Part.NEITHER)).isZero();
        assertThat(new Split(7, 30, 5_000).part(lead(17))).isEqualTo(parts.get(17));
        assertThat(IntStream.range(0, 100).filter(i -> new Split(8, 30, 10_000).part(lead(i)) != parts.get(i)))
                .hasSizeBetween(20, 70);
    }

    @Test
    void leads_are_told_apart_by_all_of_their_ids() {
        var split = new Split(7, 50, 1_000);

        assertThat(IntStream.range(0, 200).filter(i -> split.part(new LeadId(new UUID(i, 5))) == Part.TRY))
                .hasSizeBetween(70, 130);
        assertThat(IntStream.range(0, 200).filter(i -> split.part(new LeadId(new UUID(5, i))) == Part.TRY))
                .hasSizeBetween(70, 130);
        var other = new Split(1L << 40, 50, 1_000);
        assertThat(IntStream.range(0, 200).filter(i -> other.part(new LeadId(new UUID(i, 5))) == Part.TRY))
                .hasSizeBetween(70, 130);
    }

    @Test
    void of_more_than_two_hundred_thousand_leads_some_are_enough() {
        // A million of which half are held out: of both halves two in five are taken.
        var split = new Split(7, 50, 1_000_000);

        var parts = IntStream.range(0, 10_000)
                .mapToObj(QuestionTest::lead)
                .map(split::part)
                .toList();

        assertThat(Collections.frequency(parts, Part.LEARN)).isBetween(1_850, 2_150);
        assertThat(Collections.frequency(parts, Part.TRY)).isBetween(1_850, 2_150);
    }

    @Test
    void the_two_kinds_of_leads_are_each_kept_whole_as_long_as_they_are_few() {
        // 10 % of a million are a hundred thousand to try points on; of 900,000 to learn from two in nine are taken.
        var split = new Split(7, 10, 1_000_000);

        var parts = IntStream.range(0, 10_000)
                .mapToObj(QuestionTest::lead)
                .map(split::part)
                .toList();

        assertThat(Collections.frequency(parts, Part.TRY)).isBetween(900, 1_100);
        assertThat(Collections.frequency(parts, Part.LEARN)).isBetween(1_850, 2_150);
    }

    /** The first numbers of SplitMix64 seeded by 1234567, as its authors' program prints them. */
    @Test
    void numbers_are_mixed_as_splitmix_does() {
        assertThat(Split.mixed(1234567L)).isEqualTo(6457827717110365317L);
        assertThat(Split.mixed(1234567L + 0x9e3779b97f4a7c15L)).isEqualTo(3203168211198807973L);
    }

    @Test
    void what_is_known_of_a_lead_is_the_latest_word_on_each_trait_and_how_often_it_did_what() {
        var lead = Observed.lead(true, Map.of("title", "CEO"), "visit", "demo", "visit");

        assertThat(lead.known().traits()).isEqualTo(Map.of("title", "CEO"));
        assertThat(lead.known().events())
                .isEqualTo(Map.of(new EventType("identify"), 1, new EventType("visit"), 2, new EventType("demo"), 1));
    }

    @Test
    void leads_are_counted_from_zero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Count(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Count(0, -1));
        assertThat(new Count(3, 1).minus(new Count(3, 0))).isEqualTo(new Count(0, 1));
        assertThat(new Count(3, 1).conversion().value()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void a_number_lies_outside_of_an_interval_if_it_is_beyond_its_ends() {
        var estimate = new Estimate(2, 1, 3);

        assertThat(estimate.excludes(0.99)).isTrue();
        assertThat(estimate.excludes(1)).isFalse();
        assertThat(estimate.excludes(3)).isFalse();
        assertThat(estimate.excludes(3.01)).isTrue();
    }

    private static LeadId lead(int number) {
        return new LeadId(new UUID(number * 31L, number));
    }

    private static List<String> names(int many) {
        return IntStream.range(0, many).mapToObj(i -> "t" + i).toList();
    }

    private static Question asked(int holdOut, int mostRules, List<String> excluded) {
        return new Question(NOW.minusSeconds(1), NOW, CutOff.STANDARD, ZoneOffset.UTC, holdOut, 1, mostRules, excluded);
    }
}
