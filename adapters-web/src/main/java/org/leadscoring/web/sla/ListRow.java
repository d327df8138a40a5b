package org.leadscoring.web.sla;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.WorkLists.Row;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.Forecast.Drop;
import org.leadscoring.domain.sla.SlaClock;

/**
 * A lead of a list beside the queue, as it is shown.
 *
 * @param why what moved the score last, in words, or null
 */
public record ListRow(Row row, @Nullable String why) {

    public Lead lead() {
        return row.lead();
    }

    public UUID id() {
        return row.lead().id().value();
    }

    public @Nullable String owner() {
        return row.ownerName();
    }

    public @Nullable Drop drop() {
        return row.drop();
    }

    /** The clock that runs, null if none does. */
    public @Nullable SlaClock running() {
        var clock = row.clock();
        return clock != null && clock.state() == SlaClock.State.OPEN ? clock : null;
    }

    /** Whether nobody has turned to the lead yet. */
    public boolean fresh() {
        return row.lead().status() == LeadStatus.NEW;
    }
}
