package org.leadscoring.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Histories;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

class BucketsTest {

    @Test
    void website_points_have_classes_of_ten_up_to_half_as_high_again_as_sql() {
        var buckets = Buckets.of(
                List.of(WebsitePoints.model(new ModelId(new UUID(0, 1))).definition()));

        assertThat(buckets).isEqualTo(new Buckets(0, 10, 15));
    }

    @Test
    void a_scale_with_a_cap_ends_at_it() {
        var ladder = new StageLadder("cold", List.of(new Stage("hot", 75)));

        assertThat(Buckets.of(List.of(Definition.points(new Scale(0, 100), List.of(), ladder))))
                .isEqualTo(new Buckets(0, 5, 20));
    }

    @Test
    void every_score_has_its_class_and_the_ends_are_open() {
        var buckets = new Buckets(0, 5, 20);

        assertThat(buckets.size()).isEqualTo(22);
        assertThat(buckets.of(Integer.MIN_VALUE)).isZero();
        assertThat(buckets.of(-1)).isZero();
        assertThat(buckets.of(0)).isOne();
        assertThat(buckets.of(4)).isOne();
        assertThat(buckets.of(5)).isEqualTo(2);
        assertThat(buckets.of(99)).isEqualTo(20);
        assertThat(buckets.of(100)).isEqualTo(21);
        assertThat(buckets.of(Integer.MAX_VALUE)).isEqualTo(21);
        assertThat(buckets.edges()).startsWith(0, 5).endsWith(95, 100).hasSize(21);
    }

    @Test
    void there_are_never_more_than_two_dozen_and_no_threshold_lies_beyond_them() {
        Seeded.forAll(2_000, random -> {
            var histories = new Histories(random);
            var definitions =
                    List.of(histories.model().definition(), histories.model().definition());

            var buckets = Buckets.of(definitions);

            assertThat(buckets.count()).isBetween(1, 24);
            var cap = definitions.stream()
                    .mapToInt(each -> each.scale().cap())
                    .max()
                    .orElseThrow();
            definitions.stream()
                    .flatMap(each -> each.ladder().stages().stream())
                    .filter(stage -> stage.threshold() <= cap)
                    .forEach(stage -> assertThat(buckets.low() + (long) buckets.step() * buckets.count())
                            .isGreaterThanOrEqualTo(stage.threshold()));
        });
    }

    @Test
    void classes_begin_with_the_lowest_threshold_below_zero_at_a_round_score() {
        assertThat(Buckets.of(List.of(from(Scale.OPEN, -50, 50)))).isEqualTo(new Buckets(-50, 10, 15));
        assertThat(Buckets.of(List.of(from(Scale.OPEN, -53, 50)))).isEqualTo(new Buckets(-60, 10, 17));
        assertThat(Buckets.of(List.of(from(new Scale(-20, 100), -50, 50)))).isEqualTo(new Buckets(-20, 5, 21));
    }

    @Test
    void below_zero_a_score_has_its_class_too() {
        var buckets = new Buckets(-50, 10, 15);

        assertThat(buckets.of(-51)).isZero();
        assertThat(buckets.of(-50)).isOne();
        assertThat(buckets.of(-41)).isOne();
        assertThat(buckets.of(0)).isEqualTo(6);
    }

    private static Definition from(Scale scale, int lowest, int highest) {
        var ladder = new StageLadder("cold", List.of(new Stage("warm", lowest), new Stage("hot", highest)));
        return Definition.points(scale, List.of(), ladder);
    }

    @Test
    void classes_without_width_are_none() {
        assertThatThrownBy(() -> new Buckets(0, 0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Buckets(0, 5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Buckets(0, 1, 1).size()).isEqualTo(3);
    }
}
