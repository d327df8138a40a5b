package org.leadscoring.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link EventLog#arrived}. */
public abstract class ArrivalsContract extends PortContract {

    private SourceId source;
    private SourceId other;

    @BeforeEach
    void sources() {
        source = newSourceId();
        other = newSourceId();
    }

    @Test
    void events_come_in_the_order_of_arrival_whenever_they_happened() {
        var first = arrives(workspace, source, 0);
        var late = arrives(workspace, source, 3_600);
        var third = arrives(workspace, source, 0);

        assertThat(arrived(third, 100, 10)).containsExactly(third, late, first);
        assertThat(arrived(third, 100, 2)).containsExactly(third, late);
    }

    @Test
    void what_arrived_later_than_asked_for_is_passed_over() {
        var first = arrives(workspace, source, 0);
        var second = arrives(workspace, source, 0);
        arrives(workspace, source, 0);

        assertThat(arrived(second, 100, 10)).containsExactly(second, first);
    }

    @Test
    void only_so_many_of_all_that_arrived_are_looked_at() {
        arrives(workspace, source, 0);
        var second = arrives(workspace, source, 0);
        arrives(workspace, other, 0);
        var last = arrives(elsewhere, source, 0);

        assertThat(arrived(last, 3, 10)).containsExactly(second);
        assertThat(arrived(last, 2, 10)).isEmpty();
    }

    @Test
    void events_come_with_their_marks() {
        var clear = arrives(workspace, source, 0);
        var suspect = arrives(workspace, source, 0, new Mark.Suspect(Suspicion.CRAWLER));
        assertThat(arrived(suspect, 100, 10)).containsExactly(suspect, clear);

        commit(() -> ports.voids().voidSource(workspace, source, new Voids.Decision("a bad source", NOW, newUserId())));

        assertThat(arrived(suspect, 100, 10))
                .extracting(event -> event.event().mark())
                .containsExactly(new Mark.Voided(), new Mark.Voided());
    }

    private List<Attributed> arrived(Attributed upTo, int window, int limit) {
        return ports.eventLog().arrived(workspace, source, upTo.event().receivedAt(), window, limit);
    }

    private Attributed arrives(WorkspaceId where, SourceId from, int secondsLate) {
        return arrives(where, from, secondsLate, new Mark.Clear());
    }

    /** An event that arrives at the time its id says, as all do. */
    private Attributed arrives(WorkspaceId where, SourceId from, int secondsLate, Mark mark) {
        var id = ports.ids().next();
        var at = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        var event = new Event(
                new EventId(id),
                new EventKey(at.minusSeconds(secondsLate), unique("m"), from),
                new EventType("page_view"),
                AWKWARD,
                at,
                new Attributes(Map.of("url", AWKWARD)),
                Attributes.NONE,
                Attributes.NONE,
                mark);
        Identifier visitor = anonymousId(unique("visitor"));
        var lead = resolved(where, List.of(visitor), List.of()).leadOf(visitor);
        var attributed = new Attributed(event, lead, visitor);
        commit(() -> ports.eventLog().append(where, List.of(attributed)));
        return attributed;
    }
}
