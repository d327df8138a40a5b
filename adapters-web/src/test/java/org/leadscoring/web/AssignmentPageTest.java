package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.assignment.Absence;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.domain.workspace.User;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Who gets leads, as a form: nothing typed is lost, nothing invalid is saved, and it is told who would be next. */
class AssignmentPageTest extends SettingsPages {

    private static final String PAGE = "/settings/assignment";
    private static final Absence EASTER =
            new Absence(Instant.parse("2026-04-03T00:00:00Z"), Instant.parse("2026-04-07T07:00:00Z"), "Easter, at sea");

    private MockHttpSession manager;

    @BeforeEach
    void signInManager() throws Exception {
        manager = signedIn("priya", "priya");
    }

    @Test
    void at_first_nobody_takes_leads_and_all_who_work_are_offered() throws Exception {
        var page = page(PAGE, manager);

        assertThat(page)
                .contains("Nobody would get a lead now.", "Nobody takes leads yet.", "Nobody has changed it yet.")
                .contains("Priya Nair", "Jonas Weber", "Mara Voss", "Administrator")
                .doesNotContain("Vera Lund");
        assertThat(form(page).get("method")).containsExactly("round_robin");
        assertThat(form(page)).doesNotContainKey("takes" + of(team.priya));
    }

    @Test
    void a_policy_is_saved_as_it_was_written_and_recorded() throws Exception {
        save(twoSeats()).andExpect(redirectedUrl(PAGE));

        assertThat(policy())
                .isEqualTo(new AssignmentPolicy(
                        AssignmentMethod.ROUND_ROBIN,
                        List.of(
                                new Seat(team.rep.id(), 1, 20, true, List.of(EASTER)),
                                new Seat(team.priya.id(), 2, null, false, List.of()))));
        assertThat(page(PAGE, manager))
                .contains("by Priya Nair", "weight, Jonas Weber", "in business hours", "Easter, at sea")
                .contains("The next three would go to:", "Priya Nair, Jonas Weber, Priya Nair")
                .contains("next by turn, weight 2 of 3");
    }

    @Test
    void a_page_that_is_saved_as_it_stands_changes_nothing() throws Exception {
        save(twoSeats());
        var before = policy();

        save(form(page(PAGE, manager))).andExpect(redirectedUrl(PAGE));

        assertThat(policy()).isEqualTo(before);
        assertThat(team.application.editAssignment.history(team.workspace)).hasSize(1);
    }

    @Test
    void an_absence_that_is_emptied_is_gone_and_there_is_always_room_for_one_more() throws Exception {
        save(twoSeats());
        var form = form(page(PAGE, manager));
        assertThat(form.get("from" + of(team.rep) + ".0")).containsExactly("2026-04-03T00:00");
        assertThat(form.get("from" + of(team.rep) + ".1")).containsExactly("");
        away(form, 0, "", "", "");
        away(form, 1, "2026-05-01T08:00", "2026-05-02T08:00", "");

        save(form).andExpect(redirectedUrl(PAGE));

        assertThat(policy().seat(team.rep.id()).orElseThrow().absences())
                .containsExactly(
                        new Absence(Instant.parse("2026-05-01T08:00:00Z"), Instant.parse("2026-05-02T08:00:00Z"), ""));
    }

    @Test
    void who_would_be_next_is_shown_before_it_is_saved_with_who_is_skipped_and_why() throws Exception {
        var form = twoSeats();
        form.set("do", "try");
        away(form, 0, "2026-03-01T00:00", "2026-03-04T08:30", "Easter, at sea");
        team.give(team.lead("Ann", "ann@acme.example").does(now(), "demo_requested"), team.priya);
        team.give(team.lead("Bob", "bob@acme.example").does(now(), "demo_requested"), team.marketing);
        form.set("takes" + of(team.marketing), "true");
        form.set("capacity" + of(team.marketing), "1");
        form.set("capacity" + of(team.priya), "2");

        var shown = content(save(form).andExpect(status().isOk()).andReturn());

        assertThat(shown)
                .contains("The next three would go to:", ">Priya Nair, nobody<")
                .contains("Mara Voss has 1 open lead, at most 1.")
                .contains("Jonas Weber is out of office until Wednesday 08:30: Easter, at sea");
        assertThat(policy()).isEqualTo(AssignmentPolicy.STANDARD);
    }

    @Test
    void lots_are_not_foretold_but_among_whom_they_are_drawn_is() throws Exception {
        var form = twoSeats();
        form.set("do", "try");
        form.set("method", "random");

        assertThat(content(save(form).andReturn()))
                .contains("Each lead is drawn by lot among:", "Jonas Weber, Priya Nair");
    }

    @Test
    void everything_wrong_is_said_where_it_stands_and_nothing_is_saved() throws Exception {
        var form = twoSeats();
        form.set("method", "by magic");
        form.set("weight" + of(team.rep), "101");
        form.set("capacity" + of(team.rep), "many");
        away(form, 0, "2026-04-03T00:00", "2026-04-02T00:00", "back in time");
        away(form, 1, "2026-04-03T00:00", "", "");
        away(form, 2, "2026-04-03T00:00", "2026-04-04T00:00", "x".repeat(201));

        var shown =
                content(save(form).andExpect(status().isUnprocessableContent()).andReturn());

        assertThat(shown)
                .contains("6 things are not right yet")
                .contains("Choose how it is decided who is next.")
                .contains("Write a whole number from 1 to 100.")
                .contains("or leave it empty for no limit.")
                .contains("They are back before they go.")
                .contains("Give day and time of both")
                .contains("Write at most 200 characters.")
                .contains("value=\"101\"", "value=\"many\"", "value=\"back in time\"");
        assertThat(policy()).isEqualTo(AssignmentPolicy.STANDARD);
    }

