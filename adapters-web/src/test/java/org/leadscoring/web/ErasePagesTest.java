package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.User;

/** Erasing a lead on its pages: what is said before, who may, and what is there afterwards. */
class ErasePagesTest extends TeamPages {

    private LeadId ann;
    private String url;

    @BeforeEach
    void ann() {
        var now = team.application.clock.instant();
        var person = team.lead("Ann Lee", "ann@acme.example");
        person.does(now.minus(Duration.ofHours(3)), "demo_requested");
        ann = person.does(now.minus(Duration.ofHours(2)), "page_view_pricing");
        url = "/leads/" + ann.value();
    }

    @Test
    void an_admin_is_told_in_numbers_erases_by_a_plain_form_and_gets_a_certificate() throws Exception {
        var admin = signedIn(team.admin);
        assertThat(page(url, admin)).contains(url + "/erase");

        assertThat(page(url + "/erase", admin))
                .contains("Erases 2 events of Ann Lee; cannot be undone.")
                .contains("one identifier")
                .containsPattern("<form[^>]*action=\"" + url + "/erase\"[^>]*method=\"post\"");
        var certificate = mvc.perform(post(url + "/erase").with(csrf()).session(admin))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();

        assertThat(certificate).startsWith("/settings/erasures/");
        assertThat(page(certificate, admin))
                .contains(certificate.substring(certificate.lastIndexOf('/') + 1))
                .contains(team.admin.name())
                .doesNotContain("Ann Lee", "ann@acme.example", ann.value().toString());
        mvc.perform(get(url).session(admin)).andExpect(status().isNotFound());
        mvc.perform(get(url + "/erase").session(admin)).andExpect(status().isNotFound());
        for (var list : new String[] {"/leads", "/leads?q=ann", "/leads/top", "/queue"}) {
            assertThat(page(list, admin)).doesNotContain("Ann Lee", ann.value().toString());
        }
        assertThat(page("/settings/audit", admin)).contains("Person erased").contains(certificate);
    }

    @Test
    void by_which_records_crms_know_the_person_is_said_before_and_once_afterwards() throws Exception {
        var admin = signedIn(team.admin);
        var ports = team.application.ports;
        var crm = new Crm.Odoo(
                URI.create("https://odoo.example.com"), "crm", "ann", new Secret("key"), Crm.Odoo.Api.JSON_RPC);
        var connection = new Connection(
                new ConnectionId(ports.ids().next()),
                team.workspace,
                "Our Odoo",
                crm,
                false,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(crm.kind()),
                Connection.OnErasure.KEEP);
        ports.connections().add(connection, team.application.clock.instant());
        assertThat(page(url + "/erase", admin)).doesNotContain("Our Odoo");
        var link = Link.fresh(ann).taken("4711", Map.of(), team.application.clock.instant());
        ports.links().save(team.workspace, connection.id(), List.of(link), false);

        assertThat(page(url + "/erase", admin)).contains("Our Odoo: record 4711");
        var certificate = mvc.perform(post(url + "/erase").with(csrf()).session(admin))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(page(certificate, admin)).contains("Our Odoo: record 4711");
        assertThat(page(certificate, admin)).doesNotContain("Our Odoo", "4711");
    }

    @Test
    void the_certificate_says_which_crms_were_asked_and_what_came_of_it() throws Exception {
        var admin = signedIn(team.admin);
        var application = team.application;
        var editing = application.crm.editConnections;
        var made = editing.create(
                team.workspace, "Our CRM", new Crm.HubSpot(Crm.HubSpot.API, new Secret("token")), team.admin.id());
        editing.change(
                team.workspace,
                made.id(),
                made.name(),
                made.crm(),
                made.every(),
                null,
                true,
                OnErasure.ERASE,
                team.admin.id());
        editing.turn(team.workspace, made.id(), true, team.admin.id());
        application.crm.work();
        assertThat(page(url + "/erase", admin))
                .contains("These CRMs are asked to erase them, too", "Our CRM: record 1")
                .doesNotContain("are not asked");

        var certificate = mvc.perform(post(url + "/erase").with(csrf()).session(admin))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(page(certificate, admin))
                .contains(
                        "Our CRM: one record, asked for on",
                        "not erased yet",
                        "/crm/" + made.id().value())
                .doesNotContain("record 1");
        application.crm.crm.keeping("HTTP 403 – let us");
        application.crm.work();
        assertThat(page(certificate, admin))
                .contains("Our CRM: one record not erased; refused on", "HTTP 403 – let us");
        application.crm.crm.keeping("");
        application.crm.followErasures.tryAllAgain(team.workspace, made.id(), team.admin.id());
        application.crm.work();
        assertThat(page(certificate, admin))
                .contains("Our CRM: one record erased on")
                .doesNotContain("/crm/" + made.id().value());
    }

    @Test
    void nobody_else_may_and_nobody_else_is_offered_it() throws Exception {
        for (var user : new User[] {team.marketing, team.priya, team.rep, team.viewer}) {
            var session = signedIn(user);

            assertThat(page(url, session)).doesNotContain(url + "/erase");
            mvc.perform(get(url + "/erase").session(session)).andExpect(status().isForbidden());
            mvc.perform(post(url + "/erase").with(csrf()).session(session)).andExpect(status().isForbidden());
            mvc.perform(get("/settings/erasures/" + ann.value()).session(session))
                    .andExpect(status().isForbidden());
        }
        assertThat(team.application.viewLead.view(team.workspace, ann)).isPresent();
    }

    @Test
    void a_certificate_that_is_not_there_is_not_found() throws Exception {
        mvc.perform(get("/settings/erasures/" + ann.value()).session(signedIn(team.admin)))
                .andExpect(status().isNotFound());
    }

    @Test
    void who_decides_how_long_people_are_kept_is_told_whom_that_concerns_and_types_a_name() throws Exception {
        var admin = signedIn(team.admin);
        var door = "/settings/workspace/retention";
        team.application.clock.advance(Duration.ofDays(40));
        assertThat(page("/settings/workspace", admin)).contains("href=\"" + door + "\"");
        assertThat(page(door, admin)).contains("Everybody is kept for ever.").doesNotContain("would be erased");
        assertThat(page(door + "?months=2", admin)).contains("0 leads would be erased now.");
        assertThat(page(door + "?months=121", admin)).contains("Say a number of months, from 1 to 120.");
        assertThat(page(door + "?months=1", admin)).contains("1 lead would be erased now.");
        var name = team.application.editWorkspace.workspace(team.workspace).name();

        mvc.perform(post(door)
                        .param("months", "1")
                        .param("confirm", "something else")
                        .with(csrf())
                        .session(admin))
                .andExpect(status().isUnprocessableContent());
        assertThat(page(door, admin)).contains("Everybody is kept for ever.");
        mvc.perform(post(door)
                        .param("months", "1")
                        .param("confirm", " " + name + " ")
                        .with(csrf())
                        .session(admin))
                .andExpect(status().is3xxRedirection());

        assertThat(page(door, admin)).contains("of whom nothing was heard for 1 month are erased");
        assertThat(page("/settings/audit", admin))
                .contains("how long people are kept")
                .contains(door);
        mvc.perform(post(door + "/off").with(csrf()).session(admin)).andExpect(status().is3xxRedirection());
        assertThat(page(door, admin)).contains("Everybody is kept for ever.");
    }
}
