package org.leadscoring.persistence.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.analytics.Feeds;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Answers;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;
import org.leadscoring.persistence.sql.Vault;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/** Feeds in the table {@code analytics_feeds}, how their tools are reached encrypted. */
public final class JdbcFeeds implements Feeds {

    private static final String COLUMNS = "id, workspace_id, name, sink, enabled, content";
    private static final List<String> BELONGING = List.of("analytics_batches", "analytics_counts");

    private final Database database;
    private final WorkspaceSettings settings;
    private final Vault vault;

    public JdbcFeeds(Database database, WorkspaceSettings settings, Vault vault) {
        this.database = database;
        this.settings = settings;
        this.vault = vault;
    }

    @Override
    public void add(Feed feed, EventId readUpTo, Instant at) {
        settings.changed(feed.workspace());
        database.sql("""
                        insert into analytics_feeds (id, workspace_id, name, sink, enabled, content, failures, look_at,
                            read_up_to, created_at)
                        values (:id, :workspace, :name, :sink, :enabled, :content, 0, :at, :read, :at)
                        """)
                .params(columns(feed))
                .param("at", Columns.utc(at))
                .param("read", Columns.bytes(readUpTo.value()))
                .update();
    }

    @Override
    public void save(Feed feed) {
        settings.changed(feed.workspace());
        database.sql("""
                        update analytics_feeds set name = :name, sink = :sink, enabled = :enabled, content = :content
                        where id = :id and workspace_id = :workspace
                        """).params(columns(feed)).update();
    }

    private Map<String, @Nullable Object> columns(Feed feed) {
        var id = feed.id().value();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", Columns.bytes(id));
        columns.put("workspace", Columns.bytes(feed.workspace().value()));
        columns.put("name", feed.name());
        columns.put("sink", vault.seal(Json.text(SinkDocument.of(feed.sink())), id));
        columns.put("enabled", feed.enabled());
        columns.put("content", Json.text(ContentDocument.of(feed.content())));
        return columns;
    }

    @Override
    public void remove(WorkspaceId workspace, FeedId feed) {
        settings.changed(workspace);
        for (var table : BELONGING) {
            database.sql("delete from " + table + " where feed_id = :id and workspace_id = :workspace")
                    .param("id", Columns.bytes(feed.value()))
                    .param("workspace", Columns.bytes(workspace.value()))
                    .update();
        }
        database.sql("delete from analytics_feeds where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(feed.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public List<Feed> all(WorkspaceId workspace) {
        return settings.get(workspace, All.class, () -> new All(read(workspace)))
                .feeds();
    }

    private List<Feed> read(WorkspaceId workspace) {
        return database.sql(
                        "select " + COLUMNS + " from analytics_feeds where workspace_id = :workspace order by name, id")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> feed(row))
                .list();
    }

    @Override
    public Optional<Feed> lock(WorkspaceId workspace, FeedId id) {
        return database.sql("select " + COLUMNS + """
                         from analytics_feeds where id = :id and workspace_id = :workspace for update
                        """)
                .param("id", Columns.bytes(id.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> feed(row))
                .optional();
    }

    private Feed feed(ResultSet row) throws SQLException {
        var id = Columns.id(row, "id");
        return new Feed(
                new FeedId(id),
                new WorkspaceId(Columns.id(row, "workspace_id")),
                row.getString("name"),
                Json.document(vault.open(row.getString("sink"), id), SinkDocument.class)
                        .sink(),
                row.getBoolean("enabled"),
                Json.document(row.getString("content"), ContentDocument.class).content());
    }

    @Override
    public Map<FeedId, Standing> standings(WorkspaceId workspace) {
        var standings = new HashMap<FeedId, Standing>();
        database.sql("""
                        select id, failures, rests_until, disabled_because, look_at, claimed_until, read_up_to, sent_at
                        from analytics_feeds where workspace_id = :workspace
                        """).param("workspace", Columns.bytes(workspace.value())).query(row -> {
            standings.put(
                    new FeedId(Columns.id(row, "id")),
                    new Standing(
                            new Circuit(row.getInt("failures"), Columns.instantOrNull(row, "rests_until")),
                            row.getString("disabled_because"),
                            Columns.instant(row, "look_at"),
                            Columns.instantOrNull(row, "claimed_until"),
                            new EventId(Columns.id(row, "read_up_to")),
                            Columns.instantOrNull(row, "sent_at")));
        });
        return standings;
    }

    /** What a feed is set to stays as it is: nobody needs to read it again. */
    @Override
    public void save(WorkspaceId workspace, FeedId feed, Standing standing) {
        database.sql("""
                        update analytics_feeds set failures = :failures, rests_until = :until, disabled_because = :because,
                            look_at = :look, claimed_until = :claimed, read_up_to = :read, sent_at = :sent
                        where id = :id and workspace_id = :workspace
                        """)
                .param("failures", standing.circuit().failures())
                .param("until", Columns.utcOrNull(standing.circuit().until()))
                .param("because", Answers.kept(standing.disabledBecause()))
                .param("look", Columns.utc(standing.lookAt()))
                .param("claimed", Columns.utcOrNull(standing.claimedUntil()))
                .param("read", Columns.bytes(standing.readUpTo().value()))
                .param("sent", Columns.utcOrNull(standing.sentAt()))
                .param("id", Columns.bytes(feed.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public List<Due> due(Instant now) {
        return database.sql("""
                        select id, workspace_id from analytics_feeds
                        where enabled = true and look_at <= :now and (rests_until is null or rests_until <= :now)
                            and (claimed_until is null or claimed_until <= :now)
                        """)
                .param("now", Columns.utc(now))
                .query((row, n) -> due(row))
                .list();
    }

    @Override
    public List<Due> everywhere() {
        return database.sql("select id, workspace_id from analytics_feeds order by id")
                .query((row, n) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(new WorkspaceId(Columns.id(row, "workspace_id")), new FeedId(Columns.id(row, "id")));
    }

    @Override
    public void count(WorkspaceId workspace, FeedId feed, Map<String, Long> more) {
        var known = counts(workspace, feed);
        new TreeMap<>(more).forEach((reason, amount) -> {
            if (amount != 0) {
                var sql = known.containsKey(reason) ? """
                        update analytics_counts set amount = amount + :amount
                        where feed_id = :feed and reason = :reason and workspace_id = :workspace
                        """ : """
                        insert into analytics_counts (feed_id, reason, workspace_id, amount)
                        values (:feed, :reason, :workspace, :amount)
                        """;
                database.sql(sql)
                        .param("feed", Columns.bytes(feed.value()))
                        .param("reason", reason)
                        .param("workspace", Columns.bytes(workspace.value()))
                        .param("amount", amount)
                        .update();
            }
        });
    }

    @Override
    public Map<String, Long> counts(WorkspaceId workspace, FeedId feed) {
        var counts = new TreeMap<String, Long>();
        database.sql("select reason, amount from analytics_counts where feed_id = :feed and workspace_id = :workspace")
                .param("feed", Columns.bytes(feed.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query(row -> {
                    counts.put(row.getString("reason"), row.getLong("amount"));
                });
        return counts;
    }

    /**
     * Encrypts anew what was encrypted by an older key.
     *
     * @return how many feeds
     */
    public int reseal() {
        return vault.reseal(database, "analytics_feeds", "sink");
    }

    private record All(List<Feed> feeds) {}
}
