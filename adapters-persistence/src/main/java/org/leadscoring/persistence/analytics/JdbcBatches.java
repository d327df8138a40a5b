package org.leadscoring.persistence.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.analytics.Batch;
import org.leadscoring.application.analytics.Batch.State;
import org.leadscoring.application.analytics.Batches;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Answers;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Batches in the table {@code analytics_batches}: ids of events, and nothing of what they say. */
public final class JdbcBatches implements Batches {

    private static final String SELECT =
            "select id, feed_id, events, state, attempts, answer, at from analytics_batches ";

    private final Database database;

    public JdbcBatches(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Batch> batches) {
        database.batch(
                """
                insert into analytics_batches (id, feed_id, workspace_id, state, events, size, attempts, answer, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                batches.stream()
                        .map(batch -> new @Nullable Object[] {
                            Columns.bytes(batch.id()),
                            Columns.bytes(batch.feed().value()),
                            Columns.bytes(workspace.value()),
                            Columns.key(batch.state()),
                            text(batch),
                            batch.events().size(),
                            batch.attempts(),
                            Answers.kept(batch.answer()),
                            Columns.utc(batch.at())
                        })
                        .toList());
    }

    @Override
    public void save(WorkspaceId workspace, Batch batch) {
        database.sql("""
                        update analytics_batches set state = :state, events = :events, size = :size,
                            attempts = :attempts, answer = :answer, at = :at
                        where id = :id and workspace_id = :workspace
                        """)
                .param("state", Columns.key(batch.state()))
                .param("events", text(batch))
                .param("size", batch.events().size())
                .param("attempts", batch.attempts())
                .param("answer", Answers.kept(batch.answer()))
                .param("at", Columns.utc(batch.at()))
                .param("id", Columns.bytes(batch.id()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    private static String text(Batch batch) {
        return batch.events().stream().map(event -> event.value().toString()).collect(Collectors.joining(" "));
    }

    @Override
    public void remove(WorkspaceId workspace, Batch batch) {
        database.sql("delete from analytics_batches where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(batch.id()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    /** One probe of the index for each state. */
    @Override
    public Optional<Batch> next(FeedId feed) {
        var sending = in(feed, State.SENDING, 1);
        return (sending.isEmpty() ? in(feed, State.WAITING, 1) : sending)
                .stream().findFirst();
    }

    @Override
    public Optional<Batch> aside(WorkspaceId workspace, FeedId feed, UUID id) {
        return database.sql(SELECT + "where id = :id and feed_id = :feed and workspace_id = :workspace")
                .param("id", Columns.bytes(id))
                .param("feed", Columns.bytes(feed.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> batch(row))
                .optional()
                .filter(batch -> batch.state().aside());
    }

    @Override
    public List<Batch> in(FeedId feed, State state, int limit) {
        return database.sql(SELECT + "where feed_id = :feed and state = :state order by id limit :limit")
                .param("feed", Columns.bytes(feed.value()))
                .param("state", Columns.key(state))
                .param("limit", limit)
                .query((row, n) -> batch(row))
                .list();
    }

    @Override
    public Map<State, Size> sizes(FeedId feed) {
        var sizes = new EnumMap<State, Size>(State.class);
        database.sql("""
                        select state, count(*) as batches, sum(size) as events from analytics_batches
                        where feed_id = :feed group by state
                        """).param("feed", Columns.bytes(feed.value())).query(row -> {
            sizes.put(
                    Columns.constant(State.class, row, "state"),
                    new Size(row.getLong("batches"), row.getLong("events")));
        });
        return sizes;
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                Columns.id(row, "id"),
                new FeedId(Columns.id(row, "feed_id")),
                Arrays.stream(row.getString("events").split(" "))
                        .map(id -> new EventId(UUID.fromString(id)))
                        .toList(),
                Columns.constant(State.class, row, "state"),
                row.getInt("attempts"),
                row.getString("answer"),
                Columns.instant(row, "at"));
    }
}
