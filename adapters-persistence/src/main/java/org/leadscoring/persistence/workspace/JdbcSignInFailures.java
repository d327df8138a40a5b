package org.leadscoring.persistence.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadscoring.application.workspace.SignInFailures;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Failures in the table {@code sign_in_failures}, and places in {@code sign_in_places}. */
public final class JdbcSignInFailures implements SignInFailures {

    private static final HexFormat HEX = HexFormat.of();

    private final Database database;

    public JdbcSignInFailures(Database database) {
        this.database = database;
    }

    @Override
    public Map<Tried, Counted> counted(Collection<Tried> keys) {
        return database
                .sql("select digest, failures, since from sign_in_failures where digest in (:digests)")
                .param("digests", keys.stream().map(JdbcSignInFailures::bytes).toList())
                .query((row, n) -> Map.entry(
                        new Tried(HEX.formatHex(row.getBytes("digest"))),
                        new Counted(row.getInt("failures"), Columns.instant(row, "since"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The first of the two columns is set by what the second was, on either database. */
    @Override
    public void count(Tried key, Instant now, Duration window) {
        database.sql("""
                        insert into sign_in_failures (digest, failures, since) values (:digest, 1, :now)
                        on duplicate key update
                            failures = case when since > :begin then failures + 1 else 1 end,
                            since = case when since > :begin then since else :now end
                        """)
                .param("digest", bytes(key))
                .param("now", Columns.utc(now))
                .param("begin", Columns.utc(now.minus(window)))
                .update();
    }

    @Override
    public void forget(Tried key) {
        database.sql("delete from sign_in_failures where digest = :digest")
                .param("digest", bytes(key))
                .update();
    }

    @Override
    public void noteSignIn(Tried place, Instant now) {
        database.sql("""
                        insert into sign_in_places (digest, last_at) values (:digest, :now)
                        on duplicate key update last_at = :now
                        """)
                .param("digest", bytes(place))
                .param("now", Columns.utc(now))
                .update();
    }

    @Override
    public Optional<Instant> lastSignIn(Tried place) {
        return database.sql("select last_at from sign_in_places where digest = :digest")
                .param("digest", bytes(place))
                .query((row, n) -> Columns.instant(row, "last_at"))
                .optional();
    }

    @Override
    public void forgetPlaces(Instant before) {
        database.sql("delete from sign_in_places where last_at < :before")
                .param("before", Columns.utc(before))
                .update();
    }

    @Override
    public void tidy(Instant before) {
        database.sql("delete from sign_in_failures where since < :before")
                .param("before", Columns.utc(before))
                .update();
    }

    private static byte[] bytes(Tried key) {
        return HEX.parseHex(key.digest());
    }
}
