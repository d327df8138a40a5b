package org.leadscoring.web.sla;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.sla.WorkQueue.Row;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.sla.SlaClock;

/**
 * A lead to answer, as the queue shows it.
 *
 * @param why what moved the score last, in words, or null
 * @param promise how soon leads of the clock's band are answered, or null if the policy has no such band any more
 */
public record QueueRow(
        Row row,
        Section section,
        @Nullable String why,
        @Nullable Duration promise) {

    public Lead lead() {
        return row.lead();
    }

    public UUID id() {
        return row.lead().id().value();
    }

    public SlaClock clock() {
        return row.clock();
    }

    public @Nullable String owner() {
        return row.ownerName();
    }

    /** Another text if anything that a row shows is another. */
    public String mark() {
        return mark(row);
    }

    static String mark(Row row) {
        var lead = row.lead();
        var text = String.join(
                "|",
                lead.status().key(),
                String.valueOf(row.ownerName()),
                lead.standing().toString(),
                lead.profile().toString(),
                row.clock().toString());
        return Integer.toHexString(text.hashCode());
    }
}
