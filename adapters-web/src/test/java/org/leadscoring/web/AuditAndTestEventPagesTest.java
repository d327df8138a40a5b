package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.ingestion.SendTestEvent;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Role;

/** The audit log and the test event. */
class AuditAndTestEventPagesTest extends SettingsPages {

    @Test
    void the_audit_log_tells_who_changed_what_from_what_to_what_and_links_to_it() throws Exception {
        var shop = shop();
        team.application.editSources.change(
                team.workspace, shop.id(), source -> source.named("<b>Shop</b>").limitedTo(20), team.marketing.id());
        send(post(jonas).param("name", "Jonas Weber").param("role", "viewer"));

        assertThat(page("/settings/audit"))
                .contains(
                        "Mara Voss",
                        "Administrator",
                        "href=\"/sources/" + shop.id().value())
                .contains("href=\"" + jonas, "<del title=\"before\">sales rep</del>")
                .containsPattern("<del[^>]*>50</del> <ins[^>]*>20</ins>")
                .contains("&lt;b&gt;Shop")
                .doesNotContain("<b>Shop");
    }

    @Test
    void the_audit_log_is_narrowed_by_who_by_what_and_by_days() throws Exception {
        shop();
        team.application.clock.advance(Duration.ofDays(2));
        team.application.editUsers.change(team.workspace, team.rep.id(), "Jonas Maier", Role.VIEWER, team.admin.id());

        assertThat(page("/settings/audit?kind=source")).contains(">Shop<").doesNotContain("Jonas Weber</del>");
        assertThat(page("/settings/audit?by=" + team.admin.id().value()))
                .contains("Jonas Weber</del>")
                .doesNotContain(">Shop<");
        assertThat(page("/settings/audit?from=2026-03-03"))
                .contains("Jonas Weber</del>")
                .doesNotContain(">Shop<");
        assertThat(page("/settings/audit?to=2026-03-03")).contains(">Shop<").doesNotContain("Jonas Weber</del>");
        assertThat(page("/settings/audit?to=2026-01-03")).contains("Nobody changed anything like this");
        assertThat(page("/settings/audit?by=nobody&from=yesterday&after=x_y")).contains(">Shop<");
    }

    @Test
    void more_changes_than_a_page_are_reached_by_a_link_and_none_comes_twice() throws Exception {
        for (int i = 0; i < 60; i++) {
            team.application.editSources.create(
                    team.workspace, "Shop N%02d".formatted(i), List.of(Origin.ANY), null, team.admin.id());
        }

        var first = page("/settings/audit?kind=source");
        var link = Pattern.compile("href=\"(/settings/audit\\?[^\"]*after=[^\"]*)\"")
                .matcher(first);
        assertThat(link.find()).as("a link to the next page").isTrue();
        var second = page(link.group(1).replace("&amp;", "&"));

        for (int i = 0; i < 60; i++) {
            var name = ">Shop N%02d<".formatted(i);
            assertThat(first.contains(name) ^ second.contains(name)).as(name).isTrue();
        }
    }

    @Test
    void the_audit_log_is_taken_away_as_a_file_that_no_spreadsheet_runs() throws Exception {
        team.application.editSources.create(
                team.workspace, "=HYPERLINK(\"http://evil\")", List.of(), null, team.admin.id());

        var file = content(mvc.perform(get("/settings/audit.csv?kind=source").session(admin))
                .andExpect(status().isOk())
                .andReturn());

        assertThat(file.lines().toList()).hasSize(2);
        assertThat(file.lines().findFirst().orElseThrow()).isEqualTo("at,by,action,kind,name,id,before,after");
        assertThat(file).contains("Administrator", "Made", "'=HYPERLINK").doesNotContain(",=HYPERLINK");
    }

    @Test
    void a_test_event_is_sent_and_its_page_tells_what_it_did() throws Exception {
        var shop = shop();
        assertThat(page("/settings/test-event?source=" + shop.id().value())).contains("Shop", "demo_requested");

        var sent = send(post("/settings/test-event")
                        .param("source", shop.id().value().toString())
                        .param("type", "Demo Requested")
                        .param("by", "EMAIL")
                        .param("who", "Me@Acme.example")
                        .param("properties", "path = /pricing\nseats = 12\nname = \"12\""))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        var done = page(sent.getResponse().getRedirectedUrl());

        assertThat(done)
                .contains("demo_requested", "+50", "Demo requested", "stage-warm", "opened", "me@acme.example")
                .contains("href=\"/leads/");
        assertThat(page("/sources/" + shop.id().value())).contains("demo_requested", "seats");
    }

    @Test
    void a_test_event_that_scores_nothing_says_why() throws Exception {
        var shop = shop();

        var sent = send(post("/settings/test-event")
                        .param("source", shop.id().value().toString())
                        .param("type", "nobody_knows")
                        .param("by", "USER_ID")
                        .param("who", "u-1"))
                .andReturn();

        assertThat(page(sent.getResponse().getRedirectedUrl())).contains("No rule of", "nobody_knows");
    }

    @Test
    void what_is_wrong_with_a_test_event_is_said_at_its_field_and_nothing_is_sent() throws Exception {
        shop();

        assertThat(content(send(post("/settings/test-event")
                                .param("source", "x")
                                .param("type", "  ")
                                .param("by", "PHONE")
                                .param("who", "0301234567")
                                .param("properties", "a = 1\n\nno value"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("Choose a source", "Name what happened", "with its country code", "Line 3: “no value”")
                .contains("value=\"0301234567\"");
    }

    @Test
    void an_event_that_is_no_test_has_no_page_here() throws Exception {
        var shop = shop();
        team.sends(shop, "demo_requested", "Demo Requested", Map.of());

        for (var message : List.of("message-1", SendTestEvent.PREFIX + "1")) {
            mvc.perform(get("/settings/test-event/" + shop.id().value() + "/" + message)
                            .session(admin))
                    .andExpect(status().isNotFound());
        }
    }
}
