package org.leadscoring.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.application.event.Voids.Found;
import org.leadscoring.application.event.Voids.VoidLead;
import org.leadscoring.application.event.Voids.VoidSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;

/** What everybody may expect of {@link Voids}, and of an {@link EventLog} beside them. */
public abstract class VoidsContract extends PortContract {

    private static final Identifier ADA = userId("ada");
    private static final Identifier ADAS_PHONE = anonymousId("ada's phone");
    private static final Identifier BOB = userId("bob");

    @Test
    void all_events_of_a_void_source_are_void_past_and_future() {
        var lead = newLeadId();
        var bad = newSourceId();
        var past = event(new EventKey(NOW, "past", bad));
        var elsewhereFrom = event("good", NOW.plusSeconds(1));
        append(lead, ADA, past, elsewhereFrom);

        voidSource(bad);
        var future = event(new EventKey(NOW.plusSeconds(2), "future", bad));
        append(lead, ADA, future);

        assertThat(history(lead)).containsExactly(voided(past), elsewhereFrom, voided(future));
    }

    @Test
    void all_events_filed_under_a_void_identifier_are_void_past_and_future() {
        var lead = newLeadId();
        var past = event("past", NOW);
        var byAnother = event("another", NOW.plusSeconds(1));
        append(lead, ADA, past);
        append(lead, BOB, byAnother);

        voidLead(lead, ADA);
        var future = event("future", NOW.plusSeconds(2));
        append(lead, ADA, future);

        assertThat(history(lead)).containsExactly(voided(past), byAnother, voided(future));
    }

    @Test
    void every_way_of_reading_says_that_an_event_is_void() {
        var lead = newLeadId();
        var event = event("m", NOW);
        append(lead, ADA, event);

        voidLead(lead, ADA);

        assertThat(ports.eventLog().latest(workspace, lead, null, 1)).containsExactly(voided(event));
        assertThat(ports.eventLog().since(workspace, lead, null)).containsExactly(voided(event));
        assertThat(ports.eventLog().upTo(workspace, lead, NOW)).containsExactly(voided(event));
    }

    @Test
    void a_void_identifier_stays_void_whoever_it_belongs_to() {
        var lead = newLeadId();
        var other = newLeadId();
        var event = event("m", NOW);
        append(lead, ADA, event);
        voidLead(lead, ADA);

        commit(() -> ports.eventLog().move(workspace, ADA, lead, other));

        assertThat(history(other)).containsExactly(voided(event));
    }

    @Test
    void what_is_taken_back_counts_again_as_it_did_before() {
        var lead = newLeadId();
        var source = newSourceId();
        var suspect = event(new EventKey(NOW, "m", source)).with(new Mark.Suspect(Suspicion.SCANNER));
        append(lead, ADA, suspect);
        voidSource(source);
        voidLead(lead, ADA);
        assertThat(history(lead)).containsExactly(voided(suspect));

        commit(() -> ports.voids().unvoidSource(workspace, source));
        assertThat(history(lead)).containsExactly(voided(suspect));

        var freed = committed(() -> ports.voids().unvoidLead(workspace, lead));
        assertThat(freed).containsExactly(ADA);
        assertThat(history(lead)).containsExactly(suspect);
    }

    @Test
    void what_was_not_void_is_taken_back_in_peace() {
        commit(() -> ports.voids().unvoidSource(workspace, newSourceId()));

        assertThat(committed(() -> ports.voids().unvoidLead(workspace, newLeadId())))
                .isEmpty();
    }

    @Test
    void an_event_that_is_void_on_arrival_is_not_so_for_ever() {
        var lead = newLeadId();
        var event = event("m", NOW);

        append(lead, ADA, voided(event));

        assertThat(history(lead)).containsExactly(event);
    }

    @Test
    void all_that_is_void_is_listed_with_its_decision_the_latest_first() {
        var source = newSourceId();
        var lead = newLeadId();
        reserve(ADA, ADAS_PHONE);
        var first = new Decision("sends " + AWKWARD, NOW, newUserId());
        var second = new Decision("a test user", NOW.plusSeconds(1), newUserId());
        commit(() -> {
            ports.voids().voidSource(workspace, source, first);
            ports.voids().voidLead(workspace, lead, List.of(ADA, ADAS_PHONE), second);
        });

        assertThat(ports.voids().all(workspace))
                .containsExactly(new VoidLead(lead, Set.of(ADA, ADAS_PHONE), second), new VoidSource(source, first));
        assertThat(ports.voids().all(elsewhere)).isEmpty();
    }

