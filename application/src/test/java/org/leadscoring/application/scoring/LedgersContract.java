package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Waterfall;
import org.leadscoring.domain.stage.Direction;

/** What everybody may expect of {@link Ledgers}. */
public abstract class LedgersContract extends ScoreBookFixture {

    private LeadId lead;
    private List<LedgerEntry> whole;

    @BeforeEach
    void ledger() {
        lead = newLeadId();
        var events = new ArrayList<Event>();
        for (int i = 0; i < 9; i++) {
            events.add(at(i / 2, i == 4 ? "unsubscribed" : "page_view_pricing", "m" + i));
        }
        var scored = score(events.toArray(Event[]::new));
        write(lead, scored);
        whole = scored.entries();
        assertThat(whole).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void the_size_is_the_number_of_entries() {
        assertThat(ports.ledgers().size(workspace, lead, model.id())).isEqualTo(whole.size());
        assertThat(ports.ledgers().size(workspace, newLeadId(), model.id())).isZero();
        assertThat(ports.ledgers().size(workspace, lead, new ModelId(ports.ids().next())))
                .isZero();
        assertThat(ports.ledgers().size(elsewhere, lead, model.id())).isZero();
    }

    @Test
    void entries_are_found_by_their_places_in_order() {
        assertThat(ports.ledgers().at(workspace, lead, model.id(), List.of(7, 0, 3, 999, -1)))
                .containsExactly(whole.get(0), whole.get(3), whole.get(7));
        assertThat(ports.ledgers().at(workspace, lead, model.id(), List.of())).isEmpty();
        assertThat(ports.ledgers().at(elsewhere, lead, model.id(), List.of(0))).isEmpty();
    }

    @Test
    void a_part_is_what_lies_between_two_places() {
        assertThat(ports.ledgers().between(workspace, lead, model.id(), 2, 5)).isEqualTo(whole.subList(2, 5));
        assertThat(ports.ledgers().between(workspace, lead, model.id(), 0, 999)).isEqualTo(whole);
        assertThat(ports.ledgers().between(workspace, lead, model.id(), 5, 5)).isEmpty();
        assertThat(ports.ledgers().between(elsewhere, lead, model.id(), 0, 9)).isEmpty();
    }

    @Test
    void how_many_entries_there_were_before_an_instant_is_found_whatever_the_instant() {
        for (var seconds : IntStream.rangeClosed(-1, 6).toArray()) {
            var at = NOW.plusSeconds(seconds);

            assertThat(ports.ledgers().before(workspace, lead, model.id(), at))
                    .as("before %s", at)
                    .isEqualTo((int) whole.stream()
                            .filter(entry -> entry.at().isBefore(at))
                            .count());
        }
    }

    @Test
    void the_sums_make_the_same_waterfall_as_the_entries() {
        assertThat(Waterfall.ofSums(ports.ledgers().sums(workspace, lead, model.id())))
                .isEqualTo(Waterfall.of(whole));
        assertThat(ports.ledgers().sums(elsewhere, lead, model.id())).isEmpty();
    }

    @Test
    void the_latest_crossings_come_first_and_none_from_the_instant_on() {
        var all = crossings(lead);
        assertThat(all).hasSizeGreaterThanOrEqualTo(3).anyMatch(crossing -> crossing.direction() == Direction.UP);

        assertThat(ports.ledgers().crossings(workspace, lead, model.id(), null, 99))
                .isEqualTo(all.reversed());
        assertThat(ports.ledgers().crossings(workspace, lead, model.id(), null, 1))
                .containsExactly(all.getLast());
        assertThat(ports.ledgers()
                        .crossings(workspace, lead, model.id(), all.getLast().at(), 99))
                .isEqualTo(all.stream()
                        .filter(crossing -> crossing.at().isBefore(all.getLast().at()))
                        .toList()
                        .reversed());
        assertThat(ports.ledgers().crossings(elsewhere, lead, model.id(), null, 99))
                .isEmpty();
    }

    private Event at(int second, String type, String messageId) {
        var event = event(new EventKey(NOW.plusSeconds(second), messageId, source));
        return new Event(
                event.id(),
                event.key(),
                new EventType(type),
                type,
                event.receivedAt(),
                event.properties(),
                event.traits(),
                event.context());
    }
}
