package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.Derivations.Making;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.Role;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;

/** The pages of settings over ports in memory: what they show, to whom, and what they do. */
class SettingsPagesTest extends SettingsPages {

    @Test
    void each_role_begins_at_the_first_page_it_may_use_and_no_other_lets_it_in() throws Exception {
        var forAdmins =
                List.of("/settings/users", "/settings/users/new", jonas, jonas + "/disable", "/settings/workspace");
        var forThoseWhoConfigure = List.of(
                "/settings/derived-events",
                "/settings/page-types",
                "/settings/audit",
                "/settings/audit.csv",
                "/settings/test-event");
        for (var user : List.of(team.admin, team.marketing, team.priya, team.rep, team.viewer)) {
            var session = signedIn(user.username(), user.username());
            var administers = user.role() == Role.ADMIN;
            mvc.perform(get("/settings").session(session))
                    .andExpect(redirectedUrl(
                            administers
                                    ? "/settings/users"
                                    : user.role().mayConfigure()
                                            ? "/settings/derived-events"
                                            : user.role().mayManage() ? "/settings/assignment" : "/settings/me"));
            mvc.perform(get("/settings/assignment").session(session))
                    .andExpect(status().is(user.role().mayManage() ? 200 : 403));
            for (var page : forAdmins) {
                mvc.perform(get(page).session(session)).andExpect(status().is(administers ? 200 : 403));
            }
            for (var page : forThoseWhoConfigure) {
                mvc.perform(get(page).session(session))
                        .andExpect(status().is(user.role().mayConfigure() ? 200 : 403));
            }
            assertThat(page("/settings/me", session)).contains("My password");
        }
    }

    @Test
    void nobody_changes_by_a_post_what_they_may_not_see() throws Exception {
        for (var user : List.of(team.marketing, team.priya, team.rep, team.viewer)) {
            var session = signedIn(user.username(), user.username());
            for (var url :
                    List.of("/settings/users", jonas, jonas + "/password", jonas + "/enabled", "/settings/workspace")) {
                mvc.perform(post(url).param("on", "false").session(session).with(csrf()))
                        .andExpect(status().isForbidden());
            }
        }
        for (var user : List.of(team.priya, team.rep, team.viewer)) {
            var session = signedIn(user.username(), user.username());
            for (var url : List.of("/settings/derived-events", "/settings/page-types", "/settings/test-event")) {
                mvc.perform(post(url).session(session).with(csrf())).andExpect(status().isForbidden());
            }
        }
        assertThat(team.application.editUsers.user(team.workspace, team.rep.id()))
                .isEqualTo(team.rep);
    }

    @Test
    void users_are_listed_with_role_state_and_last_sign_in() throws Exception {
        team.application.editUsers.enable(team.workspace, team.rep.id(), false, team.admin.id());

        assertThat(page("/settings/users"))
                .contains("Jonas Weber", "jonas", "sales rep", "Mara Voss", "marketing")
                .containsPattern(
                        Pattern.compile("Administrator</a> <span class=\"chip\">you.*just now", Pattern.DOTALL))
                .containsPattern(Pattern.compile("Jonas Weber.*disabled.*never", Pattern.DOTALL));
    }

    @Test
    void a_new_user_signs_in_with_the_first_password() throws Exception {
        send(post("/settings/users")
                        .param("name", "Ann Lee")
                        .param("username", "Ann.Lee")
                        .param("role", "sales_rep")
                        .param("password", PASSWORD))
                .andExpect(redirectedUrl("/settings/users"));

        assertThat(page("/settings/me", signedIn("ann.lee", PASSWORD))).contains("ann.lee", "sales rep");
    }

