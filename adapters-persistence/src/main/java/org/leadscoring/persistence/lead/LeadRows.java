package org.leadscoring.persistence.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.scoring.Division;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Json;

/** Rows of the table {@code leads} as leads; the queue reads them too. */
public final class LeadRows {

    /** The columns of a lead itself. */
    static final String OWN_COLUMNS = """
            l.id as lead_id, l.created_at as lead_created_at, l.source_id as lead_source_id, l.traits, l.name, l.email, l.phone, l.company, l.known,
            l.status, l.owner_id, l.active_at, l.merged_into
            """;

    /** The columns of {@link #TABLES} that make a lead, named so that they can stand beside those of other tables. */
    public static final String COLUMNS =
            OWN_COLUMNS + ", s.total, s.stage, s.change_rule, s.change_points, s.change_at, s.last_activity_at ";

    /**
     * The score of each lead {@code l} by the model that drives it: the challenger of an experiment that runs, if the lead is
     * its, else the primary one. See {@link Division}.
     */
    public static final String SCORES = """
            left join scoring_models m on m.workspace_id = l.workspace_id and m.is_primary = true
            left join experiments x on x.workspace_id = l.workspace_id and x.ended_at is null
                and mod(l.bucket * x.factor + x.shift_by, 2147483647) < x.below
            left join scoring_models d on d.workspace_id = x.workspace_id and d.name = x.challenger and d.state = 'live'
            left join scores s on s.lead_id = l.id and s.model_id = coalesce(d.id, m.id)
            """;

    /** Leads, with what the model that drives it makes of each; a lead that was merged has no score. */
    public static final String TABLES = "leads l " + SCORES;

    private LeadRows() {}

    /** The lead in this row. */
    public static Lead lead(ResultSet row) throws SQLException {
        return lead(row, standing(row), Columns.instantOrNull(row, "last_activity_at"));
    }

    /** The lead in a row of its own columns. */
    static Lead unscored(ResultSet row) throws SQLException {
        return lead(row, Standing.NONE, null);
    }

    private static Lead lead(ResultSet row, Standing standing, @Nullable Instant lastActivityAt) throws SQLException {
        var owner = Columns.idOrNull(row, "owner_id");
        var mergedInto = Columns.idOrNull(row, "merged_into");
        var source = Columns.idOrNull(row, "lead_source_id");
        return new Lead(
                new LeadId(Columns.id(row, "lead_id")),
                Columns.instant(row, "lead_created_at"),
                source == null ? null : new SourceId(source),
                Json.attributes(row.getString("traits")),
                new Profile(
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("company"),
                        row.getBoolean("known")),
                Columns.constant(LeadStatus.class, row, "status"),
                owner == null ? null : new UserId(owner),
                standing,
                lastActivityAt,
                mergedInto == null ? null : new LeadId(mergedInto));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var stage = row.getString("stage");
        return stage == null ? Standing.NONE : new Standing(row.getInt("total"), stage, lastChange(row));
    }

    private static @Nullable LastChange lastChange(ResultSet row) throws SQLException {
        var rule = row.getString("change_rule");
        return rule == null
                ? null
                : new LastChange(rule, row.getInt("change_points"), Columns.instant(row, "change_at"));
    }
}
