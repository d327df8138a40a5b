package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.FakeCrm.Trouble;
import org.leadscoring.application.crm.SyncRun;
import org.leadscoring.application.crm.SyncRun.Kind;
import org.leadscoring.application.crm.SyncRun.Phase;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.FieldMapping;
import org.leadscoring.domain.crm.FieldMapping.Direction;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of connections to CRMs, over ports in memory and a CRM in memory. */
class CrmPagesTest extends SettingsPages {

    private static final String TOKEN = "pat-eu1-0123456789abcdef";

    @Test
    void who_configures_may_connect_a_crm_and_nobody_else() throws Exception {
        var one = address(hubSpot("HubSpot"));
        for (var user : List.of(team.admin, team.marketing, team.priya, team.rep, team.viewer)) {
            var session = signedIn(user.username(), user.username());
            var may = user.role().mayConfigure();
            for (var page : List.of("/crm", "/crm/new", one, one + "/fields", one + "/preview")) {
                mvc.perform(get(page).session(session)).andExpect(status().is(may ? 200 : 403));
            }
            for (var url : List.of(
                    "/crm",
                    one,
                    one + "/fields",
                    one + "/check",
                    one + "/run",
                    one + "/erasures/again",
                    one + "/enabled",
                    one + "/remove")) {
                if (!may) {
                    mvc.perform(post(url).session(session).with(csrf())).andExpect(status().isForbidden());
                }
            }
        }
    }

    @Test
    void a_crm_is_connected_checked_and_switched_on_and_its_token_never_shown_again() throws Exception {
        assertThat(page("/crm")).contains("No CRM is connected.");
        assertThat(page("/crm/new")).contains("HubSpot", "Salesforce", "Odoo", "Another system");

        send(post("/crm")
                        .param("kind", "hubspot")
                        .param("name", " Ours ")
                        .param("url", "https://api.hubapi.com")
                        .param("secret", TOKEN))
                .andExpect(status().is3xxRedirection());

        var made = only();
        assertThat(made.name()).isEqualTo("Ours");
        assertThat(made.enabled()).isFalse();
        assertThat(page(address(made))).contains("kept (…cdef)", "Check").doesNotContain("0123456789");
        assertThat(page("/settings/audit")).contains("Ours", "CRM connection").doesNotContain("0123456789");

        send(post(address(made) + "/check")).andExpect(redirectedUrl(address(made)));
        send(post(address(made) + "/enabled").param("on", "true")).andExpect(redirectedUrl(address(made)));
        assertThat(only().enabled()).isTrue();

        send(post(address(made))
                        .param("kind", "hubspot")
                        .param("name", "Ours")
                        .param("url", "https://api.hubapi.com")
                        .param("every", "15")
                        .param("from", "warm"))
                .andExpect(redirectedUrl(address(made)));
        assertThat(only().every()).isEqualTo(Duration.ofMinutes(15));
        assertThat(only().from()).isEqualTo("warm");
        assertThat(only().adopts()).isFalse();
        assertThat(only().crm()).isEqualTo(made.crm());
    }

    @Test
    void a_secret_is_asked_for_anew_before_it_could_go_to_another_server() throws Exception {
        var connection = hubSpot("Ours");
        for (var elsewhere : List.of(
                "http://api.hubapi.com", "https://api.hubapi.com:8443", "https://api.hubapi.com.evil.example")) {
            var again = send(post(address(connection))
                            .param("kind", "hubspot")
                            .param("name", "Ours")
                            .param("every", "5")
                            .param("url", elsewhere))
                    .andExpect(status().isUnprocessableContent())
                    .andReturn();
            assertThat(content(again)).contains("another server");
            assertThat(only()).isEqualTo(connection);
        }

        send(post(address(connection))
                        .param("kind", "hubspot")
                        .param("name", "Ours")
                        .param("every", "5")
                        .param("url", "https://eu.hubapi.example")
                        .param("secret", "pat-eu1-of-the-other"))
                .andExpect(redirectedUrl(address(connection)));
        assertThat(only().crm())
                .isEqualTo(
                        new Crm.HubSpot(URI.create("https://eu.hubapi.example"), new Secret("pat-eu1-of-the-other")));
    }

