package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.domain.evidence.Thresholds;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The page on which outcomes say what scores are worth, over ports in memory. */
class EvidencePageTest extends ModelPages {

    private static final String NOTHING_BROKEN = "??";
    private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"([^\"]+)\"");

    @Test
    void before_anybody_looked_back_the_page_says_what_it_is_for() throws Exception {
        assertThat(page(at()))
                .contains("Do these scores predict who is won?", "aria-current=\"page\">Evidence")
                .doesNotContain(NOTHING_BROKEN);
    }

    @Test
    void looking_back_is_watched_and_can_be_called_off() throws Exception {
        begin();
        assertThat(page(at())).contains("hx-trigger=\"every 1s\"", "Leads that were won or lost are looked at");

        assertThat(redirected(post(at() + "/cancel"))).isEqualTo(at());
        assertThat(page(at())).contains("It was called off.").doesNotContain("hx-trigger");
    }

    @Test
    void where_nobody_was_won_or_lost_it_says_where_outcomes_come_from() throws Exception {
        lookBack();

        assertThat(page(at()))
                .contains("No lead was won or lost in this time", "set by people, by a CRM or by an import")
                .doesNotContain(NOTHING_BROKEN);
        mvc.perform(get(at()).session(mara).header("HX-Request", "true"))
                .andExpect(header().string("HX-Refresh", "true"));
    }

    @Test
    void few_outcomes_are_counted_and_no_points_are_made_of_them() throws Exception {
        decided(12, "demo_requested", LeadStatus.WON);
        decided(18, "email_opened", LeadStatus.LOST);
        decided(4, "demo_requested", LeadStatus.LOST);
        lookBack();

        assertThat(page(at()))
                .contains("34 leads were looked at, 12 of them won", "Picks the better of two leads 91 times in 100")
                .contains("There are fewer than 50 won or 50 lost leads", ">never<")
                .contains("Demo requested")
                .contains("data-value=\"75.0\"")
                .doesNotContain("style=")
                .doesNotContain(NOTHING_BROKEN);
    }

    @Test
    void a_suggestion_says_why_and_becomes_a_draft_that_can_be_compared() throws Exception {
        decided(130, "demo_requested", LeadStatus.WON);
        decided(30, "demo_requested", LeadStatus.LOST);
        decided(120, "webinar_attended", LeadStatus.LOST);
        decided(20, "webinar_attended", LeadStatus.WON);
        lookBack();

        var page = page(at() + "?capacity=2&stage=hot");
        assertThat(page)
                .contains("Points that outcomes suggest", "Make a draft of it", "of the others", "rules are left out")
                .contains("so hot would begin there (now", "By the points suggested hot would begin at")
                .contains("300 leads came in in")
                .doesNotContain(NOTHING_BROKEN);

        var run = RUN.matcher(page).results().findFirst().orElseThrow().group(1);
        var next = redirected(post(at() + "/draft").param("run", run));

        assertThat(next).endsWith("/diff?with=" + draft.id().value());
        assertThat(page(next)).contains("is a draft with these points").doesNotContain(NOTHING_BROKEN);
        assertThat(team.ports.scoringModels().versions(team.workspace))
                .filteredOn(version -> version.state() == ModelState.DRAFT)
                .hasSize(2);
    }

    @Test
    void a_suggestion_that_is_gone_makes_no_draft() throws Exception {
        lookBack();

        redirected(post(at() + "/draft").param("run", "00000000-0000-0000-0000-000000000009"));

        assertThat(page(at())).contains("It was gathered anew since, or suggests nothing.");
    }

    @Test
    void another_version_is_tried_on_the_same_leads() throws Exception {
        decided(12, "demo_requested", LeadStatus.WON);
        decided(14, "email_opened", LeadStatus.LOST);
        team.application.clock.advance(Duration.ofHours(1));
        redirected(form(post(at())).param("challenger", live.id().value().toString()));
        team.application.runEvidence.work();

        assertThat(page(at()))
                .contains("Beside Website points 1", "That may be chance.")
                .doesNotContain(NOTHING_BROKEN);
    }

    @Test
    void what_ended_before_a_version_was_made_does_not_speak_for_it() throws Exception {
        decided(20, "demo_requested", LeadStatus.WON);
        decided(20, "email_opened", LeadStatus.LOST);
        team.application.clock.advance(Duration.ofDays(2));
        var later = team.application.editModels.draft(team.workspace, live.name(), draft.definition(), team.admin.id());
        redirected(form(post("/models/" + later.id().value() + "/evidence")));
        team.application.runEvidence.work();

        assertThat(page("/models/" + later.id().value() + "/evidence"))
                .contains("Picks the better of two leads 100 times in 100", "Whether that is good cannot be said yet.")
                .contains("40 of these leads ended before this version was made")
                .doesNotContain("That is very good");
    }

    @Test
    void evidence_of_a_draft_stays_that_of_what_it_said_and_says_so_once_it_is_changed() throws Exception {
        decided(130, "demo_requested", LeadStatus.WON);
        decided(30, "demo_requested", LeadStatus.LOST);
        decided(120, "webinar_attended", LeadStatus.LOST);
        decided(20, "webinar_attended", LeadStatus.WON);
        lookBack();
        assertThat(page(at())).doesNotContain("The draft has changed since");

        team.application.editModels.change(
                team.workspace,
                draft.id(),
                was -> Thresholds.moved(
                                new Definition(
                                        was.method(),
                                        was.scale(),
                                        was.rules(),
                                        was.traitRules(),
                                        was.caps(),
                                        was.recency(),
                                        was.decay(),
                                        was.countsSuspects(),
                                        new StageLadder(
                                                was.ladder().ground(),
                                                was.ladder().stages().subList(0, 1))),
                                was.ladder().stages().getFirst().name(),
                                7)
                        .orElseThrow(),
                team.admin.id());

        assertThat(page(at()))
                .contains("The draft has changed since", "Points that outcomes suggest")
                .doesNotContain(NOTHING_BROKEN);
    }

    @Test
    void a_stage_of_a_draft_begins_where_as_many_leads_reach_it_as_sales_can_take_on() throws Exception {
        decided(12, "demo_requested", LeadStatus.WON);
        decided(14, "email_opened", LeadStatus.LOST);
        lookBack();
        assertThat(page(at() + "?capacity=1&stage=hot")).contains("Have hot begin at");

        var next = redirected(post(at() + "/threshold").param("stage", "hot").param("threshold", "77"));

        assertThat(next).isEqualTo(at() + "#capacity");
        assertThat(page(at())).contains("Stage hot begins at 77 points in this draft.");
        assertThat(team.ports
                        .scoringModels()
                        .byId(team.workspace, draft.id())
                        .orElseThrow()
                        .model()
                        .ladder()
                        .stages())
                .filteredOn(stage -> stage.name().equals("hot"))
                .extracting(Stage::threshold)
                .containsExactly(77);
        redirected(post(at() + "/threshold").param("stage", "hot").param("threshold", "0"));
        assertThat(page(at())).contains("No stage can begin there");
        redirected(post("/models/" + live.id().value() + "/evidence/threshold")
                .param("stage", "hot")
                .param("threshold", "77"));
        assertThat(page("/models/" + live.id().value() + "/evidence")).contains("This version is no draft any more");
    }

    @Test
    void asking_otherwise_while_it_goes_on_is_refused_and_not_forgotten() throws Exception {
        begin();

        redirected(form(post(at())));

        assertThat(page(at())).contains("Looking back at this version goes on already");
    }

    @Test
    void what_cannot_be_asked_is_refused_at_its_field_and_nothing_begins() throws Exception {
        assertThat(refused(post(at())
                        .param("window", "0")
                        .param("cutOff", "after")
                        .param("days", "many")
                        .param("holdOut", "5")
                        .param("rules", "999")))
                .contains("Type a number of days from 1 to 3,660.", "Type a number of days from 0 to 366.")
                .contains("Type a percentage from 10 to 90.", "Type a number from 1 to 200.", "value=\"many\"")
                .doesNotContain(NOTHING_BROKEN);
        assertThat(page(at())).contains("Do these scores predict who is won?");
    }

    @Test
    void the_figures_come_as_a_file() throws Exception {
        mvc.perform(get(at() + ".csv").session(mara)).andExpect(status().isNotFound());
        decided(3, "demo_requested", LeadStatus.WON);
        lookBack();

        var file = page(at() + ".csv");

        assertThat(file)
                .startsWith("what,name,points,suggested,leads,won,lost,won_percent,low,high,without_percent,figure,")
                .contains("rule,demo_requested,50,,3,3,0,100.0,44,100,0.0,")
                .contains("picks,all,", "picks,unseen,", "best,20,", "tenth,", "month,");
    }

    @Test
    void it_is_there_in_german() throws Exception {
        decided(12, "demo_requested", LeadStatus.WON);
        decided(18, "email_opened", LeadStatus.LOST);
        lookBack();

        var answer = mvc.perform(get(at()).session(mara).header("Accept-Language", "de"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer)
                .contains("Trifft von zwei Leads", "Was jede Regel wert ist")
                .doesNotContain(NOTHING_BROKEN);
    }

    private String at() {
        return url + "/evidence";
    }

    private void begin() throws Exception {
        team.application.clock.advance(Duration.ofHours(1));
        assertThat(redirected(form(post(at())))).isEqualTo(at());
    }

    private static MockHttpServletRequestBuilder form(MockHttpServletRequestBuilder request) {
        return request.param("window", "365")
                .param("cutOff", "before")
                .param("days", "1")
                .param("holdOut", "30")
                .param("rules", "25")
                .param("excluded", "status");
    }

    private void lookBack() throws Exception {
        begin();
        team.application.runEvidence.work();
    }

    private int people;

    /** People who did something ten days ago and are decided now. */
    private void decided(int count, String deed, LeadStatus end) throws Exception {
        var then = team.application.clock.instant().minus(Duration.ofDays(10));
        for (int i = 0; i < count; i++) {
            var lead = team.lead("Person " + ++people, "p" + people + "@acme.example")
                    .does(then.plusSeconds(people), deed);
            team.application.workOnLead.moveTo(team.workspace, lead, end, team.rep.id());
        }
    }
}
