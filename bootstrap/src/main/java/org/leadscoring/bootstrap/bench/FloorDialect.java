package org.leadscoring.bootstrap.bench;

import java.util.Map;
import org.leadscoring.bootstrap.trial.TrialDatabase;

/**
 * What the quickest program there is says differently to the two databases. Each was measured against its alternatives.
 *
 * @param document the type of long text
 * @param options what stands behind a table
 * @param score writes the score row of a lead, which stands already: total, changed_at, lead_id
 * @param afterCommit what makes a commit safe against a loss of power, as the server does it; empty if a commit is
 * @param forSingles what the driver is told when statements are run once each, and not many at a time
 */
record FloorDialect(String document, String options, String score, String afterCommit, Map<String, String> forSingles) {

    static final FloorDialect H2 = new FloorDialect(
            "varchar(1000000)",
            "",
            "update floor_scores set total = ?, changed_at = ? where lead_id = ?",
            "checkpoint sync",
            Map.of());

    /**
     * Many rows in one {@code insert … on duplicate key update} take half as much of MySQL's time as an {@code update} for
     * each. Statements it has parsed before are quicker one by one, and slower in long batches.
     */
    static final FloorDialect MYSQL = new FloorDialect(
            "mediumtext",
            "engine = innodb character set utf8mb4 collate utf8mb4_0900_bin",
            "insert into floor_scores (total, changed_at, lead_id) values (?, ?, ?)"
                    + " on duplicate key update total = values(total), changed_at = values(changed_at)",
            "",
            Map.of("useServerPrepStmts", "true", "cachePrepStmts", "true"));

    static FloorDialect of(TrialDatabase database) {
        return database.isMySql() ? MYSQL : H2;
    }
}