    @Test
    void the_progress_of_a_run_over_all_leads_moves_until_it_has_ended() throws Exception {
        var connection = hubSpot("Ours");
        var moves = "hx-get=\"" + address(connection) + "\"";
        assertThat(page(address(connection))).contains("id=\"progress\"").doesNotContain(moves);
        var marking = new SyncRun(
                team.ports.ids().next(),
                connection.id(),
                Kind.ALL,
                Phase.MARK,
                now(),
                null,
                null,
                now(),
                null,
                Tally.NONE,
                null);
        team.ports.syncRuns().add(team.workspace, marking);
        assertThat(page(address(connection))).contains(moves, "put on the list of those to look at");

        var sending = new SyncRun(
                marking.id(),
                connection.id(),
                Kind.ALL,
                Phase.PUSH,
                now().minusSeconds(120),
                null,
                "6000",
                now(),
                null,
                new Tally(9_000, 3_000, 0, 0, 0, 0, 0, 0, 0),
                null);
        team.ports.syncRuns().save(sending);
        assertThat(page(address(connection)))
                .contains(moves, "3,000 of 9,000 leads looked at", "1,500 a minute, about 4 min left");
    }

    @Test
    void what_is_wrong_is_said_beside_the_field_and_nothing_is_made() throws Exception {
        var nothing = send(post("/crm").param("kind", "odoo").param("name", "").param("url", "nowhere"))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(nothing).contains("1 to 60 characters", "web address", "sign in with");
        send(post("/crm")
                        .param("kind", "odoo")
                        .param("name", "O")
                        .param("url", "https://o.example")
                        .param("secret", "s"))
                .andExpect(status().isUnprocessableContent());
        send(post("/crm").param("kind", "fax").param("name", "F")).andExpect(status().isUnprocessableContent());
        assertThat(team.application.ports.connections().all(team.workspace)).isEmpty();

        var one = hubSpot("One");
        hubSpot("Other");
        for (var form : List.of(
                Map.of("name", "other", "every", "5"),
                Map.of("name", "One", "every", "0"),
                Map.of("name", "One", "every", "5", "from", "nowhere"))) {
            var request = post(address(one)).param("kind", "hubspot").param("url", "https://api.hubapi.com");
            form.forEach(request::param);
            send(request).andExpect(status().isUnprocessableContent());
        }
        mvc.perform(get("/crm/00000000-0000-0000-0000-00000000000f").session(admin))
                .andExpect(status().isNotFound());
    }

    @Test
    void fields_are_mapped_and_a_mapping_that_cannot_be_is_refused_with_what_was_written() throws Exception {
        var connection = hubSpot("HubSpot");
        assertThat(page(address(connection) + "/fields"))
                .contains("leadscoring_score", "hs_lead_status", "UNQUALIFIED");

        send(post(address(connection) + "/fields")
                        .param("ours", "score", "trait.industry", "owner", "")
                        .param("theirs", "points", "industry", "owner_id", "")
                        .param("how", "push", "once", "both_ours", "push")
                        .param("status", "won", "lost")
                        .param("word", "Closed", ""))
                .andExpect(redirectedUrl(address(connection)));

        var mapping = only().mapping();
        assertThat(mapping.fields())
                .containsExactly(
                        FieldMapping.pushed(Ours.SCORE, "points"),
                        FieldMapping.once(new Ours("trait.industry"), "industry"),
                        new FieldMapping(Ours.OWNER, "owner_id", Direction.BOTH, Winner.OURS));
        assertThat(mapping.status("closed")).contains(LeadStatus.WON);

        for (var wrong : List.of(
                List.of("score", "points", "pull"), List.of("shoe", "size", "push"), List.of("score", "p", "fax"))) {
            var refused = send(post(address(connection) + "/fields")
                            .param("ours", wrong.get(0))
                            .param("theirs", wrong.get(1))
                            .param("how", wrong.get(2)))
                    .andExpect(status().isUnprocessableContent())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(refused).contains("role=\"alert\"", wrong.get(1));
        }
        assertThat(only().mapping()).isEqualTo(mapping);
    }

