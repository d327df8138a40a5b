package org.leadscoring.web.sla;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.LastWork;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.Row;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.stereotype.Component;

/** A row of the queue after somebody worked on its lead. */
@Component
class ChangedRow {

    private final ViewLead view;
    private final LastWork lastWork;
    private final Users users;
    private final ShowQueue show;

    ChangedRow(ViewLead view, LastWork lastWork, Users users, ShowQueue show) {
        this.view = view;
        this.lastWork = lastWork;
        this.users = users;
        this.show = show;
    }

    /** The row as it is now; empty if it has left this list. */
    Optional<QueueRow> of(LeadId id, Filter filter, SignedIn me, Moments moments, Words words) {
        return view.view(me.workspace(), id).flatMap(seen -> {
            var clock = seen.clock();
            return clock != null && stays(seen.lead(), clock, filter)
                    ? Optional.of(
                            show.row(new Row(seen.lead(), clock, ownerOf(seen.lead(), me)), moments.now(), me, words))
                    : Optional.empty();
        });
    }

    /** The name of the lead's owner, null if it has none. */
    @Nullable
    String ownerOf(Lead lead, SignedIn me) {
        var owner = lead.owner();
        return owner == null ? null : nameOf(owner, me).orElse(null);
    }

    /** The name of somebody else who worked on a lead just now; empty if it was the reader, a while ago, or nobody. */
    Optional<String> byWhom(LeadId lead, Instant now, SignedIn me) {
        return lastWork.justNow(me.workspace(), lead, now)
                .filter(by -> !by.equals(me.user()))
                .flatMap(by -> nameOf(by, me));
    }

    private Optional<String> nameOf(UserId id, SignedIn me) {
        return users.byId(me.workspace(), id).map(account -> account.user().name());
    }

    private static boolean stays(Lead lead, SlaClock clock, Filter filter) {
        return clock.state() == (filter.resting() ? SlaClock.State.PAUSED : SlaClock.State.OPEN)
                && (!filter.unassigned() || lead.owner() == null)
                && (filter.owner() == null || filter.owner().equals(lead.owner()))
                && (filter.stage() == null
                        || filter.stage().equals(lead.standing().stage()))
                && (filter.bandFrom() == null || filter.bandFrom() == clock.bandFrom());
    }
}