    @Test
    void whoever_comes_second_is_told_and_keeps_what_they_wrote() throws Exception {
        var late = twoSeats();
        var first = twoSeats();
        first.set("method", "least_loaded");
        save(first);

        var shown = content(save(late).andExpect(status().isConflict()).andReturn());

        assertThat(shown).contains("Somebody else has changed this meanwhile", "Easter, at sea");
        assertThat(policy().method()).isEqualTo(AssignmentMethod.LEAST_LOADED);
        save(form(shown)).andExpect(redirectedUrl(PAGE));
        assertThat(policy().method()).isEqualTo(AssignmentMethod.ROUND_ROBIN);
    }

    @Test
    void open_leads_stand_beside_each() throws Exception {
        for (var mail : List.of("a@acme.example", "b@acme.example", "c@acme.example")) {
            team.give(team.lead("Ann", mail).does(now(), "demo_requested"), team.rep);
        }

        assertThat(page(PAGE, manager)).contains("data-label=\"Open leads\">3</td>");
    }

    @Test
    void whoever_takes_leads_says_themselves_when_they_are_away() throws Exception {
        save(twoSeats());
        var jonas = signedIn("jonas", "jonas");
        assertThat(page("/settings/me", jonas)).contains("When you are away", "Easter, at sea", "2026-04-03T00:00");

        away(jonas, "2026-06-01T00:00", "2026-06-15T00:00", "summer, far away")
                .andExpect(redirectedUrl("/settings/me"));

        var absence = new Absence(
                Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-15T00:00:00Z"), "summer, far away");
        assertThat(policy().seat(team.rep.id()).orElseThrow())
                .isEqualTo(new Seat(team.rep.id(), 1, 20, true, List.of(absence)));
        assertThat(page("/settings/audit"))
                .contains("who gets leads", "away, Jonas Weber", "summer, far away", "method");

        var wrong = content(away(jonas, "2026-06-01T00:00", "", "x")
                .andExpect(status().isUnprocessableContent())
                .andReturn());
        assertThat(wrong).contains("Give day and time of both", "value=\"x\"");
    }

    @Test
    void whoever_takes_no_leads_is_not_asked_when_they_are_away() throws Exception {
        var vera = signedIn("vera", "vera");

        assertThat(page("/settings/me", vera)).doesNotContain("When you are away");
        away(vera, "2026-06-01T00:00", "2026-06-15T00:00", "").andExpect(redirectedUrl("/settings/me"));
        assertThat(policy()).isEqualTo(AssignmentPolicy.STANDARD);
    }

    @Test
    void only_those_who_manage_the_team_see_it_and_change_it() throws Exception {
        for (var user : List.of(team.marketing, team.rep, team.viewer)) {
            var session = signedIn(user.username(), user.username());
            mvc.perform(get(PAGE).session(session)).andExpect(status().isForbidden());
            mvc.perform(post(PAGE).session(session).with(csrf())).andExpect(status().isForbidden());
            assertThat(page("/settings/me", session)).doesNotContain("Who gets leads");
        }
        assertThat(page("/settings/me", manager)).contains("Who gets leads");
    }

    /** Priya with weight 2, and Jonas: in business hours, 20 leads at most, away at Easter. */
    private MultiValueMap<String, String> twoSeats() throws Exception {
        var form = form(page(PAGE, manager));
        form.set("takes" + of(team.priya), "true");
        form.set("weight" + of(team.priya), "2");
        form.set("takes" + of(team.rep), "true");
        form.set("capacity" + of(team.rep), "20");
        form.set("hours" + of(team.rep), "office");
        away(form, 0, "2026-04-03T00:00", "2026-04-07T07:00", "Easter, at sea");
        return form;
    }

    private void away(MultiValueMap<String, String> form, int place, String from, String until, String note) {
        form.set("from" + of(team.rep) + "." + place, from);
        form.set("until" + of(team.rep) + "." + place, until);
        form.set("note" + of(team.rep) + "." + place, note);
    }

    private static LinkedMultiValueMap<String, String> form(String page) {
        return new LinkedMultiValueMap<>(HtmlForm.in(page, "assignment-form").sent());
    }

    private static String of(User user) {
        return "." + user.id().value();
    }

    private AssignmentPolicy policy() {
        return team.application.editAssignment.policy(team.workspace);
    }

    private ResultActions save(MultiValueMap<String, String> form) throws Exception {
        return mvc.perform(post(PAGE).params(form).session(manager).with(csrf()));
    }

    private ResultActions away(MockHttpSession session, String from, String until, String note) throws Exception {
        return mvc.perform(post("/settings/me/away")
                .param("from.0", from)
                .param("until.0", until)
                .param("note.0", note)
                .session(session)
                .with(csrf()));
    }
}
