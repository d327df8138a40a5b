package org.leadscoring.bootstrap.bench;

/**
 * What the two databases want said differently by the quickest program there is.
 *
 * @param document the type of long text
 * @param options what stands behind a table
 * @param score writes the score row of a lead: total, at, lead
 * @param afterCommit what makes a commit safe against a loss of power, as the server does it; empty if a commit is
 */
record FloorDialect(String document, String options, String score, String afterCommit) {

    static final FloorDialect H2 = new FloorDialect(
            "varchar(1000000)",
            "",
            "update floor_scores set total = ?, changed_at = ? where lead_id = ?",
            "checkpoint sync");

    static final FloorDialect MYSQL = new FloorDialect(
            "mediumtext",
            "engine = innodb character set utf8mb4 collate utf8mb4_0900_bin",
            "update floor_scores set total = ?, changed_at = ? where lead_id = ?",
            "");
}