    @Test
    void what_would_be_sent_is_shown_then_sent_and_the_lead_tells_where_it_is() throws Exception {
        var connection = on(hubSpot("Our CRM"));
        var lead = team.lead("Bob Ray", "bob@acme.example").does(team.application.clock.instant(), "demo_requested");
        assertThat(page(address(connection) + "/preview")).contains("Bob Ray", "leadscoring_score", "new there");

        team.application.crm.work();

        assertThat(page(address(connection))).contains("1 made");
        var record = String.valueOf(team.application
                .ports
                .links()
                .of(connection.id(), Set.of(lead))
                .values()
                .iterator()
                .next()
                .external());
        assertThat(page(address(connection) + "/preview")).doesNotContain("Bob Ray");
        assertThat(page("/leads/" + lead.value())).contains("Our CRM", "record " + record);
        assertThat(page("/crm")).contains("Our CRM");

        team.application.crm.crm.changed(record, "hs_lead_status", "customer");
        team.application.clock.advance(Duration.ofMinutes(6));
        team.application.crm.work();

        assertThat(page("/leads/" + lead.value())).contains("by Our CRM");
        assertThat(page(address(connection))).contains("1 taken");
    }

    @Test
    void what_is_refused_is_listed_with_why_and_can_be_tried_again() throws Exception {
        var connection = on(hubSpot("HubSpot"));
        team.lead("Bob Ray", "bob@acme.example").does(team.application.clock.instant(), "demo_requested");
        team.application.crm.crm.refusing("bob@acme.example");
        team.application.crm.work();
        assertThat(page(address(connection)))
                .contains("Refused", "Bob Ray", "<span class=\"quiet\">bob@acme.example</span>");

        team.application.crm.crm.refusing("");
        send(post(address(connection) + "/retry")).andExpect(redirectedUrl(address(connection)));
        team.application.crm.work();

        assertThat(page(address(connection))).doesNotContain("Bob Ray");
        assertThat(team.application.crm.crm.records).hasSize(1);
    }

    @Test
    void what_happens_there_when_a_person_is_erased_here_is_chosen_and_explained() throws Exception {
        var connection = hubSpot("HubSpot");
        assertThat(connection.onErasure()).isEqualTo(OnErasure.KEEP);
        assertThat(page(address(connection)))
                .contains("When a person is erased here", "deleted for good", "data privacy settings");

        erasing(connection);

        assertThat(only().onErasure()).isEqualTo(OnErasure.ERASE);
        assertThat(page(address(connection))).containsPattern("value=\"erase\"[^>]*selected");
        assertThat(page("/settings/audit"))
                .contains("records of erased persons", "the CRM is asked to erase their record, too");
    }

