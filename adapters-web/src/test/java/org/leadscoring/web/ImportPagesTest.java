package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.importing.Import;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** The pages of imports over ports in memory. */
class ImportPagesTest extends TeamPages {

    private static final String FILE =
            "Email,First Name,Score\nann@acme.example,<b>Ann</b>,3\nnobody,Bob,\nbob@acme.example,Bob,Select\n";

    private MockHttpSession session;

    @BeforeEach
    void signIn() throws Exception {
        session = signedIn(team.marketing);
    }

    @Test
    void the_list_teaches_what_can_be_imported_while_there_is_nothing() throws Exception {
        page("/imports").andExpect(content().string(containsString("Nothing has been imported yet.")));
    }

    @Test
    void a_file_that_was_sent_shows_its_columns_a_guess_and_what_its_first_rows_become() throws Exception {
        var mapping = upload("LEADS", FILE);

        page(mapping)
                .andExpect(content().string(containsString("First Name")))
                .andExpect(content().string(containsString("<option value=\"email\" selected=\"selected\">")))
                .andExpect(content().string(containsString("value=\"firstName\"")))
                .andExpect(content().string(containsString("&lt;b&gt;Ann&lt;/b&gt;")))
                .andExpect(content().string(not(containsString("<b>Ann"))))
                .andExpect(content().string(containsString("is not an e-mail address")));
    }

    @Test
    void a_mapping_that_cannot_be_says_why_at_the_form_and_keeps_what_was_filled_in() throws Exception {
        var mapping = upload("LEADS", FILE);

        mvc.perform(form(mapping, "ignore", "trait", "trait")
                        .param("act", "start")
                        .param("emptyValues", "Select"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("no column says who a row is about")))
                .andExpect(content().string(containsString(">Select</textarea>")));

        assertThat(only().state()).isEqualTo(State.PLANNING);
    }

    @Test
    void a_column_that_cannot_be_is_named() throws Exception {
        var mapping = upload("LEADS", FILE);

        mvc.perform(form(mapping, "email", "email", "trait").param("act", "try"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("First Name: means the same as column")));
    }

    @Test
    void an_outcome_is_guessed_shown_and_imported_by_who_sent_the_file() throws Exception {
        var mapping = upload("LEADS", "Email,Converted\nann@acme.example,1\nbob@acme.example,perhaps\n");

        page(mapping)
                .andExpect(content().string(containsString("<option value=\"outcome\" selected=\"selected\">")))
                .andExpect(content().string(containsString("When leads were won or lost whose rows do not say so")))
                .andExpect(content().string(containsString("is no outcome; write won, lost")));
        mvc.perform(form(mapping, "email", "outcome")
                        .param("act", "try")
                        .param("zone", "Europe/Berlin")
                        .param("endedAt", "2026-02-15"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("datetime=\"2026-02-14T23:00:00Z\"")))
                .andExpect(content().string(containsString("value=\"2026-02-15\"")));
        mvc.perform(form(mapping, "email", "outcome").param("act", "try").param("at", "soon"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("&quot;soon&quot; is not a time")));
        mvc.perform(form(mapping, "email", "outcome").param("act", "start").param("endedAt", "2026-02-15T17:00:00Z"));
        team.application.runImports.work();

        var lead = leadsOf("ann@acme.example").iterator().next();
        assertThat(team.ports.leads().statusHistory(team.workspace, lead))
                .containsExactly(new StatusChange(
                        LeadStatus.NEW, LeadStatus.WON, Instant.parse("2026-02-15T17:00:00Z"), team.marketing.id()));
        page("/leads/" + lead.value()).andExpect(content().string(containsString("new → won")));
    }

    @Test
    void a_check_reads_all_rows_and_comes_back_to_the_mapping_with_its_counts() throws Exception {
        var mapping = upload("LEADS", FILE);
        var progress = mapping.replace("/mapping", "");

        mvc.perform(form(mapping, "email", "trait", "trait").param("act", "check"))
                .andExpect(redirectedUrl(progress));
        page(progress)
                .andExpect(content().string(containsString("being checked")))
                .andExpect(content().string(containsString("hx-trigger=\"every 1s\"")));
        team.application.runImports.work();

        mvc.perform(get(progress).session(session)).andExpect(redirectedUrl(mapping));
        mvc.perform(get(progress).session(session).header("HX-Request", "true"))
                .andExpect(header().string("HX-Redirect", mapping));
        page(mapping)
                .andExpect(content().string(containsString("All rows were read, nothing was written")))
                .andExpect(content().string(containsString("&quot;nobody&quot; is not an e-mail address")));
        assertThat(leadsOf("ann@acme.example")).isEmpty();
    }

    @Test
    void an_import_runs_and_its_page_shows_how_far_it_is_and_what_came_of_it() throws Exception {
        var mapping = upload("LEADS", FILE);
        var progress = mapping.replace("/mapping", "");

        mvc.perform(form(mapping, "email", "trait", "trait")
                        .param("act", "start")
                        .param("emptyValues", "Select"))
                .andExpect(redirectedUrl(progress));
        page(progress)
                .andExpect(content().string(containsString(">running<")))
                .andExpect(content().string(containsString("hx-get=\"" + progress + "\"")));
        team.application.runImports.work();

        page(progress)
                .andExpect(content().string(containsString(">done<")))
                .andExpect(content().string(not(containsString("hx-get"))))
                .andExpect(content().string(containsString("Silent: leads get scores")));
        page("/imports").andExpect(content().string(containsString("people.csv")));
        assertThat(only().progress().taken()).isEqualTo(2);
        assertThat(only().by()).isEqualTo(team.marketing.id());
        assertThat(leadsOf("ann@acme.example")).hasSize(1);
        mvc.perform(get(progress + "/errors").session(session))
                .andExpect(header().string("Content-Disposition", containsString("people-errors.csv")))
                .andExpect(content().string("""
                                line,column,reason,Email,First Name,Score\r
                                3,Email,"\""nobody"" is not an e-mail address",nobody,Bob,\r
                                """));
    }

