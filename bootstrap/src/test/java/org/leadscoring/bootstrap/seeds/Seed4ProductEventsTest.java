package org.leadscoring.bootstrap.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.bootstrap.seeds.Deeds.START;
import static org.leadscoring.bootstrap.seeds.Deeds.deed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.scoring.Scale;

/** Product events: 10, 5, 20, 50, 100, at most 1000 (spec SC-16). */
class Seed4ProductEventsTest {

    private static final List<String> EVENTS =
            List.of("email_open", "page_view", "form_submission", "demo_request", "purchase");

    private final Template product = Template.named("product-events");

    @ParameterizedTest
    @CsvSource({"email_open, 10", "page_view, 5", "form_submission, 20", "demo_request, 50", "purchase, 100"})
    void sc_16_each_event_gives_its_points_every_time(String event, int points) {
        assertThat(product.total(deed(event, Duration.ZERO))).isEqualTo(points);
        assertThat(product.total(deed(event, Duration.ZERO), deed(event, Duration.ofDays(1))))
                .isEqualTo(2 * points);
    }

    @ParameterizedTest
    @CsvSource({"9, 900", "10, 1000", "11, 1000", "100, 1000"})
    void sc_16_no_lead_has_more_than_1000(int purchases, int score) {
        var deeds = IntStream.range(0, purchases)
                .mapToObj(i -> deed("purchase", Duration.ofMinutes(i)))
                .toArray(Event[]::new);

        assertThat(product.total(deeds)).isEqualTo(score);
        assertThat(product.file().definition().scale()).isEqualTo(new Scale(0, 1000));
    }

    @Test
    void sc_1_an_event_delivered_twice_counts_once() {
        var purchase = deed("purchase", Duration.ZERO);

        assertThat(product.total(purchase, purchase)).isEqualTo(100);
    }

    @Test
    void sc_1_the_order_of_arrival_does_not_matter() {
        Seeded.forAll(200, random -> {
            var deeds = new ArrayList<Event>();
            for (int i = 0; i < 30; i++) {
                deeds.add(deed(EVENTS.get(random.nextInt(EVENTS.size())), Duration.ofMinutes(random.nextInt(100))));
            }
            var asOf = START.plus(Duration.ofDays(1));
            var inOrder = product.scoreAt(asOf, deeds);

            Collections.shuffle(deeds, new Random(random.nextLong()));

            assertThat(product.scoreAt(asOf, deeds)).isEqualTo(inOrder);
        });
    }
}