    @Test
    void what_is_not_erased_there_is_listed_with_why_tried_again_and_done_by_hand() throws Exception {
        var connection = erasing(on(hubSpot("HubSpot")));
        var crm = team.application.crm.crm;
        var bob = sent("Bob Ray", "bob@acme.example");
        var amy = sent("Amy Ray", "amy@acme.example");
        crm.keeping("HTTP 403 – give the app the scope");
        team.application.eraseLead.erase(team.workspace, bob, team.admin.id());
        team.application.eraseLead.erase(team.workspace, amy, team.admin.id());
        assertThat(page(address(connection))).contains("2 wait for the CRM, 0 are refused");
        team.application.crm.work();

        var refused = page(address(connection));
        assertThat(refused)
                .contains("Still to be erased there", "0 wait for the CRM, 2 are refused", "HTTP 403 – give the app")
                .contains("I have erased it there by hand", "2 records are not erased there until then")
                .doesNotContain("Bob Ray", "bob@acme.example");
        var open = team.application.crm.followErasures.open(team.workspace, connection.id());
        var first = address(connection) + "/erasures/" + open.first().getFirst().id();
        send(post(first + "/done")).andExpect(redirectedUrl(address(connection)));
        assertThat(page(address(connection))).contains("1 is refused");
        assertThat(followed(post(address(connection) + "/enabled").param("on", "false")))
                .contains("one record is not erased there until it is switched on");
        assertThat(page(address(connection))).contains("to be erased there once this is switched on");
        send(post(address(connection) + "/enabled").param("on", "true"));

        crm.keeping("");
        var last = address(connection) + "/erasures/" + open.first().getLast().id();
        send(post(last + "/again")).andExpect(redirectedUrl(address(connection)));
        team.application.crm.work();

        assertThat(crm.records).hasSize(1);
        assertThat(page(address(connection))).contains("1 erased").doesNotContain("Still to be erased there");
        assertThat(page("/settings/audit")).contains("Asked once more to erase", "Record erased there by hand");
    }

    @Test
    void whoever_removes_a_crm_that_has_still_something_to_erase_is_told() throws Exception {
        var connection = erasing(on(hubSpot("HubSpot")));
        var bob = sent("Bob Ray", "bob@acme.example");
        team.application.eraseLead.erase(team.workspace, bob, team.admin.id());
        send(post(address(connection) + "/erasures/again")).andExpect(redirectedUrl(address(connection)));
        assertThat(page(address(connection)))
                .contains("One record of persons who were erased here would never be erased there by us");

        assertThat(followed(post(address(connection) + "/remove")))
                .contains("one record of persons who were erased here among it");
    }

    @Test
    void a_crm_that_lets_nobody_in_is_switched_off_and_says_so() throws Exception {
        var connection = on(hubSpot("HubSpot"));
        team.application.crm.crm.troubled(Trouble.GONE);
        team.application.crm.work();

        assertThat(only().enabled()).isFalse();
        assertThat(page(address(connection))).contains("does not let us in", "HTTP 401");
        send(post(address(connection) + "/remove")).andExpect(redirectedUrl("/crm"));
        assertThat(team.application.ports.connections().all(team.workspace)).isEmpty();
    }

    private static String address(Connection connection) {
        return "/crm/" + connection.id().value();
    }

    private Connection hubSpot(String name) {
        return team.application.crm.editConnections.create(
                team.workspace, name, new Crm.HubSpot(Crm.HubSpot.API, new Secret(TOKEN)), team.marketing.id());
    }

    private Connection on(Connection connection) {
        return team.application.crm.editConnections.turn(team.workspace, connection.id(), true, team.marketing.id());
    }

    private LeadId sent(String name, String mail) {
        var lead = team.lead(name, mail).does(team.application.clock.instant(), "demo_requested");
        team.application.clock.advance(Duration.ofMinutes(6));
        team.application.crm.work();
        return lead;
    }

    private Connection erasing(Connection connection) throws Exception {
        send(post(address(connection))
                        .param("kind", "hubspot")
                        .param("name", connection.name())
                        .param("url", "https://api.hubapi.com")
                        .param("every", "5")
                        .param("erasure", "erase"))
                .andExpect(redirectedUrl(address(connection)));
        return connection;
    }

    /** What is said after something was done. */
    private String followed(MockHttpServletRequestBuilder request) throws Exception {
        return String.valueOf(send(request).andReturn().getFlashMap().get("done"));
    }

    private Connection only() {
        return Objects.requireNonNull(
                team.application.ports.connections().all(team.workspace).getFirst());
    }
}
