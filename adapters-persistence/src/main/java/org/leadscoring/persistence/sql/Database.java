package org.leadscoring.persistence.sql;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as the adapters use it: single statements, batches, and lists of keys of any length. */
public final class Database {

    // Longer lists of keys are asked for in several statements: a driver takes 65,535 parameters at most.
    private static final int KEYS_PER_STATEMENT = 1_000;

    private static final int CONDITIONS_PER_STATEMENT = 100;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final JdbcClient client;
    private volatile @Nullable String product;

    public Database(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.client = JdbcClient.create(named);
    }

    /** A single statement with named parameters. */
    public JdbcClient.StatementSpec sql(String sql) {
        return client.sql(sql);
    }

    /** Runs a statement once for each row of arguments, in as few round trips as the driver can. */
    public void batch(String sql, List<? extends @Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var many = isMySql() ? ManyRows.of(sql) : Optional.<ManyRows>empty();
        if (many.isPresent()) {
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                many.get().write(connection, new ArrayList<@Nullable Object[]>(rows));
                return true;
            });
            return;
        }
        // Values are given to the driver as they are: what Spring would look up of each costs more than the rest.
        jdbc.execute(sql, (PreparedStatementCallback<int[]>) statement -> {
            for (var row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /**
     * Reads by a list of keys of any length, in its order, some at a time.
     *
     * @param sql with {@code :keys} where the list belongs
     * @param keys values, or arrays of them for several columns
     */
    public <T> List<T> byKeys(String sql, Map<String, Object> parameters, Collection<?> keys, RowMapper<T> mapper) {
        var result = new ArrayList<T>();
        for (var some : inChunks(keys)) {
            var values = with(parameters, some);
            result.addAll(isMySql() ? query(WrittenOut.sql(sql, values), mapper) : named.query(sql, values, mapper));
        }
        return result;
    }

    private <T> List<T> query(String sql, RowMapper<T> mapper) {
        return Objects.requireNonNull(jdbc.execute((StatementCallback<List<T>>) statement -> {
            // What is in braces is a value and none of JDBC's escapes.
            statement.setEscapeProcessing(false);
            var result = new ArrayList<T>();
            try (var rows = statement.executeQuery(sql)) {
                for (int row = 0; rows.next(); row++) {
                    result.add(mapper.mapRow(rows, row));
                }
            }
            return result;
        }));
    }

    /**
     * Reads the rows that meet a condition with one of these keys, in any order, by few round trips. MySQL takes the
     * conditions of many keys for as many stretches of an index, and would make a table of its own of a union; H2 would read
     * all rows.
     *
     * @param select without {@code where}
     * @param condition with as many parameters as each key has values; no row meets it with two of the keys
     */
    public <T> List<T> byEach(String select, String condition, List<Object[]> keys, RowMapper<T> mapper) {
        var result = new ArrayList<T>();
        for (int from = 0; from < keys.size(); from += CONDITIONS_PER_STATEMENT) {
            var some = keys.subList(from, Math.min(from + CONDITIONS_PER_STATEMENT, keys.size()));
            var values = some.stream().flatMap(Arrays::stream).toArray();
            var sql = isMySql()
                    ? select + " where (" + String.join(") or (", Collections.nCopies(some.size(), condition)) + ")"
                    : String.join(" union all ", Collections.nCopies(some.size(), select + " where " + condition));
            result.addAll(jdbc.query(sql, mapper, values));
        }
        return result;
    }

    /**
     * Writes by a list of keys of any length.
     *
     * @param sql with {@code :keys} where the list belongs
     */
    public void updateByKeys(String sql, Map<String, Object> parameters, Collection<?> keys) {
        for (var some : inChunks(keys)) {
            var values = with(parameters, some);
            if (isMySql()) {
                jdbc.execute((StatementCallback<Integer>) statement -> {
                    statement.setEscapeProcessing(false);
                    return statement.executeUpdate(WrittenOut.sql(sql, values));
                });
            } else {
                named.update(sql, values);
            }
        }
    }

    /**
     * Writes whole rows: inserts those that are new and updates the others. The caller holds the lock of what the rows
     * belong to.
     *
     * <p>MySQL updates all of them by one statement, {@code on duplicate key}: hundreds of updates would each be parsed and
     * planned. In H2 a duplicate undoes the statement in part, and from then on whoever waits for the transaction takes
     * its processor away instead of sleeping; there each is updated.
     *
     * @param rows the values of the table's columns and then of its keys
     */
    public void write(Table table, Rows rows) {
        batch(table.insert(), rows.fresh());
        batch(isMySql() ? table.upsert() : table.update(), rows.standing());
    }

    /**
     * Inserts rows whose ids are decided by what they tell, and leaves alone what stands under such an id already. The caller
     * gives each id once, and holds the lock of what the rows belong to or can do with a duplicate key on H2, where two who
     * insert the same at once may both see none.
     *
     * <p>MySQL sees what stands as it inserts; to look for it first took a third of the time. In H2 a duplicate undoes the
     * statement in part, as {@link #write} tells, and so it is looked for first.
     *
     * @param insert of one row of values, the first of which is the id, a {@code binary(16)}
     */
    public void insertAbsent(String table, String insert, List<@Nullable Object[]> rows) {
        if (isMySql()) {
            batch(insert + " on duplicate key update id = " + table + ".id", rows);
            return;
        }
        var standing = new HashSet<>(byKeys(
                "select id from " + table + " where id in (:keys)",
                Map.of(),
                rows.stream().map(row -> Objects.requireNonNull(row[0])).toList(),
                (row, n) -> ByteBuffer.wrap(row.getBytes("id"))));
        batch(
                insert,
                rows.stream()
                        .filter(row -> !standing.contains(ByteBuffer.wrap((byte[]) Objects.requireNonNull(row[0]))))
                        .toList());
    }

    private boolean isMySql() {
        if (product == null) {
            product = Objects.requireNonNull(jdbc.execute((ConnectionCallback<String>)
                    connection -> connection.getMetaData().getDatabaseProductName()));
        }
        return product.equals("MySQL");
    }

    private static List<List<Object>> inChunks(Collection<?> keys) {
        var all = List.<Object>copyOf(keys);
        var chunks = new ArrayList<List<Object>>();
        for (int from = 0; from < all.size(); from += KEYS_PER_STATEMENT) {
            chunks.add(all.subList(from, Math.min(from + KEYS_PER_STATEMENT, all.size())));
        }
        return chunks;
    }

    private static Map<String, @Nullable Object> with(Map<String, Object> parameters, List<Object> keys) {
        var all = new HashMap<String, @Nullable Object>(parameters);
        all.put("keys", keys);
        return all;
    }
}
