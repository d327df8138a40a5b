package org.leadscoring.persistence.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.leadscoring.domain.lead.Mentions;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * What was refused and mentions a person, in the tables {@code refusals} and {@code import_refusals}. It is read, for no
 * index could find it; both are kept for days only.
 */
final class Mentioned {

    private static final int AT_ONCE = 500;

    private final Database database;

    Mentioned(Database database) {
        this.database = database;
    }

    /** The ids of the refusals of a workspace that mention somebody. Of each source there are no more than 1,000. */
    List<byte[]> refusals(WorkspaceId workspace, Mentions mentions) {
        var found = new ArrayList<byte[]>();
        database.sql("""
                        select id, endpoint, message_id, pointer, reason, excerpt from refusals
                        where workspace_id = :workspace
                        """).param("workspace", Columns.bytes(workspace.value())).query(row -> {
            if (mentions.in(
                    row.getString("endpoint"),
                    row.getString("message_id"),
                    row.getString("pointer"),
                    row.getString("reason"),
                    row.getString("excerpt"))) {
                found.add(row.getBytes("id"));
            }
        });
        return found;
    }

    /** The import and line of each refused row of a file that mentions somebody. */
    List<Object[]> rows(WorkspaceId workspace, Mentions mentions) {
        var found = new ArrayList<Object[]>();
        database.sql("select id from imports where workspace_id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> row.getBytes("id"))
                .list()
                .forEach(id -> rows(id, mentions, line -> found.add(new Object[] {id, line})));
        return found;
    }

    private void rows(byte[] id, Mentions mentions, Consumer<Long> found) {
        var after = 0L;
        List<Map.Entry<Long, Boolean>> some;
        do {
            some = database.sql("""
                            select line, reason, row_text from import_refusals
                            where import_id = :id and line > :after order by line limit :limit
                            """)
                    .param("id", id)
                    .param("after", after)
                    .param("limit", AT_ONCE)
                    .query((row, n) -> Map.entry(
                            row.getLong("line"), mentions.in(row.getString("reason"), row.getString("row_text"))))
                    .list();
            some.stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).forEach(found);
            after = some.isEmpty() ? after : some.getLast().getKey();
        } while (some.size() == AT_ONCE);
    }

    void erase(WorkspaceId workspace, Mentions mentions) {
        database.updateByKeys("delete from refusals where id in (:keys)", Map.of(), refusals(workspace, mentions));
        database.batch("delete from import_refusals where import_id = ? and line = ?", rows(workspace, mentions));
    }
}
