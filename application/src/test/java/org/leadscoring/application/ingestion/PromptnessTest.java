package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.SourceId;

/** What keeps ids of events young, so that the log can be read in their order. */
class PromptnessTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now = START;
    private final Promptness promptness = new Promptness(() -> idAt(now));

    @Test
    void an_event_that_waited_gets_an_id_of_now_and_others_keep_theirs() {
        var young = event(START.minusSeconds(10));
        var old = event(START.minusSeconds(11));

        var renewed = promptness.renewed(List.of(young, old), promptness.begin());

        assertThat(renewed.getFirst()).isSameAs(young);
        assertThat(renewed.getLast().event().id().madeAt()).isEqualTo(START);
        assertThat(renewed.getLast().event().key()).isEqualTo(old.event().key());
    }

    @Test
    void a_transaction_that_takes_longer_than_any_may_is_undone() {
        var begun = promptness.begin();

        now = START.plus(EventLog.LONGEST_WRITE);
        promptness.check(begun);

        now = now.plusMillis(1);
        assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> promptness.check(begun));
    }

    @Test
    void what_is_settled_leaves_room_for_the_commit() {
        assertThat(EventLog.SETTLED_AFTER).isGreaterThan(EventLog.LONGEST_WRITE.plus(Duration.ofSeconds(40)));
    }

    private static UUID idAt(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }

    private static IncomingEvent event(Instant madeAt) {
        var event = new Event(
                new EventId(idAt(madeAt)),
                new EventKey(START, "m" + madeAt, new SourceId(new UUID(1, 1))),
                new EventType("x"),
                "x",
                START,
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
        return IncomingEvent.of(event, List.of(new Identifier(IdentifierType.USER_ID, "u")));
    }
}
