package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.WorkLists;
import org.leadscoring.application.lead.WorkLists.Kind;
import org.leadscoring.application.lead.WorkLists.Row;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.Forecast.Drop;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;

/** The lists of sales over time. Clicks fade by half every 30 days; warm begins at 30, hot at 85 points. */
class WorkListsTest {

    private final World world = new World();
    private final WorkLists lists = world.application.workLists;
    private final SweepScores sweeps = world.application.sweepScores;

    @Test
    void sl_4_who_is_new_or_contacted_and_older_than_a_day_is_to_be_followed_up() {
        world.live("Clicks", Definitions.clicks(10), true);
        var bob = user("bob");
        var low = does("low", 1);
        var high = does("high", 3);
        var contacted = does("contacted", 2);
        var won = does("won", 4);
        world.application.workOnLead.moveTo(world.workspace, contacted, LeadStatus.CONTACTED, bob);
        world.application.workOnLead.moveTo(world.workspace, won, LeadStatus.WON, bob);
        world.application.workOnLead.assign(world.workspace, contacted, bob, bob);
        assertThat(listed(Kind.FOLLOW_UP, null)).isEmpty();

        world.application.clock.advance(WorkLists.FRESH);
        assertThat(listed(Kind.FOLLOW_UP, null)).as("not older than a day yet").isEmpty();
        world.application.clock.advance(Duration.ofNanos(1_000));
        does("just come", 9);

        assertThat(listed(Kind.FOLLOW_UP, null)).containsExactly(high, contacted, low);
        assertThat(listed(Kind.FOLLOW_UP, bob)).containsExactly(contacted);
        assertThat(row(Kind.FOLLOW_UP, contacted)).isEqualTo("bob");
        assertThat(row(Kind.FOLLOW_UP, won)).isNull();
    }

    @Test
    void sl_4_who_is_new_and_has_85_points_is_hot() {
        world.live("Clicks", Definitions.clicks(17), true);
        var bob = user("bob");
        var hot = does("hot", 5);
        var hotter = does("hotter", 6);
        does("nearly", 4);
        var answered = does("answered", 6);
        world.application.workOnLead.moveTo(world.workspace, answered, LeadStatus.CONTACTED, bob);

        assertThat(listed(Kind.HOT, null)).containsExactly(hotter, hot);
        assertThat(listed(Kind.HOT, bob)).isEmpty();
        assertThat(row(Kind.HOT, hot)).isEqualTo("nobody");
        assertThat(row(Kind.HOT, answered)).isNull();
        assertThat(lists.page(world.workspace, Kind.HOT, null, null)
                        .rows()
                        .getFirst()
                        .clock())
                .isNotNull();
    }

    @Test
    void sl_4_who_drops_a_stage_within_seven_days_cools_down() {
        world.live("Fading", Definitions.fading(40), true);
        var start = world.now();
        var first = does("first", 1);
        world.application.clock.advance(Duration.ofDays(1));
        var second = does("second", 1);
        // 200 points are still 100, and hot, after thirty days.
        does("far from it", 5);

        world.application.clock.advance(Duration.ofDays(21));
        assertThat(listed(Kind.COOLING, null)).as("eight days ahead").isEmpty();
        world.application.clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(rows(Kind.COOLING))
                .singleElement()
                .satisfies(row -> assertThat(row.drop()).isEqualTo(new Drop(start.plus(days(30)), "cold", 20)));
        world.application.clock.advance(Duration.ofDays(1));

        assertThat(listed(Kind.COOLING, null)).containsExactly(first, second);
        assertThat(row(Kind.COOLING, second)).isEqualTo("nobody");
    }

    @Test
    void who_does_something_cools_down_no_more_and_does_so_again_in_time() {
        world.live("Fading", Definitions.fading(40), true);
        var lead = does("ada", 1);
        world.application.clock.advance(days(25));
        assertThat(listed(Kind.COOLING, null)).containsExactly(lead);

        world.application.clock.advance(days(1));
        world.does("page_view", World.user("ada"));

        assertThat(listed(Kind.COOLING, null)).isEmpty();
        assertThat(row(Kind.COOLING, lead)).isNull();

        world.application.clock.advance(days(10));
        sweeps.passTime();
        assertThat(listed(Kind.COOLING, null)).isEmpty();

        world.application.clock.advance(days(15));
        sweeps.passTime();
        assertThat(listed(Kind.COOLING, null)).containsExactly(lead);
    }