    @Test
    void what_is_wrong_with_a_new_user_is_said_at_its_field_and_nothing_but_the_password_is_lost() throws Exception {
        var wrong = content(send(post("/settings/users")
                        .param("name", " ")
                        .param("username", "ann lee")
                        .param("role", "king")
                        .param("password", PASSWORD))
                .andExpect(status().isUnprocessableContent())
                .andReturn());
        assertThat(wrong)
                .contains("Name them", "without spaces and colons", "Choose a role", "value=\"ann lee\"")
                .doesNotContain(PASSWORD);

        assertThat(content(send(post("/settings/users")
                                .param("name", "Ann")
                                .param("username", "JONAS")
                                .param("role", "viewer")
                                .param("password", PASSWORD))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("Somebody signs in as jonas already");
        assertThat(content(send(post("/settings/users")
                                .param("name", "Ann")
                                .param("username", "ann")
                                .param("role", "viewer")
                                .param("password", "short"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("A password has 10 to 1,000 characters", "value=\"ann\"");
    }

    @Test
    void a_changed_role_takes_effect_with_the_next_click() throws Exception {
        var session = signedIn("jonas", "jonas");
        mvc.perform(get("/sources").session(session)).andExpect(status().isForbidden());

        send(post(jonas).param("name", "Jonas W.").param("role", "marketing")).andExpect(redirectedUrl(jonas));

        assertThat(page("/sources", session)).contains("Jonas W.");
    }

    @Test
    void before_somebody_is_disabled_one_reads_what_they_leave_and_then_they_are_out() throws Exception {
        var session = signedIn("jonas", "jonas");
        var waiting = team.lead("Ann Lee", "ann@acme.example").does(now(), "demo_requested");
        team.give(waiting, team.rep);
        assertThat(page(jonas + "/disable", admin)).contains("Jonas Weber owns 1 lead; 1 of them is waiting");

        send(post(jonas + "/enabled").param("on", "false")).andExpect(redirectedUrl(jonas));

        mvc.perform(get("/queue").session(session)).andExpect(redirectedUrl("/sign-in?ended"));
        assertThat(session.isInvalid()).isTrue();
        refusedToSignIn("jonas", "jonas");
        assertThat(page(jonas)).contains("Let them in again", "Owns 1 lead, 1 of them waiting");

        send(post(jonas + "/enabled").param("on", "true")).andExpect(redirectedUrl(jonas));
        assertThat(page("/queue", signedIn("jonas", "jonas"))).contains("Jonas Weber");
    }

    @Test
    void the_last_administrator_stays_and_nobody_disables_themselves() throws Exception {
        var own = "/settings/users/" + team.admin.id().value();

        assertThat(content(send(post(own).param("name", "Administrator").param("role", "viewer"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("Nobody would be left who administers this workspace");
        send(post(own + "/enabled").param("on", "false")).andExpect(redirectedUrl(own));

        assertThat(page(own)).contains("This is you").doesNotContain("Disable …");
        assertThat(team.application.editUsers.user(team.workspace, team.admin.id()))
                .isEqualTo(team.admin);
    }

    @Test
    void somebody_who_has_forgotten_their_password_gets_another_and_is_signed_out() throws Exception {
        var session = signedIn("jonas", "jonas");

        send(post(jonas + "/password").param("password", PASSWORD)).andExpect(redirectedUrl(jonas));

        mvc.perform(get("/queue").session(session)).andExpect(redirectedUrl("/sign-in?ended"));
        refusedToSignIn("jonas", "jonas");
        signedIn("jonas", PASSWORD);
        assertThat(content(send(post(jonas + "/password").param("password", "short"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("A password has 10 to");
    }

    @Test
    void everybody_changes_their_own_password_with_the_old_one_and_stays_here_but_not_elsewhere() throws Exception {
        var here = signedIn("vera", "vera");
        var elsewhere = signedIn("vera", "vera");

        assertThat(content(mvc.perform(post("/settings/me")
                                .param("old", "not it")
                                .param("password", PASSWORD)
                                .session(here)
                                .with(csrf()))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("That is not your password.");
        mvc.perform(post("/settings/me")
                        .param("old", "vera")
                        .param("password", PASSWORD)
                        .session(here)
                        .with(csrf()))
                .andExpect(redirectedUrl("/settings/me"));

        assertThat(page("/settings/me", here)).contains("vera");
        mvc.perform(get("/queue").session(elsewhere)).andExpect(redirectedUrl("/sign-in?ended"));
        signedIn("vera", PASSWORD);
    }

    @Test
    void an_account_of_an_identity_provider_is_shown_and_unlinked() throws Exception {
        var vera = team.ports.users().byUsername("vera").orElseThrow().user();
        var url = "/settings/users/" + vera.id().value();
        assertThat(page(url)).doesNotContain("/unlink");
        team.ports.transactions().run(() -> {
            team.ports.providedIdentities().add("https://login.example.com", "sub-1", vera, Instant.EPOCH);
            return vera;
        });
        assertThat(page(url)).contains("https://login.example.com", url + "/unlink");

        send(post(url + "/unlink")).andExpect(redirectedUrl(url));

        assertThat(page(url)).doesNotContain("/unlink");
        assertThat(team.ports.providedIdentities().owner("https://login.example.com", "sub-1"))
                .isEmpty();
    }

    @Test
    void whoever_sits_at_an_open_browser_guesses_its_owners_password_no_more_than_at_the_door() throws Exception {
        var here = signedIn("vera", "vera");
        for (int i = 0; i < 10; i++) {
            changeOwn("wrong " + i, here).andExpect(status().isUnprocessableContent());
        }

        assertThat(content(changeOwn("vera", here)
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("Wait 15 minutes and try again");
    }

    private ResultActions changeOwn(String old, MockHttpSession browser) throws Exception {
        return mvc.perform(post("/settings/me")
                .param("old", old)
                .param("password", PASSWORD)
                .session(browser)
                .with(csrf()));
    }

    @Test
    void the_workspace_gets_another_name_and_zone_and_people_see_its_days() throws Exception {
        send(post("/settings/workspace").param("name", "Acme").param("zone", "Asia/Tokyo"))
                .andExpect(redirectedUrl("/settings/workspace"));

        assertThat(team.ports.workspaces().byId(team.workspace).orElseThrow().zone())
                .isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(page("/settings/workspace")).contains("value=\"Acme\"", "value=\"Asia/Tokyo\"", "to be scored anew");

        assertThat(content(send(post("/settings/workspace").param("name", "").param("zone", "Atlantis/Center"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("Name it", "“Atlantis/Center” is not a zone");
    }

    @Test
    void derived_events_are_switched_and_their_addresses_set_on_one_page() throws Exception {
        assertThat(page("/settings/derived-events")).contains("return_visit", "/pricing\n/demo");

        send(post("/settings/derived-events")
                        .param("on", "visited_3_days_in_row", "inactive_30_days", "clicked_high_intent_link")
                        .param("urls", " /buy \n\n/demo\n"))
                .andExpect(redirectedUrl("/settings/derived-events"));

        assertThat(team.application.deriveEvents.settings(team.workspace))
                .containsEntry(Derivation.RETURN_VISIT, Making.OFF)
                .containsEntry(Derivation.INACTIVE, Making.ON);
        assertThat(team.application.deriveEvents.highIntentUrls(team.workspace)).containsExactly("/buy", "/demo");

        assertThat(content(send(post("/settings/derived-events").param("urls", "/" + "x".repeat(200)))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("at most 100 parts of addresses");
    }

    @Test
    void in_7_page_types_are_written_one_a_line_and_those_that_cannot_be_are_named() throws Exception {
        assertThat(page("/settings/page-types"))
                .contains("/pricing -&gt; page_view_pricing\n/case-stud -&gt;", "events that arrive from now on")
                .doesNotContain("Use the standard ones");

        send(post("/settings/page-types").param("patterns", " /Docs -> Docs Read \r\n\r\n/demo -> demo_seen\r\n"))
                .andExpect(redirectedUrl("/settings/page-types"));

        assertThat(team.application.pageTypes.edit.types(team.workspace).written())
                .containsExactly("/docs -> docs_read", "/demo -> demo_seen");
        assertThat(page("/settings/page-types"))
                .contains("/docs -&gt; docs_read\n/demo -&gt; demo_seen", "Use the standard ones");
        assertThat(page("/settings/audit")).contains("parts of addresses and their types", "/docs -&gt; docs_read");

        var wrong = content(send(post("/settings/page-types").param("patterns", "/a -> a\n\n/b -> b\n/a/c -> c"))
                .andExpect(status().isUnprocessableContent())
                .andReturn());
        assertThat(wrong)
                .contains("Line 4 is never reached: number 1, /a, comes first", "/a -&gt; a\n\n/b -&gt; b")
                .contains("patterns-error");

        send(post("/settings/page-types/standard")).andExpect(redirectedUrl("/settings/page-types"));

        assertThat(team.application.pageTypes.edit.types(team.workspace)).isEqualTo(PageTypes.STANDARD);
    }

    @Test
    void a_user_who_is_not_there_is_a_friendly_page() throws Exception {
        mvc.perform(get("/settings/users/" + UUID.randomUUID()).session(admin)).andExpect(status().isNotFound());
    }
}