    @Test
    void clocks_are_opened_only_where_the_box_was_ticked() throws Exception {
        var mapping = upload("LEADS", FILE);

        mvc.perform(
                form(mapping, "email", "trait", "trait").param("act", "start").param("opensClocks", "on"));

        assertThat(only().plan().opensClocks()).isTrue();
    }

    @Test
    void another_delimiter_divides_the_file_anew() throws Exception {
        var mapping = upload("LEADS", "Email;Name\na@b.example;Ann\n");

        page(mapping).andExpect(content().string(containsString("<th scope=\"row\">Name</th>")));
        page(mapping + "?delimiter=comma")
                .andExpect(content().string(containsString("<th scope=\"row\">Email;Name</th>")));
    }

    @Test
    void events_have_a_type_and_properties() throws Exception {
        var mapping = upload("EVENTS", "user id,event,plan\nu1,Demo Requested,pro\n");

        page(mapping)
                .andExpect(content().string(containsString("Demo requested")))
                .andExpect(content().string(containsString("property of the event")));
    }

    @Test
    void an_import_can_be_stopped_and_gone_on_with() throws Exception {
        var mapping = upload("LEADS", FILE);
        var progress = mapping.replace("/mapping", "");
        mvc.perform(form(mapping, "email", "trait", "trait").param("act", "start"));

        mvc.perform(post(progress + "/cancel").session(session).with(csrf())).andExpect(redirectedUrl(progress));
        assertThat(only().state()).isEqualTo(State.CANCELLED);
        page(progress).andExpect(content().string(containsString("Go on where it stopped")));
        mvc.perform(post(progress + "/go-on").session(session).with(csrf())).andExpect(redirectedUrl(progress));
        assertThat(only().state()).isEqualTo(State.RUNNING);
        team.application.runImports.work();

        mvc.perform(post(progress + "/cancel").session(session).with(csrf())).andExpect(redirectedUrl(progress));
        assertThat(only().state()).isEqualTo(State.DONE);
    }

    @Test
    void a_file_that_is_too_large_or_empty_is_refused_at_the_form() throws Exception {
        mvc.perform(sending("LEADS", "x".repeat((1 << 20) + 1)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("larger than 1 MB")));
        mvc.perform(sending("LEADS", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("the file is empty")));
    }

    @Test
    void a_file_without_rows_says_so() throws Exception {
        mvc.perform(get(upload("LEADS", "\n\n")).session(session))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("the file has no rows")));
    }

    @Test
    void what_is_not_there_is_a_friendly_page() throws Exception {
        mvc.perform(get("/imports/00000000-0000-7000-8000-000000000000").session(session))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("There is nothing here")));
    }

    @Test
    void who_may_not_import_sees_no_link_and_gets_no_page() throws Exception {
        var mapping = upload("LEADS", FILE);
        for (var user : List.of(team.priya, team.rep, team.viewer)) {
            var other = signedIn(user);
            mvc.perform(get("/leads").session(other))
                    .andExpect(content().string(not(containsString("href=\"/imports\""))));
            for (var url : List.of("/imports", "/imports/new", mapping, mapping.replace("/mapping", "/errors"))) {
                mvc.perform(get(url).session(other)).andExpect(status().isForbidden());
            }
            mvc.perform(sending("LEADS", FILE).session(other)).andExpect(status().isForbidden());
            mvc.perform(form(mapping, "email", "trait", "trait")
                            .param("act", "start")
                            .session(other))
                    .andExpect(status().isForbidden());
        }
        page("/leads").andExpect(content().string(containsString("href=\"/imports\"")));
        mvc.perform(sending("LEADS", FILE).session(new MockHttpSession())).andExpect(redirectedUrl("/sign-in?ended"));
    }

    private String upload(String kind, String text) throws Exception {
        var answer = mvc.perform(sending(kind, text)).andReturn().getResponse();
        assertThat(answer.getRedirectedUrl()).isNotNull().endsWith("/mapping");
        return answer.getRedirectedUrl();
    }

    private MockMultipartHttpServletRequestBuilder sending(String kind, String text) {
        var file = new MockMultipartFile("file", "people.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
        return multipart("/imports").file(file).param("kind", kind).with(csrf()).session(session);
    }

    private MockHttpServletRequestBuilder form(String mapping, String... targets) {
        return post(mapping)
                .param("target", targets)
                .param("name", "email", "firstName", "score")
                .param("type", "auto", "auto", "auto")
                .session(session)
                .with(csrf());
    }

    private ResultActions page(String url) throws Exception {
        return mvc.perform(get(url).session(session)).andExpect(status().isOk());
    }

    private Import only() {
        return team.application.importFiles.all(team.workspace).getFirst();
    }

    private Set<LeadId> leadsOf(String email) {
        return team.ports.identityBook().leadsOf(team.workspace, Set.of(new Identifier(IdentifierType.EMAIL, email)));
    }
}