    @Test
    void who_will_drop_by_a_later_step_is_seen_in_time_too() {
        world.live("Fading", Definitions.fading(40), true);
        // 120, 60, 30, 15: hot until 30 days are over, warm until 90 are.
        var lead = does("ada", 3);
        var seen = new ArrayList<Integer>();
        for (int day = 0; day < 100; day++) {
            sweeps.passTime();
            if (listed(Kind.COOLING, null).contains(lead)) {
                seen.add(day);
            }
            world.application.clock.advance(days(1));
        }

        assertThat(seen)
                .as("less than seven days ahead")
                .containsExactly(24, 25, 26, 27, 28, 29, 84, 85, 86, 87, 88, 89);
    }

    @Test
    void nobody_cools_down_by_a_model_to_which_time_does_nothing() {
        world.live("Clicks", Definitions.clicks(40), true);
        does("ada", 1);
        world.application.clock.advance(days(29));

        assertThat(listed(Kind.COOLING, null)).isEmpty();
    }

    @Test
    void a_lead_stays_with_the_source_that_told_of_it_first() {
        world.live("Clicks", Definitions.clicks(1), true);
        var ada = world.told(World.APP, world.now(), "click", Attributes.NONE, World.device("x"));
        world.application.clock.advance(days(1));
        world.told(World.WEBSITE, world.now(), "click", Attributes.NONE, World.device("x"));
        var bob = world.told(World.WEBSITE, world.now(), "click", Attributes.NONE, World.user("bob"));

        assertThat(world.lead(ada).source()).isEqualTo(World.APP);
        assertThat(world.lead(bob).source()).isEqualTo(World.WEBSITE);

        var survivor = world.does("identify", World.user("bob"), World.device("x"));
        assertThat(world.lead(survivor).source()).as("the older one's").isEqualTo(World.APP);
    }

    @Test
    void pages_of_a_list_go_on_where_the_one_before_ended() {
        world.live("Fading", Definitions.fading(90), true);
        var all = new ArrayList<LeadId>();
        for (int i = 0; i < 120; i++) {
            all.add(does("u" + i, 1));
            world.application.clock.advance(Duration.ofMinutes(1));
        }
        world.application.clock.advance(days(24));

        for (var kind : Kind.values()) {
            assertThat(paged(kind)).as(kind.name()).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(paged(Kind.COOLING)).isEqualTo(all);
    }

    private List<LeadId> paged(Kind kind) {
        var found = new ArrayList<LeadId>();
        Position after = null;
        do {
            var page = lists.page(world.workspace, kind, null, after);
            page.rows().forEach(row -> found.add(row.lead().id()));
            after = page.next();
        } while (after != null);
        return found;
    }

    private LeadId does(String who, int clicks) {
        var lead = world.does("click", World.user(who));
        for (int i = 1; i < clicks; i++) {
            world.does("click", World.user(who));
        }
        return lead;
    }

    private List<Row> rows(Kind kind) {
        return lists.page(world.workspace, kind, null, null).rows();
    }

    private List<LeadId> listed(Kind kind, @Nullable UserId owner) {
        return lists.page(world.workspace, kind, owner, null).rows().stream()
                .map(row -> row.lead().id())
                .toList();
    }

    /** Who owns a lead of a list; null if it is not in it. */
    private @Nullable String row(Kind kind, LeadId lead) {
        return lists.row(world.workspace, kind, null, world.lead(lead))
                .map(row -> row.ownerName() == null ? "nobody" : row.ownerName())
                .orElse(null);
    }

    private UserId user(String name) {
        var id = new UserId(world.ports.ids().next());
        world.ports
                .users()
                .add(
                        new User(id, world.workspace, name + "@example.com", name, Role.SALES_REP, true),
                        "hash",
                        Instant.EPOCH);
        return id;
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
