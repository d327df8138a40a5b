package org.leadscoring.persistence.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Json;

/** Rows of the table {@code leads} as leads; the queue reads them too. */
public final class LeadRows {

    /** The columns of {@code leads l} that make a lead, named so that they can stand beside those of other tables. */
    public static final String COLUMNS = """
            l.id as lead_id, l.created_at as lead_created_at, l.traits, l.name, l.email, l.phone, l.company, l.known,
            l.status, l.owner_id, l.score, l.stage, l.change_rule, l.change_points, l.change_at, l.last_activity_at,
            l.merged_into
            """;

    private LeadRows() {}

    /** The lead in this row. */
    public static Lead lead(ResultSet row) throws SQLException {
        var owner = Columns.idOrNull(row, "owner_id");
        var mergedInto = Columns.idOrNull(row, "merged_into");
        return new Lead(
                new LeadId(Columns.id(row, "lead_id")),
                Columns.instant(row, "lead_created_at"),
                Json.attributes(row.getString("traits")),
                new Profile(
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("company"),
                        row.getBoolean("known")),
                Columns.constant(LeadStatus.class, row, "status"),
                owner == null ? null : new UserId(owner),
                new Standing(row.getInt("score"), row.getString("stage"), lastChange(row)),
                Columns.instantOrNull(row, "last_activity_at"),
                mergedInto == null ? null : new LeadId(mergedInto));
    }

    private static @Nullable LastChange lastChange(ResultSet row) throws SQLException {
        var rule = row.getString("change_rule");
        return rule == null
                ? null
                : new LastChange(rule, row.getInt("change_points"), Columns.instant(row, "change_at"));
    }
}
