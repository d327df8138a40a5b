package org.leadscoring.bootstrap.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.trial.TrialDatabase;

/**
 * What the database's queries read and what they returned, where the database counts it: MySQL, by the kind of a query, if
 * the user may see {@code performance_schema}.
 */
final class Statements {

    private static final String COUNTED = """
            select digest, digest_text, count_star, sum_rows_examined, sum_rows_sent, sum_cpu_time
            from performance_schema.events_statements_summary_by_digest
            where schema_name = database() and digest_text like 'SELECT %'
            """;

    /** All kinds of statements that came when the table was full share a row. */
    private static final String LOST =
            "select count(*) from performance_schema.events_statements_summary_by_digest where digest is null";

    /** Fewer rows are not worth a word, whatever share of them is returned: a key looked up, a handful of settings. */
    private static final long FEW = 100;

    private static final int SHAPES = 4;
    private static final int PICOS_IN_A_NANO = 1_000;

    private final TrialDatabase database;

    private Statements(TrialDatabase database) {
        this.database = database;
    }

    /** Those of this database, if it counts them and lets us see; otherwise it says why not. */
    static Optional<Statements> of(TrialDatabase database, PrintStream out) {
        if (!database.isMySql()) {
            out.println("this database does not tell what its queries read");
            return Optional.empty();
        }
        try {
            if (database.number(LOST) > 0) {
                out.println(
                        "MySQL has no room to count more kinds of queries, so that it does not tell what these read;"
                                + " this makes room: truncate table performance_schema.events_statements_summary_by_digest");
                return Optional.empty();
            }
            return Optional.of(new Statements(database));
        } catch (SQLException e) {
            out.println("this database does not tell what its queries read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What was counted until now, by query. */
    Map<String, Counted> now() throws SQLException {
        var counted = new HashMap<String, Counted>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(COUNTED)) {
            while (rows.next()) {
                counted.put(
                        rows.getString("digest"),
                        new Counted(
                                rows.getString("digest_text"),
                                rows.getLong("count_star"),
                                rows.getLong("sum_rows_examined"),
                                rows.getLong("sum_rows_sent"),
                                rows.getLong("sum_cpu_time") / PICOS_IN_A_NANO));
            }
        }
        return counted;
    }

    /**
     * What a screen's queries did meanwhile. What runs by itself now and then is left out: whatever ran less often than a
     * quarter of the requests, for a screen is asked for under up to three kinds of addresses in turn.
     */
    static Read between(Map<String, Counted> before, Map<String, Counted> after, int requests) {
        var queries = after.entrySet().stream()
                .map(entry -> entry.getValue().minus(before.get(entry.getKey())))
                .filter(query -> query.times() * SHAPES >= requests)
                .toList();
        return new Read(queries, requests);
    }

    /**
     * Queries of a kind: how often, how many rows they looked at, and how many they returned.
     *
     * @param cpuNanos processor time, 0 where the consumer {@code events_statements_cpu} is off, as it is by default
     */
    record Counted(String text, long times, long examined, long sent, long cpuNanos) {

        private Counted minus(@Nullable Counted earlier) {
            return earlier == null
                    ? this
                    : new Counted(
                            text,
                            times - earlier.times,
                            examined - earlier.examined,
                            sent - earlier.sent,
                            cpuNanos - earlier.cpuNanos);
        }

        /** One that counts rows returns one, whatever it looked at; up to how many it counts is for the one who asks. */
        boolean counts() {
            return text.startsWith("SELECT COUNT (");
        }

        /** How many rows it looks at for each it returns; one that returns nothing is taken as returning a row. */
        BigDecimal ratio() {
            return BenchReport.ratio(BigDecimal.valueOf(examined), BigDecimal.valueOf(Math.max(sent, times)));
        }
    }

    /** What the queries of a screen read in so many requests. */
    record Read(List<Counted> queries, int requests) {

        long examined() {
            return queries.stream().mapToLong(Counted::examined).sum() / requests;
        }

        long sent() {
            return queries.stream().mapToLong(Counted::sent).sum() / requests;
        }

        /** The database's processor time for a request; 0 where it does not tell. */
        long cpuNanos() {
            return queries.stream().mapToLong(Counted::cpuNanos).sum() / requests;
        }

        /** The query that looks at most rows for each it returns, of those that look at some and do not count. */
        Optional<Counted> worst() {
            return queries.stream()
                    .filter(query -> !query.counts() && query.examined() / query.times() >= FEW)
                    .max(Comparator.comparing(Counted::ratio));
        }
    }
}
