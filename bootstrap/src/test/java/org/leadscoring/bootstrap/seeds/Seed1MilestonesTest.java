package org.leadscoring.bootstrap.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.bootstrap.seeds.Deeds.deed;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.sla.SlaPolicy;

/** Milestones: the highest level reached, 5 to 100 (spec SC-14). */
class Seed1MilestonesTest {

    private static final List<String> WAY = List.of(
            "page_view", "content_view", "inquiry_started", "contact_info", "whatsapp_contact", "form_submitted");
    private static final List<Integer> LEVELS = List.of(5, 15, 40, 60, 85, 100);
    private static final List<String> STAGES =
            List.of("awareness", "interest", "consideration", "intent", "evaluation", "conversion");

    private final Template milestones = Template.named("milestones");

    @ParameterizedTest
    @CsvSource({
        "page_view, 5, awareness", "content_view, 15, interest", "inquiry_started, 40, consideration",
        "contact_info, 60, intent", "whatsapp_contact, 85, evaluation", "form_submitted, 100, conversion"
    })
    void sc_14_each_event_is_a_level_and_a_stage(String event, int level, String stage) {
        assertThat(milestones.total(deed(event, Duration.ZERO))).isEqualTo(level);
        assertThat(milestones.stage(deed(event, Duration.ZERO))).isEqualTo(stage);
        assertThat(milestones.total(deed("lead_" + event, Duration.ZERO))).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page_view_pricing", "page_view_demo", "page_view_case_study", "comparison_page_viewed"})
    void sc_14_a_page_is_a_page_whatever_its_address_says(String event) {
        assertThat(milestones.total(deed(event, Duration.ZERO))).isEqualTo(5);
    }

    @Test
    void sc_14_the_whole_way_crosses_every_stage_and_ends_at_100() {
        var deeds = IntStream.range(0, WAY.size())
                .mapToObj(i -> deed(WAY.get(i), Duration.ofMinutes(i)))
                .toArray(Event[]::new);

        assertThat(milestones.total(deeds)).isEqualTo(100);
        assertThat(milestones.entered(deeds)).isEqualTo(STAGES);
        assertThat(Template.given(milestones.score(deeds))).containsExactly(5, 10, 25, 20, 25, 15);
    }

    @Test
    void sc_14_of_any_two_milestones_the_higher_one_counts_in_either_order() {
        for (int one = 0; one < WAY.size(); one++) {
            for (int other = 0; other < WAY.size(); other++) {
                var deeds =
                        new Event[] {deed(WAY.get(one), Duration.ZERO), deed(WAY.get(other), Duration.ofMinutes(1))};

                assertThat(milestones.total(deeds)).isEqualTo(LEVELS.get(Math.max(one, other)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "85, 1", "84, 4", "60, 4", "59, 24", "40, 24", "39, 48", "5, 48", "0, 48"})
    void sl_1_the_hotter_the_lead_the_sooner_it_is_answered(int score, int hours) {
        assertThat(SlaPolicy.STANDARD.bandAt(score).orElseThrow().target()).isEqualTo(Duration.ofHours(hours));
    }
}