    @Test
    void the_first_decision_stands() {
        var source = newSourceId();
        var lead = newLeadId();
        var other = newLeadId();
        reserve(ADA, BOB);
        var first = new Decision("first", NOW, newUserId());
        var second = new Decision("second", NOW.plusSeconds(1), newUserId());
        commit(() -> {
            ports.voids().voidSource(workspace, source, first);
            ports.voids().voidLead(workspace, lead, List.of(ADA, ADA), first);
        });

        commit(() -> {
            ports.voids().voidSource(workspace, source, second);
            ports.voids().voidLead(workspace, other, List.of(ADA, BOB), second);
        });

        assertThat(ports.voids().all(workspace))
                .containsExactlyInAnyOrder(
                        new VoidSource(source, first),
                        new VoidLead(lead, Set.of(ADA), first),
                        new VoidLead(other, Set.of(BOB), second));
        assertThat(committed(() -> ports.voids().unvoidLead(workspace, other))).containsExactly(BOB);
    }

    @Test
    void those_that_are_void_are_found_among_many() {
        var bad = newSourceId();
        var sources = IntStream.range(0, 1_200).mapToObj(n -> newSourceId()).toList();
        var identifiers = IntStream.range(0, 1_200)
                .mapToObj(n -> anonymousId("device" + n))
                .toList();
        voidSource(bad);
        voidLead(newLeadId(), ADA, ADAS_PHONE);

        assertThat(ports.voids().among(workspace, sources, identifiers)).isEqualTo(Found.NOTHING);
        assertThat(ports.voids().among(workspace, List.of(), List.of())).isEqualTo(Found.NOTHING);
        assertThat(ports.voids().among(workspace, with(sources, bad), with(identifiers, ADA)))
                .isEqualTo(new Found(Set.of(bad), Set.of(ADA)));
    }

    @Test
    void what_was_found_covers_events_by_source_and_by_identifier() {
        var event = event("m", NOW);

        assertThat(Found.NOTHING.covers(event, ADA)).isFalse();
        assertThat(new Found(Set.of(event.key().source()), Set.of()).covers(event, ADA))
                .isTrue();
        assertThat(new Found(Set.of(), Set.of(ADA)).covers(event, ADA)).isTrue();
        assertThat(new Found(Set.of(newSourceId()), Set.of(BOB)).covers(event, ADA))
                .isFalse();
    }

    @Test
    void another_workspace_voids_and_sees_nothing_here() {
        var lead = newLeadId();
        var source = newSourceId();
        var event = event(new EventKey(NOW, "m", source));
        append(lead, ADA, event);
        var decision = new Decision("elsewhere", NOW, newUserId());

        commit(() -> {
            ports.voids().voidSource(elsewhere, source, decision);
            ports.voids().voidLead(elsewhere, lead, List.of(ADA), decision);
        });

        assertThat(history(lead)).containsExactly(event);
        assertThat(ports.voids().among(workspace, List.of(source), List.of(ADA)))
                .isEqualTo(Found.NOTHING);
        assertThat(ports.voids().all(workspace)).isEmpty();
        commit(() -> ports.voids().unvoidSource(workspace, source));
        assertThat(ports.voids().among(elsewhere, List.of(source), List.of(ADA)))
                .isEqualTo(new Found(Set.of(source), Set.of(ADA)));
    }

    @Test
    void a_decision_has_a_reason_that_can_be_kept() {
        var by = newUserId();

        assertThat(new Decision("x".repeat(200), NOW, by).reason()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision(" ", NOW, by));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision("x".repeat(201), NOW, by));
    }

    private void append(LeadId lead, Identifier by, Event... events) {
        commit(() -> ports.eventLog()
                .append(
                        workspace,
                        List.of(events).stream()
                                .map(event -> new Attributed(event, lead, by))
                                .toList()));
    }

    private List<Event> history(LeadId lead) {
        return ports.eventLog().history(workspace, lead);
    }

    private void voidSource(SourceId source) {
        commit(() -> ports.voids().voidSource(workspace, source, new Decision("bad", NOW, newUserId())));
    }

    private void voidLead(LeadId lead, Identifier... identifiers) {
        reserve(identifiers);
        commit(() -> ports.voids()
                .voidLead(workspace, lead, List.of(identifiers), new Decision("a test user", NOW, newUserId())));
    }

    private void reserve(Identifier... identifiers) {
        commit(() -> ports.identityBook().reserve(workspace, List.of(identifiers)));
    }

    private static Event voided(Event event) {
        return event.with(new Mark.Voided());
    }

    private static <T> List<T> with(Collection<T> some, T one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
