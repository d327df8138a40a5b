package org.leadscoring.application.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.dashboard.Dashboard.Answers;
import org.leadscoring.application.dashboard.Dashboard.DayOfEntries;
import org.leadscoring.application.dashboard.Dashboard.Hot;
import org.leadscoring.application.dashboard.Dashboard.InStage;
import org.leadscoring.application.dashboard.Dashboard.OfBand;
import org.leadscoring.application.dashboard.Dashboard.OfOwner;
import org.leadscoring.application.dashboard.Dashboard.OfSource;
import org.leadscoring.application.dashboard.Dashboard.OfWeek;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The clock stands at Monday, 2 March 2026, 09:00 in UTC, which is where the workspace's days begin. */
class CountDashboardsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final InMemoryApplication application = new InMemoryApplication();
    private final CountDashboards count = application.countDashboards;
    private WorkspaceId workspace;
    private Source website;
    private User ann;
    private int messages;

    @BeforeEach
    void aTeam() {
        workspace = application.setUp();
        website = application.ports.sources().all(workspace).getFirst();
        ann = new User(new UserId(application.ports.ids().next()), workspace, "ann", "Ann", Role.SALES_REP, true);
        application.ports.users().add(ann, "hash", application.clock.instant());
    }

    @Test
    void an_empty_workspace_has_a_dashboard_of_zeros() {
        var dashboard = counted(Period.WEEK);

        assertThat(dashboard.funnel()).extracting(InStage::stage).containsExactly("cold", "warm", "hot", "mql", "sql");
        assertThat(dashboard.funnel()).extracting(InStage::leads).containsOnly(0L);
        assertThat(dashboard.watched()).containsExactly("mql", "sql");
        assertThat(dashboard.entries())
                .hasSize(7)
                .extracting(DayOfEntries::entered)
                .containsOnly(List.of(0L, 0L));
        assertThat(dashboard.from()).isEqualTo(TODAY.minusDays(6));
        assertThat(dashboard.hot()).isEqualTo(new Hot("hot", 0));
        assertThat(dashboard.answers()).isEqualTo(new Answers(0, 0, 0, null, null));
        assertThat(dashboard.answers().percent()).isEqualTo(-1);
        assertThat(dashboard.hours()).hasSize(24);
        assertThat(dashboard.countedAt()).isEqualTo(application.clock.instant());
    }

    @Test
    void the_funnel_says_where_leads_stand_and_the_days_who_became_mql_and_sql() {
        does("ann@a.example", "demo_requested");
        does("bob@a.example", "demo_requested", "page_view_demo", "page_view_pricing");
        later(Duration.ofDays(1));
        does("bob@a.example", "whitepaper_downloaded");

        var dashboard = counted(Period.WEEK);

        assertThat(dashboard.funnel())
                .filteredOn(stage -> stage.leads() > 0)
                .containsExactly(new InStage("warm", 1), new InStage("sql", 1));
        assertThat(dashboard.entries().getLast().day()).isEqualTo(TODAY.plusDays(1));
        assertThat(dashboard.entries().subList(5, 7))
                .extracting(DayOfEntries::entered)
                .containsExactly(List.of(1L, 0L), List.of(0L, 1L));
        assertThat(dashboard.hot()).isEqualTo(new Hot("hot", 1));
    }

    @Test
    void days_are_those_of_the_workspace() {
        application.editWorkspace.change(workspace, "Main", ZoneId.of("Asia/Tokyo"), ann.id());
        replayed();
        application.clock.set(Instant.parse("2026-03-02T15:30:00Z"));
        does("ann@a.example", "demo_requested", "page_view_demo", "page_view_pricing");

        var dashboard = counted(Period.WEEK);

        assertThat(dashboard.to()).isEqualTo(TODAY.plusDays(1));
        assertThat(dashboard.entries().getLast().entered()).containsExactly(1L, 0L);
    }

    @Test
    void promises_kept_and_broken_are_told_by_band_by_owner_and_by_week() {
        var first = does("a@a.example", "demo_requested");
        var second = does("b@a.example", "demo_requested");
        var third = does("c@a.example", "email_opened");
        does("d@a.example", "demo_requested");
        application.workOnLead.assign(workspace, first, ann.id(), ann.id());
        later(Duration.ofHours(1));
        answer(first);
        later(Duration.ofHours(25));
        answer(second);
        later(Duration.ofDays(6));
        answer(third);

        var dashboard = counted(Period.MONTH);

        assertThat(dashboard.answers())
                .isEqualTo(new Answers(1, 2, 1, Duration.ofHours(26), Duration.ofHours(26 + 144)));
        assertThat(dashboard.answers().percent()).isEqualTo(33);
        assertThat(dashboard.byBand())
                .containsExactly(
                        new OfBand(40, new Answers(1, 1, 1, Duration.ofHours(1), Duration.ofHours(26))),
                        new OfBand(
                                Integer.MIN_VALUE, new Answers(0, 1, 0, Duration.ofHours(170), Duration.ofHours(170))));
        assertThat(dashboard.byOwner()).extracting(OfOwner::owner).containsExactly(ann.id(), null);
        assertThat(dashboard.byOwner().getFirst().answers())
                .isEqualTo(new Answers(1, 0, 0, Duration.ofHours(1), Duration.ofHours(1)));
        assertThat(dashboard.byOwner().getLast().answers().overdue()).isEqualTo(1);
        assertThat(dashboard.byWeek()).extracting(OfWeek::from).containsExactly(TODAY, TODAY.plusDays(7));
        assertThat(dashboard.byWeek())
                .extracting(week -> week.answers().answered())
                .containsExactly(2L, 1L);
    }

    @Test
    void a_shorter_period_leaves_out_what_was_before() {
        var first = does("a@a.example", "demo_requested");
        answer(first);
        later(Duration.ofDays(10));
        does("a@a.example", "page_view");

        assertThat(counted(Period.MONTH).answers().answered()).isEqualTo(1);
        assertThat(latest(Period.WEEK).answers().answered()).isZero();
        assertThat(latest(Period.WEEK).entries()).hasSize(7);
        assertThat(latest(Period.QUARTER).entries()).hasSize(90);
    }

    @Test
    void what_came_from_each_source_is_told_with_the_last_hours() {
        application.sourceActivity.taken(
                website, List.of(new EventType("a"), new EventType("b")), application.clock.instant());
        application.sourceActivity.limited(website, application.clock.instant());
        application.sourceActivity.flush();

        var dashboard = counted(Period.WEEK);

        assertThat(dashboard.sources()).containsExactly(new OfSource(website.id(), 2, 1, InMemoryApplication.START));
        assertThat(dashboard.hours().getLast()).isEqualTo(new Dashboard.Hour(InMemoryApplication.START, 2, 1));
    }

    @Test
    void it_is_counted_anew_after_a_minute_and_not_before() {
        assertThat(count.work()).isEqualTo(1);
        later(Duration.ofSeconds(59));
        assertThat(count.work()).isZero();
        later(Duration.ofSeconds(1));
        assertThat(count.work()).isEqualTo(1);
    }

    @Test
    void one_node_counts_a_workspace_at_a_time() {
        var now = application.clock.instant();
        application.ports.dashboards().claim(workspace, now, now.plusSeconds(60));

        assertThat(count.work()).isZero();
        assertThat(count.count(workspace)).isFalse();
        later(Duration.ofSeconds(60));
        assertThat(count.work()).as("its claim has ended").isEqualTo(1);
    }

    @Test
    void what_is_counted_twice_is_the_same() {
        answer(does("a@a.example", "demo_requested", "page_view_demo", "page_view_pricing"));

        assertThat(counted(Period.QUARTER)).isEqualTo(counted(Period.QUARTER));
    }

    @Test
    void a_late_event_shows_on_its_day_within_the_hour() {
        counted(Period.WEEK);
        later(Duration.ofMinutes(1));
        late(Duration.ofDays(4), "a@a.example", "demo_requested", "page_view_demo", "page_view_pricing");

        assertThat(counted(Period.WEEK).entries())
                .extracting(DayOfEntries::entered)
                .containsOnly(List.of(0L, 0L));
        later(Duration.ofHours(1));

        assertThat(counted(Period.WEEK).entries().get(2).entered()).containsExactly(1L, 0L);
    }

    @Test
    void once_leads_were_scored_anew_all_days_are_counted_anew_at_once() {
        later(Duration.ofDays(5));
        late(Duration.ofDays(4), "a@a.example", "demo_requested", "page_view_demo", "page_view_pricing");
        assertThat(counted(Period.WEEK).entries().get(2).entered()).containsExactly(1L, 0L);
        application.voidEvents.voidSource(workspace, website.id(), "bots", ann.id());
        later(Duration.ofMinutes(1));
        assertThat(counted(Period.WEEK).entries().get(2).entered())
                .as("not yet")
                .containsExactly(1L, 0L);

        replayed();

        assertThat(counted(Period.WEEK).entries().get(2).entered()).containsExactly(0L, 0L);
        assertThat(latest(Period.WEEK).funnel().getLast().leads()).isZero();
    }

    @Test
    void another_zone_moves_what_happened_near_midnight_to_another_day() {
        application.clock.set(Instant.parse("2026-03-02T23:30:00Z"));
        does("ann@a.example", "demo_requested", "page_view_demo", "page_view_pricing");
        later(Duration.ofDays(3));
        assertThat(counted(Period.WEEK).entries().get(3).entered()).containsExactly(1L, 0L);

        application.editWorkspace.change(workspace, "Main", ZoneId.of("Asia/Tokyo"), ann.id());
        replayed();

        var moved = counted(Period.WEEK).entries().stream()
                .filter(day -> day.entered().getFirst() == 1)
                .toList();
        assertThat(moved).extracting(DayOfEntries::day).containsExactly(TODAY.plusDays(1));
    }

    private Dashboard counted(Period period) {
        assertThat(count.count(workspace)).isTrue();
        return latest(period);
    }

    private Dashboard latest(Period period) {
        return application.ports.dashboards().latest(workspace, period).orElseThrow();
    }

    private LeadId does(String email, String... types) {
        return late(Duration.ZERO, email, types);
    }

    /** Events that happened so long ago and arrive now. */
    private LeadId late(Duration ago, String email, String... types) {
        LeadId lead = null;
        for (var type : types) {
            var now = application.clock.instant();
            var event = new Event(
                    new EventId(application.ports.ids().next()),
                    new EventKey(now.minus(ago), "m-" + ++messages, website.id()),
                    new EventType(type),
                    type,
                    now,
                    Attributes.NONE,
                    Attributes.NONE,
                    Attributes.NONE);
            var by = Identifier.email(email).orElseThrow();
            lead = application
                    .ingestEvents
                    .ingest(workspace, List.of(IncomingEvent.of(event, List.of(by))), now, Acting.NOW)
                    .getFirst()
                    .taken()
                    .lead();
        }
        return Objects.requireNonNull(lead);
    }

    private void answer(LeadId lead) {
        application.workOnLead.moveTo(workspace, lead, LeadStatus.CONTACTED, ann.id());
    }

    /** A wish to have many scored anew is done with once no transaction of before can be running any more. */
    private void replayed() {
        application.sweepScores.replay();
        later(Duration.ofMinutes(2));
        application.sweepScores.replay();
        assertThat(application.ports.replays().waiting(workspace)).isZero();
    }

    private void later(Duration time) {
        application.clock.advance(time);
    }
}
