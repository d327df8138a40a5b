package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.FindLeads.Page;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.LeadOrder;
import org.leadscoring.application.lead.RankLeads;
import org.leadscoring.application.lead.RankLeads.Board;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;

/**
 * How many rows MySQL reads for a page of the list: no more than ten times what it shows for any condition in any order it is
 * offered in, and what a search may look at for several. {@code -Dleads=1000000} shows it with more leads, and how long
 * each page takes.
 */
@NeedsMySql
class LeadListReadsTest {

    private static final int LEADS = Integer.getInteger("leads", 20_000);
    private static final int PER_ROW = 10;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(60));

    private static MySql mysql;
    private static JdbcPorts ports;
    private static WorkspaceId workspace;
    private static UserId busy;
    private static SourceId site;

    @BeforeAll
    static void fill() {
        mysql = MySql.newDatabase();
        ports = JdbcPorts.on(mysql.url(), Map.of("rewriteBatchedStatements", "true"));
        workspace = ports.newWorkspace();
        busy = new UserId(ports.ids().next());
        site = new SourceId(ports.ids().next());
        var model = WebsitePoints.model(new ModelId(ports.ids().next()));
        ports.transactions().run(() -> {
            ports.scoringModels().add(workspace, model, true, START);
            return model;
        });
        sql("create table digits (d int not null)");
        sql("insert into digits values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
        sql("create table numbers (n int not null primary key)");
        sql("""
                insert into numbers select n from (select a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d + 100000 * f.d as n
                    from digits a, digits b, digits c, digits d, digits e, digits f) all_numbers where n < %d
                """.formatted(LEADS));
        ports.database()
                .sql("""
                        insert into leads (id, workspace_id, created_at, traits, name, known, status, owner_id, active_at,
                            listed_under, merged_into, source_id)
                        select unhex(lpad(hex(n), 32, '0')), :workspace, timestampadd(second, n, :start), '{}',
                            concat('Name', n * 7919 %% %1$d), true, case when n %% 500 = 7 then 'won' else 'new' end,
                            case when n %% 200 = 3 then :busy end,
                            timestampadd(minute, n * 7907 %% 86400, :start), concat('0name', n * 7919 %% %1$d),
                            case when n %% 3 = 1 then :workspace end, case when n %% 100 = 9 then :site else :other end
                        from numbers
                        """.formatted(LEADS))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("busy", Columns.bytes(busy.value()))
                .param("site", Columns.bytes(site.value()))
                .param("other", Columns.bytes(ports.ids().next()))
                .param("start", Columns.utc(START))
                .update();
        ports.database()
                .sql("""
                        insert into scores (lead_id, model_id, workspace_id, total, engagement, fit, intent, stage, entries,
                            crossings, last_activity_at, cools_at)
                        select id, :model, workspace_id, total, total, 0, 0, case when total >= 100 then 'sql'
                            when total >= 80 then 'mql' when total >= 60 then 'hot' when total >= 30 then 'warm' else 'cold'
                            end, 0, 0, active_at, case when crc32(id) % 7 = 0 then timestampadd(day, 30, active_at) end
                        from (select l.*, crc32(id) % 110 as total from leads l where merged_into is null) leads
                        """)
                .param("model", Columns.bytes(model.id().value()))
                .update();
        for (var term : List.of("lower(name)", "'common'", "concat('company', crc32(id) % 20)")) {
            sql("insert into lead_search_terms (workspace_id, term, lead_id) select workspace_id, " + term
                    + ", id from leads where merged_into is null");
        }
        ports.database()
                .sql("analyze table leads, scores, lead_search_terms, scoring_models")
                .query()
                .listOfRows();
    }

    @AfterAll
    static void drop() {
        ports.close();
        mysql.close();
    }

    static Stream<Case> conditions() {
        return Stream.of(
                        LeadFilter.ALL,
                        LeadFilter.foundBy("common"),
                        LeadFilter.foundBy("name1"),
                        LeadFilter.foundBy("c"),
                        filter(LeadStatus.NEW, null, false, null, null, null, null, null),
                        filter(LeadStatus.WON, null, false, null, null, null, null, null),
                        filter(null, busy, false, null, null, null, null, null),
                        filter(null, null, true, null, null, null, null, null),
                        filter(null, null, false, "cold", null, null, null, null),
                        filter(null, null, false, "sql", null, null, null, null),
                        filter(null, null, false, null, 60, null, null, null),
                        filter(null, null, false, null, null, 59, null, null),
                        filter(null, null, false, null, null, null, END.minus(Duration.ofDays(1)), null),
                        filter(null, null, false, null, null, null, null, END.minus(Duration.ofDays(30))),
                        LeadFilter.ALL.heardThrough(site),
                        LeadFilter.ALL.inStages(Set.of("warm", "hot")),
                        sales(START.plusSeconds(LEADS / 2), null),
                        sales(null, START.plus(Duration.ofDays(37))))
                .flatMap(filter -> filter.orders().stream().map(order -> new Case(filter, order)));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_page_by_one_condition_reads_at_most_ten_times_what_it_shows(Case wanted) {
        var first = read(wanted, null);
        var second = read(wanted, first.page());

        assertThat(List.of(first, second)).allSatisfy(read -> {
            assertThat(read.page().rows()).hasSizeGreaterThan(10);
            assertThat(read.page().stopped()).isFalse();
            assertThat(read.rows())
                    .isLessThanOrEqualTo((long) PER_ROW * read.page().rows().size());
        });
    }

    @Test
    void a_page_far_into_leads_of_one_word_or_one_score_reads_no_more_than_the_first() {
        var many = List.of(
                new Case(LeadFilter.foundBy("common"), LeadOrder.MATCH),
                new Case(filter(null, null, false, "cold", null, null, null, null), LeadOrder.SCORE));
        assertThat(many).allSatisfy(wanted -> {
            var read = read(wanted, null);
            for (int page = 0; page < 20; page++) {
                read = read(wanted, read.page());
            }
            assertThat(read.rows())
                    .isLessThanOrEqualTo((long) PER_ROW * read.page().rows().size());
        });
    }

    @Test
    void a_page_by_several_conditions_looks_at_no_more_than_it_may() {
        var rare = filter(LeadStatus.WON, busy, false, "sql", 100, null, END.minus(Duration.ofDays(1)), null);
        for (var order : rare.orders()) {
            var read = read(new Case(rare, order), null);

            assertThat(read.rows()).as(order.name()).isLessThanOrEqualTo((long) PER_ROW * FindLeads.MOST_EXAMINED);
        }
    }

    @Test
    void the_leaderboard_reads_what_it_shows() {
        var rows = new ArrayList<Integer>();
        var read = counted(() -> rows.add(
                new RankLeads(ports.ranking()).top(workspace, null, 100).size()));

        assertThat(rows).containsExactly(100);
        assertThat(read).isLessThanOrEqualTo(PER_ROW * 100L);
    }

    @Test
    void the_leaderboard_of_a_period_looks_from_the_best_on_and_stops_when_it_has_enough() {
        var boards = new ArrayList<Board>();
        var rank = new RankLeads(ports.ranking());
        var model = ports.scoringModels().live(workspace).getFirst().id();
        var month = counted(() -> boards.add(rank.lately(workspace, model, END.minus(Duration.ofDays(30)), 100)));
        var never = counted(() -> boards.add(rank.lately(workspace, model, END.plus(Duration.ofDays(1)), 100)));

        assertThat(boards.getFirst().leads()).hasSize(100);
        assertThat(month).isLessThanOrEqualTo(PER_ROW * 100L);
        assertThat(boards.getLast().leads()).isEmpty();
        assertThat(never).isLessThanOrEqualTo(2L * RankLeads.EXAMINED + 100);
    }

    private static Read read(Case wanted, @Nullable Page before) {
        var find = new FindLeads(ports.leadList(), ports.scoringModels(), Clock.systemUTC());
        var page = new ArrayList<Page>();
        var begin = System.nanoTime();
        var rows = counted(() ->
                page.add(find.page(workspace, wanted.filter(), wanted.order(), before == null ? null : before.next())));
        if (LEADS > 100_000) {
            System.out.printf(
                    "%-9s %6d rows for %2d, %5.1f ms  %s%n",
                    wanted.order(),
                    rows,
                    page.getFirst().rows().size(),
                    (System.nanoTime() - begin) / 1e6,
                    wanted.filter());
        }
        return new Read(page.getFirst(), rows);
    }

    /** How many rows MySQL reads for it, on one connection. */
    private static long counted(Runnable work) {
        return ports.transactions().run(() -> {
            var before = rowsRead();
            work.run();
            return rowsRead() - before;
        });
    }

    private static long rowsRead() {
        return ports
                .database()
                .sql("show session status where Variable_name in ('Handler_read_first', 'Handler_read_key',"
                        + " 'Handler_read_last', 'Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd',"
                        + " 'Handler_read_rnd_next')")
                .query((row, n) -> row.getLong("Value"))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static LeadFilter filter(
            @Nullable LeadStatus status,
            @Nullable UserId owner,
            boolean unassigned,
            @Nullable String stage,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable Instant activeFrom,
            @Nullable Instant activeBefore) {
        return new LeadFilter("", status, owner, unassigned, stage, from, to, activeFrom, activeBefore);
    }

    private static LeadFilter sales(@Nullable Instant heardBefore, @Nullable Instant coolsBefore) {
        return new LeadFilter("", Set.of(), null, false, null, null, null, null, null, heardBefore, null, coolsBefore);
    }

    private static void sql(String statement) {
        ports.database().sql(statement).update();
    }

    record Case(LeadFilter filter, LeadOrder order) {}

    private record Read(Page page, long rows) {}
}
