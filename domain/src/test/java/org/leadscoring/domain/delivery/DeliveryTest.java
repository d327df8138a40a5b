package org.leadscoring.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Spec OUT-1: what is told keeps its id, is sent again on schedule, and ends delivered or dead. */
class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(0, 1));
    private static final DestinationId SLACK = new DestinationId(new UUID(0, 2));
    private static final Fact FACT =
            new Fact(Topic.STAGE_ENTERED, new LeadId(new UUID(0, 3)), NOW, "hot", 62, null, "why");
    private static final Notice NOTICE = new Notice(FACT, "Acme", ZoneOffset.UTC, List.of());

    private final Delivery decided = Delivery.decided(WORKSPACE, SLACK, null, FACT, "hot e1", NOW);

    @Test
    void the_same_thing_told_to_the_same_reader_is_one_delivery_and_anything_else_another() {
        var ada = new UserId(new UUID(0, 4));

        assertThat(DeliveryId.of(SLACK, null, Topic.STAGE_ENTERED, "hot e1")).isEqualTo(decided.id());
        assertThat(List.of(
                        decided.id(),
                        DeliveryId.of(SLACK, null, Topic.STAGE_LEFT, "hot e1"),
                        DeliveryId.of(SLACK, null, Topic.STAGE_ENTERED, "hot e2"),
                        DeliveryId.of(SLACK, ada, Topic.STAGE_ENTERED, "hot e1"),
                        DeliveryId.of(new DestinationId(new UUID(0, 9)), null, Topic.STAGE_ENTERED, "hot e1")))
                .doesNotHaveDuplicates();
        assertThat(decided.id().value().version()).isEqualTo(8);
        assertThat(decided.id().value().variant()).isEqualTo(2);
    }

    @Test
    void ids_of_many_things_differ_in_both_their_halves() {
        var ids = IntStream.range(0, 100)
                .mapToObj(i -> DeliveryId.of(SLACK, null, Topic.STAGE_ENTERED, "hot e" + i)
                        .value())
                .toList();

        assertThat(ids).extracting(UUID::getMostSignificantBits).doesNotHaveDuplicates();
        assertThat(ids).extracting(UUID::getLeastSignificantBits).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.version() == 8 && id.variant() == 2);
    }

    @Test
    void it_is_sent_again_on_schedule_and_dead_after_the_last_attempt() {
        var delivery = decided;
        var at = NOW;
        for (var pause : Retries.STANDARD.pauses()) {
            delivery = failed(delivery, null, at);
            assertThat(delivery.state()).isEqualTo(State.FAILED);
            assertThat(delivery.nextAt()).isEqualTo(at.plus(pause));
            at = delivery.nextAt();
        }

        var last = failed(delivery, null, at);

        assertThat(last.attempts()).isEqualTo(10);
        assertThat(last.state()).isEqualTo(State.DEAD);
        assertThat(last.nextAt()).isNull();
        assertThat(last.endedAt()).isEqualTo(at);
        assertThat(last.answer()).isEqualTo("HTTP 500");
    }

    @Test
    void a_receiver_that_asks_for_time_gets_it_if_it_is_more_than_the_schedule_gives() {
        assertThat(failed(decided, Duration.ofMinutes(10), NOW).nextAt()).isEqualTo(NOW.plusSeconds(600));
        assertThat(failed(decided, Duration.ofSeconds(1), NOW).nextAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void what_is_refused_is_dead_at_once_and_what_nobody_takes_waits_without_losing_an_attempt() {
        var claimed = decided.claimed(NOTICE, NOW.plusSeconds(180));

        var refused = claimed.after(new Outcome.Refused("HTTP 400"), Retries.STANDARD, 0, NOW);
        assertThat(refused.state()).isEqualTo(State.DEAD);

        var gone = claimed.after(new Outcome.Gone("HTTP 410"), Retries.STANDARD, 0, NOW);
        assertThat(gone.state()).isEqualTo(State.FAILED);
        assertThat(gone.attempts()).isZero();
        assertThat(gone.nextAt()).isEqualTo(NOW);
    }

    @Test
    void claimed_and_let_go_it_is_as_it_was_and_due_at_once() {
        assertThat(decided.claimed(NOTICE, NOW.plusSeconds(180)).letGo(NOW))
                .usingRecursiveComparison()
                .ignoringFields("notice")
                .isEqualTo(decided);
        var failed = failed(decided, Duration.ofSeconds(1), NOW);
        var again = failed.claimed(NOTICE, NOW.plusSeconds(180)).letGo(NOW.plusSeconds(9));
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.state()).isEqualTo(State.FAILED);
        assertThat(again.nextAt()).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void sent_once_more_it_keeps_its_id_and_words_and_has_the_whole_schedule() {
        var dead = decided.claimed(NOTICE, NOW).givenUp("enough", NOW);

        var again = dead.resent(NOW.plusSeconds(60));

        assertThat(again.id()).isEqualTo(decided.id());
        assertThat(again.notice()).isEqualTo(NOTICE);
        assertThat(again.state()).isEqualTo(State.PENDING);
        assertThat(again.attempts()).isZero();
        assertThat(again.nextAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(again.endedAt()).isNull();
    }

    @Test
    void erased_it_says_nothing_any_more_and_is_not_sent() {
        var erased = decided.claimed(NOTICE, NOW).erased();

        assertThat(erased.notice()).isNull();
        assertThat(erased.fact().detail()).isNull();
        assertThat(erased.state()).isEqualTo(State.DEAD);
        assertThat(erased.nextAt()).isNull();
        assertThat(erased.endedAt()).isEqualTo(erased.createdAt());
    }

    @Test
    void erased_after_it_was_delivered_it_stays_delivered_when_it_was() {
        var delivered = decided.claimed(NOTICE, NOW)
                .after(new Outcome.Accepted("HTTP 200"), Retries.STANDARD, 0, NOW.plusSeconds(7));

        var erased = delivered.erased();

        assertThat(erased.state()).isEqualTo(State.DELIVERED);
        assertThat(erased.endedAt()).isEqualTo(NOW.plusSeconds(7));
        assertThat(erased.notice()).isNull();
        assertThat(erased.answer()).isNull();
    }

    private static Delivery failed(Delivery delivery, Duration retryAfter, Instant at) {
        return delivery.claimed(NOTICE, at.plusSeconds(180))
                .after(new Outcome.Failed("HTTP 500", retryAfter), Retries.STANDARD, 0, at);
    }
}
