package org.leadscoring.application.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.erasure.AgedLeads.Position;
import org.leadscoring.application.erasure.Retentions.Kept;
import org.leadscoring.application.erasure.Retentions.Progress;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Mentions;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;

/** What everybody may expect of {@link Retentions} and {@link AgedLeads}. */
public abstract class RetentionsContract extends PortContract {

    private static final Instant BEFORE = Instant.parse("2026-01-15T02:00:00Z");
    private static final Instant LONG_AGO = BEFORE.minus(Duration.ofDays(400));

    /** Due before all that other tests on the same database have left. */
    private static final Instant EARLY = Instant.parse("1990-01-01T00:00:00Z");

    @Test
    void who_decided_nothing_keeps_for_ever_and_a_decision_is_due_at_once() {
        assertThat(ports.retentions().of(workspace)).isEmpty();
        var retention = new Retention(24, newUserId(), EARLY);

        var seen = undone(() -> {
            ports.retentions().save(workspace, retention);
            return List.of(
                    ports.retentions().of(workspace).orElseThrow(),
                    ports.retentions().due(EARLY),
                    ports.retentions().due(EARLY.minusSeconds(1)),
                    ports.retentions().claim(workspace, EARLY).orElseThrow(),
                    ports.retentions().claim(workspace, EARLY.minusSeconds(1)),
                    ports.retentions().of(elsewhere));
        });

        var kept = new Kept(retention, new Progress(EARLY, null, 0, null));
        assertThat(seen).containsExactly(kept, List.of(workspace), List.of(), kept, Optional.empty(), Optional.empty());
    }

    @Test
    void how_far_it_has_come_is_kept_until_something_else_is_decided() {
        var by = newUserId();
        var progress =
                new Progress(NOW.plusSeconds(9), new Position(LONG_AGO, newLeadId()), 7, NOW.minusSeconds(86_400));
        commit(() -> ports.retentions().save(workspace, new Retention(24, by, NOW)));
        commit(() -> ports.retentions().save(workspace, progress));
        commit(() -> ports.retentions().save(elsewhere, progress));

        assertThat(ports.retentions().of(workspace)).contains(new Kept(new Retention(24, by, NOW), progress));
        assertThat(ports.retentions().of(elsewhere)).isEmpty();
        assertThat(ports.retentions().due(NOW)).doesNotContain(workspace);
        assertThat(ports.retentions().due(NOW.plusSeconds(9))).contains(workspace);

        var later = new Retention(12, by, NOW.plusSeconds(5));
        commit(() -> ports.retentions().save(workspace, later));
        assertThat(ports.retentions().of(workspace))
                .contains(new Kept(later, new Progress(NOW.plusSeconds(5), null, 0, null)));

        commit(() -> ports.retentions().remove(workspace));
        assertThat(ports.retentions().of(workspace)).isEmpty();
        assertThat(ports.retentions().due(NOW.plusSeconds(99))).doesNotContain(workspace);
    }

    @Test
    void who_was_not_heard_of_since_is_aged() {
        var old = lead(LONG_AGO, LONG_AGO);
        var silent = lead(LONG_AGO, null);
        var late = lead(LONG_AGO, BEFORE.minus(Duration.ofMinutes(2)));
        lead(LONG_AGO, BEFORE.plusSeconds(60));
        // Imported with an old event: we have not had them for so long.
        lead(BEFORE.plusSeconds(1), LONG_AGO);
        saved(elsewhere, aged(LONG_AGO, LONG_AGO), Set.of());

        assertThat(all()).containsExactlyInAnyOrder(old, silent, late);
    }

    @Test
    void who_is_worked_on_or_was_won_is_not() {
        var lost = lead(LONG_AGO, LONG_AGO, LeadStatus.LOST);
        var contacted = lead(LONG_AGO, LONG_AGO, LeadStatus.CONTACTED);
        lead(LONG_AGO, LONG_AGO, LeadStatus.QUALIFIED);
        lead(LONG_AGO, LONG_AGO, LeadStatus.PROPOSAL);
        lead(LONG_AGO, LONG_AGO, LeadStatus.WON);
        var called = lead(LONG_AGO, LONG_AGO);
        var moved = lead(LONG_AGO, LONG_AGO, LeadStatus.LOST);
        var calledBefore = lead(LONG_AGO, LONG_AGO);
        commit(() -> {
            var by = newUserId();
            ports.leads().record(workspace, called, new Contact(Contact.Way.CALL, "", BEFORE, by));
            ports.leads()
                    .record(workspace, calledBefore, new Contact(Contact.Way.CALL, "", BEFORE.minusSeconds(1), by));
            ports.leads().record(workspace, moved, new StatusChange(LeadStatus.NEW, LeadStatus.LOST, BEFORE, by));
        });

        assertThat(all()).containsExactlyInAnyOrder(lost, contacted, calledBefore);
    }

