package org.leadscoring.persistence.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.Pause;
import org.leadscoring.persistence.sql.Columns;

/** Rows of the table {@code sla_clocks} as clocks. */
final class ClockRows {

    /** The columns of {@code sla_clocks c} that make a clock. */
    static final String COLUMNS = """
            c.state, c.band_from, c.opened_at, c.due_at, c.warn_at, c.warned_at, c.breached_at, c.closed_at,
                c.paused_at, c.wakes_at, c.rested_micros, c.answered_micros
            """;

    private ClockRows() {}

    static SlaClock clock(ResultSet row) throws SQLException {
        var pausedAt = Columns.instantOrNull(row, "paused_at");
        return new SlaClock(
                row.getInt("band_from"),
                Columns.instant(row, "opened_at"),
                Columns.instant(row, "due_at"),
                Columns.instant(row, "warn_at"),
                Columns.instantOrNull(row, "warned_at"),
                Columns.instantOrNull(row, "breached_at"),
                Columns.constant(SlaClock.State.class, row, "state"),
                Columns.instantOrNull(row, "closed_at"),
                pausedAt == null ? null : new Pause(pausedAt, Columns.instantOrNull(row, "wakes_at")),
                Objects.requireNonNull(Columns.durationOrNull(row, "rested_micros")),
                Columns.durationOrNull(row, "answered_micros"));
    }
}
