package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.evidence.Split.Part;
import org.leadscoring.domain.lead.LeadId;

class UnseenTest {

    private static final Instant SINCE = Observed.DECIDED;
    private static final LeadId SOMEBODY = new LeadId(new UUID(1, 2));

    @Test
    void a_version_made_by_hand_cannot_have_been_made_from_what_came_later() {
        var unseen = new Unseen(SINCE, null);

        assertThat(unseen.includes(SOMEBODY, SINCE)).isTrue();
        assertThat(unseen.includes(SOMEBODY, SINCE.minusNanos(1))).isFalse();
    }

    @Test
    void one_made_from_outcomes_was_not_made_from_those_that_were_held_out() {
        var question = Observed.question();
        var split = new Split(question.seed(), question.holdOut(), 1_000);
        var unseen = new Unseen(SINCE.plus(Duration.ofDays(1)), question);
        var held = 0;
        for (int i = 0; i < 1_000; i++) {
            var lead = new LeadId(new UUID(i, i * 31L));
            var isHeld = split.part(lead) == Part.TRY;
            held += isHeld ? 1 : 0;

            assertThat(unseen.includes(lead, SINCE.minusSeconds(60))).isEqualTo(isHeld);
            assertThat(unseen.includes(lead, question.from().minusSeconds(1)))
                    .as("nobody asked about it then")
                    .isFalse();
            assertThat(unseen.includes(lead, SINCE.plus(Duration.ofDays(1)))).isTrue();
        }
        assertThat(held).isBetween(250, 350);
    }
}
