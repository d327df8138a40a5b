package org.leadscoring.persistence.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.TreeMap;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.Sides;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Writes merges into {@code lead_merges} and who was on which side into {@code lead_merge_identifiers}. */
final class MergeLog {

    static final String PERSON = "person";
    static final String ENDED = "ended";
    static final String SURVIVOR = "survivor";

    private final Database database;

    MergeLog(Database database) {
        this.database = database;
    }

    void add(WorkspaceId workspace, Identities before, Identities.Resolution resolution, Instant at) {
        var rows = new ArrayList<Object[]>();
        new TreeMap<>(resolution.merged()).forEach((ended, survivor) -> {
            var key = new GeneratedKeyHolder();
            database.sql("""
                            insert into lead_merges (survivor_id, ended_id, workspace_id, merged_at)
                            values (:survivor, :ended, :workspace, :at)
                            """)
                    .param("survivor", Columns.bytes(survivor.value()))
                    .param("ended", Columns.bytes(ended.value()))
                    .param("workspace", Columns.bytes(workspace.value()))
                    .param("at", Columns.utc(at))
                    .update(key, "id");
            var id = Objects.requireNonNull(key.getKey(), "the database makes the number of a merge")
                    .longValue();
            var sides = before.sides(ended, survivor);
            sides.ended().forEach(one -> rows.add(row(workspace, id, one, side(sides, one))));
            sides.survivor().forEach(one -> rows.add(row(workspace, id, one, SURVIVOR)));
        });
        database.batch(
                "insert into lead_merge_identifiers (merge_id, identifier_id, workspace_id, side) values (?, ?, ?, ?)",
                rows);
    }

    private static String side(Sides sides, Identifier identifier) {
        return identifier.equals(sides.person()) ? PERSON : ENDED;
    }

    private static Object[] row(WorkspaceId workspace, long merge, Identifier identifier, String side) {
        return new Object[] {merge, IdentifierKey.of(workspace, identifier), Columns.bytes(workspace.value()), side};
    }
}
