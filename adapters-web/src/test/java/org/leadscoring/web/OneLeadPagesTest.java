package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.assignment.Assignment;
import org.leadscoring.application.assignment.Assignments.Recorded;
import org.leadscoring.application.delivery.Deliveries.Attempt;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.Reason;
import org.leadscoring.domain.assignment.Reason.NextByTurn;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.Contact.Way;
import org.leadscoring.domain.lead.LeadId;
import tools.jackson.databind.json.JsonMapper;

/** A lead's page: its past, what was done to it, and what is held of it. */
class OneLeadPagesTest extends LeadPages {

    @Test
    void the_chart_has_a_line_marks_of_the_thresholds_and_the_numbers_behind_it() throws Exception {
        var lead = team.lead("Ann", "a@acme.example").does(hoursAgo(30), "demo_requested");

        assertThat(page("/leads/" + lead.value()))
                .contains("<path class=\"course\" d=\"M0 ", "enters warm with 50 points", "band-warm", "As numbers")
                .contains("period=7d", "period=90d", "period=all")
                .doesNotContain("style=");
        assertThat(page("/leads/" + lead.value() + "?period=all")).contains("d=\"M0 ");
    }

    @Test
    void a_lead_is_shown_as_it_was_at_any_time_and_the_way_back() throws Exception {
        var ann = team.lead("Ann", "a@acme.example");
        ann.does(hoursAgo(48), "page_view_pricing");
        var lead = ann.does(hoursAgo(1), "demo_requested");

        var then = page("/leads/" + lead.value() + "?at=2026-03-01T12:00");

        assertThat(then)
                .contains("As of", "Why 15", "= 15", "Back to now", "class=\"then\"")
                .doesNotContain("= 65");
        assertThat(then).doesNotContain("id=\"contacted\"");
        assertThat(page("/leads/" + lead.value())).contains("= 65").doesNotContain("Back to now");
        assertThat(page("/leads/" + lead.value() + "?at=2026-03-02")).contains("= 65");
    }