    @Test
    void an_event_counts_that_moved_no_score() {
        var lead = lead(LONG_AGO, LONG_AGO);
        var by = anonymousId(unique("device"));
        commit(() -> ports.eventLog().append(workspace, List.of(new Attributed(event(unique("m"), BEFORE), lead, by))));

        assertThat(all()).isEmpty();
    }

    @Test
    void a_promise_counts_until_its_deadline_is_as_long_ago() {
        var owed = lead(LONG_AGO, LONG_AGO);
        var overdue = lead(LONG_AGO, LONG_AGO);
        var met = lead(LONG_AGO, LONG_AGO);
        var late = SlaClock.open(SlaPolicy.STANDARD, 85, true, BEFORE).orElseThrow();
        var missed = SlaClock.open(SlaPolicy.STANDARD, 85, true, LONG_AGO).orElseThrow();
        commit(() -> {
            ports.slaClocks().write(workspace, Map.of(owed, late, overdue, missed, met, late), BEFORE);
            ports.slaClocks()
                    .write(
                            workspace,
                            Map.of(met, late.clock().met(SlaPolicy.STANDARD, BEFORE.plusSeconds(1))),
                            BEFORE.plusSeconds(1));
        });

        assertThat(all()).containsExactlyInAnyOrder(overdue, met);
    }

    @Test
    void who_became_part_of_another_or_was_erased_is_not() {
        var survivor = lead(LONG_AGO, LONG_AGO);
        var ended = lead(LONG_AGO, LONG_AGO);
        commit(() -> ports.leads().merge(workspace, Map.of(ended, survivor)));
        var erased = lead(LONG_AGO, LONG_AGO);
        commit(() -> {
            ports.leads().lock(workspace, Set.of(erased));
            var lead = ports.leads().byId(workspace, erased).orElseThrow();
            ports.personalData().erase(workspace, Set.of(erased), Mentions.of(lead.profile(), List.of()));
        });

        assertThat(all()).containsExactly(survivor);
    }

    @Test
    void leads_are_passed_in_order_some_at_a_time_and_none_twice() {
        var leads = new ArrayList<LeadId>();
        for (int i = 0; i < 7; i++) {
            // Two of each minute.
            leads.add(lead(LONG_AGO, LONG_AGO.plus(Duration.ofMinutes(i / 2))));
        }
        lead(LONG_AGO, LONG_AGO.plusSeconds(30), LeadStatus.WON);

        var seen = new ArrayList<LeadId>();
        Position after = null;
        var steps = 0;
        do {
            var found = ports.agedLeads().find(workspace, BEFORE, after, 3);
            assertThat(found.aged()).hasSizeLessThanOrEqualTo(3);
            seen.addAll(found.aged());
            after = found.goesOnAfter();
            steps++;
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(leads);
        assertThat(steps).isEqualTo(3);
        var first = ports.agedLeads().find(workspace, BEFORE, null, 2);
        assertThat(ports.agedLeads().among(workspace, first.aged(), LONG_AGO)).isEmpty();
    }

    private Set<LeadId> all() {
        var all = ports.agedLeads().find(workspace, BEFORE, null, 100);
        assertThat(all.goesOnAfter()).isNull();
        var among = new HashSet<>(all.aged());
        among.add(newLeadId());
        assertThat(ports.agedLeads().among(workspace, among, BEFORE)).isEqualTo(all.aged());
        return all.aged();
    }

    private LeadId lead(Instant heard, @Nullable Instant active) {
        return lead(heard, active, LeadStatus.NEW);
    }

    private LeadId lead(Instant heard, @Nullable Instant active, LeadStatus status) {
        return saved(aged(heard, active).with(status)).id();
    }

    private Lead aged(Instant heard, @Nullable Instant active) {
        var lead = Lead.heardOf(newLeadId(), heard, UNSCORED);
        return active == null ? lead : lead.seen(Attributes.NONE, lead.profile(), lead.standing(), active);
    }
}