    @Test
    void a_lead_is_shown_under_any_version_of_a_model() throws Exception {
        var lead = team.lead("Ann", "a@acme.example").does(hoursAgo(1), "demo_requested");
        var primary = team.application.editModels.primary(team.workspace);
        var draft =
                team.application.editModels.draft(team.workspace, "Demos only", primary.definition(), team.admin.id());

        assertThat(page("/leads/" + lead.value() + "?model=" + draft.id().value()))
                .contains("under Demos only, version 1");
        assertThat(page("/leads/" + lead.value())).contains("Demos only 1, draft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at=yesterday", "before=x", "model=none"})
    void a_time_or_version_that_is_none_is_an_address_that_cannot_be_read(String query) throws Exception {
        var lead = team.lead("Ann", "a@acme.example").does(hoursAgo(1), "demo_requested");

        mvc.perform(get("/leads/" + lead.value() + "?" + query).session(rep)).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @CsvSource({
        "all, 'Demo requested|Status: new → contacted|Clock opened|Merged with Bob'",
        "events, Demo requested",
        "score, Demo requested",
        "stages, warm",
        "status, Status: new → contacted",
        "clock, Clock opened",
        "merges, Merged with Bob"
    })
    void the_timeline_tells_what_is_asked_for(String kind, String told) throws Exception {
        var lead = team.lead("Ann", "a@acme.example").does(hoursAgo(2), "demo_requested");
        var bob = team.lead("Bob", "b@acme.example").does(hoursAgo(1), "email_opened");
        work(lead, "contacted");
        team.application.mergeLeads.merge(team.workspace, lead, bob, team.admin.id());

        var timeline = timeline(page("/leads/" + lead.value() + "?show=" + kind));

        assertThat(timeline).contains(told.split("\\|"));
        if (!kind.equals("all")) {
            for (var other : List.of("Status: new", "Clock opened", "Merged with")) {
                assertThat(timeline.contains(other)).as(other).isEqualTo(told.contains(other));
            }
        }
    }

    @Test
    void a_long_past_is_told_page_by_page_and_nothing_is_lost_or_comes_twice() throws Exception {
        var ann = team.lead("Ann", "a@acme.example");
        var lead = ann.does(hoursAgo(900), Map.of("n", "first"), "email_opened");
        for (int i = 1; i < 130; i++) {
            ann.does(hoursAgo(900 - i / 3), Map.of("n", "no" + i + "."), "email_opened");
        }

        for (var kind : List.of("all", "events")) {
            var told = new StringBuilder();
            var url = "/leads/" + lead.value() + "?show=" + kind;
            var pages = 0;
            while (url != null) {
                var page = page(url);
                told.append(timeline(page));
                pages++;
                var earlier = Pattern.compile("href=\"([^\"#]*before=[^\"#]*)#timeline\"")
                        .matcher(timeline(page));
                url = earlier.find() ? earlier.group(1).replace("&amp;", "&") : null;
            }

            assertThat(pages).isEqualTo(3);
            for (int i = 1; i < 130; i++) {
                assertThat(told.toString().split(">no" + i + "\\.<", -1))
                        .as("no" + i)
                        .hasSize(2);
            }
        }
    }

    @Test
    void a_long_ledger_is_shown_in_parts_that_make_the_whole() throws Exception {
        var ann = team.lead("Ann", "a@acme.example");
        var lead = ann.does(minutesAgo(900), "email_opened");
        for (int i = 1; i < 230; i++) {
            ann.does(minutesAgo(900 - i), "email_opened");
        }

        var latest = page("/leads/" + lead.value());
        var earlier = Pattern.compile("href=\"([^\"#]*ledger=30)#ledger\"").matcher(latest);

        assertThat(latest)
                .contains("→ 1150</td>", "→ 155</td>", "Show 30 earlier entries")
                .doesNotContain("→ 150</td>");
        assertThat(earlier.find()).isTrue();
        assertThat(page(earlier.group(1).replace("&amp;", "&")))
                .contains("→ 150</td>", "→ 5</td>")
                .doesNotContain("→ 155</td>");
    }

    @Test
    void two_leads_are_merged_after_asking_and_taken_apart_again() throws Exception {
        var admin = signedIn(team.admin);
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(2), "demo_requested");
        var bob = team.lead("Bob", "b@acme.example").does(hoursAgo(1), "email_opened", "email_clicked");

        assertThat(page("/leads/" + ann.value() + "/merge?q=bob", admin)).contains("with=" + bob.value());
        assertThat(page("/leads/" + ann.value() + "/merge?with=" + bob.value(), admin))
                .contains("Make Ann and Bob one lead?", "The 2 events of Bob move to Ann, and all 3");
        mvc.perform(post("/leads/" + ann.value() + "/merge")
                        .param("with", bob.value().toString())
                        .session(admin)
                        .with(csrf()))
                .andExpect(redirectedUrl("/leads/" + ann.value()));
        var merged = page("/leads/" + ann.value(), admin);
        var ask = Pattern.compile("href=\"(/leads/[^\"]*/merges/\\d+)\"").matcher(merged);
        assertThat(merged).contains("= 65", "Take apart …");
        assertThat(ask.find()).isTrue();

        assertThat(page(ask.group(1), admin)).contains("2 of 3 events");
        mvc.perform(post(ask.group(1) + "/undo").session(admin).with(csrf()))
                .andExpect(redirectedUrl("/leads/" + ann.value()));
        assertThat(page("/leads/" + ann.value(), admin)).contains("= 50", "taken apart", "Merge again …");
        assertThat(page("/leads/" + bob.value(), admin)).contains("= 15");
        assertThat(page(ask.group(1), admin)).contains("Merge them again?");
        mvc.perform(post("/leads/" + ann.value() + "/merge")
                        .param("with", bob.value().toString())
                        .session(admin)
                        .with(csrf()))
                .andExpect(flash().attribute("refused", Matchers.containsString("taken these two apart")));
        mvc.perform(post(ask.group(1) + "/redo").session(admin).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(page("/leads/" + ann.value(), admin)).contains("= 65");
    }

    @Test
    void a_lead_is_declared_void_with_a_reason_and_counts_again_when_taken_back() throws Exception {
        var admin = signedIn(team.admin);
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(2), "demo_requested");

        assertThat(page("/leads/" + ann.value() + "/void", admin)).contains("Its 1 events", "EMAIL:a@acme.example");
        mvc.perform(post("/leads/" + ann.value() + "/void")
                        .param("identifier", "EMAIL:a@acme.example")
                        .param("reason", " ")
                        .session(admin)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Say why, in 1 to 200 characters.")));
        mvc.perform(post("/leads/" + ann.value() + "/void")
                        .param("identifier", "EMAIL:a@acme.example")
                        .param("reason", "a test user")
                        .session(admin)
                        .with(csrf()))
                .andExpect(redirectedUrl("/leads/" + ann.value()));
        assertThat(page("/leads/" + ann.value(), admin))
                .contains("Void: a test user", "<span class=\"mark\">void</span>");
        assertThat(page("/leads/" + ann.value() + "/void", admin)).contains("Let everything count again");

        mvc.perform(post("/leads/" + ann.value() + "/unvoid").session(admin).with(csrf()))
                .andExpect(redirectedUrl("/leads/" + ann.value()));
        assertThat(page("/leads/" + ann.value(), admin)).contains("= 50").doesNotContain("Void: a test user");
    }

    @Test
    void a_rep_neither_merges_nor_voids() throws Exception {
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(2), "demo_requested");
        var bob = team.lead("Bob", "b@acme.example").does(hoursAgo(1), "email_opened");

        for (var url : List.of("/merge", "/void", "/merges/1")) {
            mvc.perform(get("/leads/" + ann.value() + url).session(rep)).andExpect(status().isForbidden());
        }
        for (var url : List.of("/merge", "/void", "/unvoid", "/merges/1/undo", "/merges/1/redo")) {
            mvc.perform(post("/leads/" + ann.value() + url)
                            .param("with", bob.value().toString())
                            .session(rep)
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        assertThat(page("/leads/" + ann.value()))
                .doesNotContain("/merge\"", "/void\"")
                .contains("/export.json");
    }

    @Test
    void everything_held_of_a_lead_is_in_its_export() throws Exception {
        var lead = team.lead("Ann \"A\"", "a@acme.example").with("role", "CTO").does(hoursAgo(2), "demo_requested");
        dealWith(lead);
        work(lead, "contacted");

        var export = new JsonMapper()
                .readTree(mvc.perform(
                                get("/leads/" + lead.value() + "/export.json").session(rep))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString());

        assertThat(export.at("/lead/name").asString()).isEqualTo("Ann \"A\"");
        assertThat(export.at("/traits/role").asString()).isEqualTo("CTO");
        assertThat(export.at("/identifiers/0/value").asString()).isEqualTo("a@acme.example");
        assertThat(export.at("/scores/0/score").asInt()).isEqualTo(50);
        assertThat(export.at("/scores/0/ledger/0/points").asInt()).isEqualTo(50);
        assertThat(export.at("/scores/0/crossings/0/stage").asString()).isEqualTo("warm");
        assertThat(export.at("/events/0/type").asString()).isEqualTo("demo_requested");
        assertThat(export.at("/events/0/properties/path").asString()).isEqualTo("/pricing");
        assertThat(export.at("/work/statuses/0/to").asString()).isEqualTo("contacted");
        assertThat(export.at("/work/clock/0/what").asString()).isEqualTo("opened");
        assertThat(export.at("/work/clock").toString()).contains("away until Monday");
        assertThat(export.at("/contacts").toString()).contains("is ill", "\"way\":\"call\"");
        assertThat(export.at("/assignments").toString())
                .contains(team.admin.id().value().toString(), "NextByTurn");
        assertThat(export.at("/crms/0/crm").asString()).isEqualTo("HubSpot");
        assertThat(export.at("/crms/0/record").asString()).isEqualTo("4711");
        assertThat(export.at("/told/0/destination").asString()).isEqualTo("Team");
        assertThat(export.at("/told/0/attempts/0/request").asString()).isEqualTo("Ann is hot");
    }

    /** All that stands of it anywhere but in its own row. */
    private void dealWith(LeadId lead) {
        var application = team.application;
        var ports = application.ports;
        var by = team.admin.id();
        var now = application.clock.instant();
        application.workOnLead.snooze(team.workspace, lead, now.plusSeconds(18_000), "away until Monday", by);
        application.workOnLead.logContact(team.workspace, lead, Way.CALL, "is ill", false, by);
        var given = new Assignment(by, new Reason(new NextByTurn(1, 1), List.of()));
        var crm = new Connection(
                new ConnectionId(ports.ids().next()),
                team.workspace,
                "HubSpot",
                new Crm.HubSpot(URI.create("https://api.hubapi.com"), new Secret("pat")),
                false,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(Crm.Kind.HUBSPOT),
                Connection.OnErasure.KEEP);
        var where = new Destination(
                new DestinationId(ports.ids().next()), team.workspace, "Team", new Channel.TeamMail(), true, Set.of());
        var fact = new Fact(Topic.STAGE_ENTERED, lead, now, "hot", 50, null, null);
        var told = Delivery.decided(team.workspace, where.id(), by, fact, "hot", now);
        ports.transactions().run(() -> {
            ports.assignments()
                    .record(team.workspace, List.of(new Recorded(lead, given, now, AssignmentMethod.ROUND_ROBIN, by)));
            ports.connections().add(crm, now);
            ports.links()
                    .save(
                            team.workspace,
                            crm.id(),
                            List.of(Link.fresh(lead).taken("4711", Map.of("name", "Ann"), now)),
                            false);
            ports.destinations().add(where, now);
            ports.outbox().add(team.workspace, List.of(told));
            ports.deliveries()
                    .record(team.workspace, List.of(new Attempt(told.id(), now, 9, true, "Ann is hot", "ok")));
            return told;
        });
    }
}
