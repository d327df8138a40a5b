package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.sla.SlaClocks.Doing;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.State;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Work on leads from the queue, one by one and several at once, by plain forms. */
class QueueWorkTest extends TeamPages {

    private MockHttpSession rep;
    private LeadId ann;

    @BeforeEach
    void begin() throws Exception {
        itIs(NOON);
        rep = signedIn(team.rep);
        ann = team.lead("Ann Lee", "ann@acme.example").does(NOON.minus(Duration.ofMinutes(10)), "demo_requested");
    }

    @Test
    void a_logged_call_answers_the_lead_and_is_kept_with_its_note() throws Exception {
        does(post("/queue/" + ann.value() + "/contact?tab=team")
                        .param("way", "call")
                        .param("note", "wants a quote"))
                .andExpect(redirectedUrl("/queue?tab=team"))
                .andExpect(flash().attribute("done", "Call with Ann Lee is noted."));

        assertThat(stored(ann).status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(clock(ann).state()).isEqualTo(State.MET);
        assertThat(team.ports.leads().contacts(team.workspace, ann))
                .containsExactly(new Contact(Contact.Way.CALL, "wants a quote", NOON, team.rep.id()));
    }

    @Test
    void whoever_was_not_reached_stays_new() throws Exception {
        does(post("/queue/" + ann.value() + "/contact").param("way", "email").param("missed", "true"));

        assertThat(stored(ann).status()).isEqualTo(LeadStatus.NEW);
        assertThat(clock(ann).state()).isEqualTo(State.MET);
    }

    @Test
    void a_note_that_is_too_long_and_a_way_that_is_none_change_nothing() throws Exception {
        does(post("/queue/" + ann.value() + "/contact").param("way", "call").param("note", "x".repeat(501)))
                .andExpect(status().isBadRequest());
        does(post("/queue/" + ann.value() + "/contact").param("way", "pigeon")).andExpect(status().isBadRequest());

        assertThat(clock(ann).state()).isEqualTo(State.OPEN);
    }

    @Test
    void a_snoozed_lead_moves_to_its_own_tab_and_back_when_somebody_wakes_it() throws Exception {
        var menu = page("/queue/" + ann.value() + "/work?tab=team");
        assertThat(menu).contains("2026-03-02T13:00:00Z", "Tuesday 09:00", "Monday 09:00");

        does(post("/queue/" + ann.value() + "/snooze?tab=team")
                        .param("until", "2026-03-03T09:00:00Z")
                        .param("why", "in a meeting"))
                .andExpect(flash().attribute("done", "Ann Lee is put off until Tuesday 09:00."));

        assertThat(page("/queue?tab=team")).doesNotContain("Ann Lee</a>");
        assertThat(page("/queue?tab=snoozed")).contains("Ann Lee</a>", "Tuesday 09:00", "Put off");
        assertThat(page("/queue/" + ann.value() + "/work?tab=snoozed")).contains("Wake it now");
        assertThat(team.ports.slaClocks().ledger(team.workspace, ann).getLast().doing())
                .isEqualTo(new Doing(team.rep.id(), "in a meeting"));

        does(post("/queue/" + ann.value() + "/wake?tab=snoozed"))
                .andExpect(flash().attribute("done", "Ann Lee is back in the queue."));

        assertThat(page("/queue?tab=team")).contains("Ann Lee</a>");
        assertThat(page("/queue?tab=snoozed")).contains("Nobody is put off.");
    }

    @Test
    void a_snooze_without_a_reason_or_into_the_past_says_what_to_do() throws Exception {
        does(post("/queue/" + ann.value() + "/snooze").param("until", "2026-03-03T09:00:00Z"))
                .andExpect(flash().attribute("refused", "Say why the lead is put off, in 1 to 200 characters."));
        does(post("/queue/" + ann.value() + "/snooze")
                        .param("until", "2026-03-01T09:00:00Z")
                        .param("why", "busy"))
                .andExpect(flash().attributeExists("refused"));
        does(post("/queue/" + ann.value() + "/snooze")
                        .param("until", "tomorrow")
                        .param("why", "busy"))
                .andExpect(status().isBadRequest());

        assertThat(clock(ann).state()).isEqualTo(State.OPEN);
    }

    @Test
    void several_leads_are_worked_on_at_once_and_those_that_refuse_are_named() throws Exception {
        var bob = team.lead("Bob Ray", "bob@acme.example").does(NOON, "demo_requested");
        does(post("/queue/" + bob.value() + "/status").param("to", "won"));

        does(chosen("/queue/work/status?tab=team&stage=warm", ann, bob).param("move-to", "qualified"))
                .andExpect(redirectedUrlPattern("/queue?*stage=warm*"))
                .andExpect(flash().attribute("done", "One lead is changed."))
                .andExpect(flash().attribute("refused", "One lead could not be changed: Bob Ray."));
        does(chosen("/queue/work/owner", ann, bob)
                        .param("give-to", team.priya.id().value().toString()))
                .andExpect(flash().attribute("done", "2 leads are changed."));

        assertThat(stored(ann).status()).isEqualTo(LeadStatus.QUALIFIED);
        assertThat(stored(bob).status()).isEqualTo(LeadStatus.WON);
        assertThat(stored(ann).owner()).isEqualTo(team.priya.id());
        assertThat(stored(bob).owner()).isEqualTo(team.priya.id());
    }

    @Test
    void several_leads_are_snoozed_at_once_and_choosing_none_is_said() throws Exception {
        does(chosen("/queue/work/snooze", ann)
                .param("until", "2026-03-02T13:00:00Z")
                .param("why", "fair"));
        does(chosen("/queue/work/owner").param("give-to", ""))
                .andExpect(flash().attribute("refused", "No lead is chosen. Tick those you mean first."));
        does(chosen("/queue/work/owner", new LeadId(UUID.randomUUID())).param("give-to", ""))
                .andExpect(flash().attributeExists("refused"));

        assertThat(clock(ann).nextAt()).isEqualTo("2026-03-02T13:00:00Z");
    }

    @Test
    void the_form_is_taken_as_a_browser_sends_it_with_all_its_fields() throws Exception {
        does(chosen("/queue/work/status", ann)
                        .param("give-to", team.priya.id().value().toString())
                        .param("until", "2026-03-02T13:00:00Z")
                        .param("why", "")
                        .param("move-to", "qualified"))
                .andExpect(flash().attribute("done", "One lead is changed."));

        assertThat(stored(ann).status()).isEqualTo(LeadStatus.QUALIFIED);
        assertThat(stored(ann).owner()).isNotEqualTo(team.priya.id());
    }

    @Test
    void who_was_answered_meanwhile_cannot_be_put_off() throws Exception {
        does(post("/queue/" + ann.value() + "/status").param("to", "contacted"));

        does(post("/queue/" + ann.value() + "/snooze")
                        .param("until", "2026-03-02T13:00:00Z")
                        .param("why", "fair"))
                .andExpect(flash().attribute(
                                "refused", "No answer is owed to this lead any more, so there is nothing to put off."));
        does(chosen("/queue/work/snooze", ann)
                        .param("until", "2026-03-02T13:00:00Z")
                        .param("why", "fair"))
                .andExpect(flash().attribute("refused", "One lead could not be changed: Ann Lee."))
                .andExpect(flash().attributeCount(1));
    }

    @Test
    void the_same_is_done_from_the_page_of_the_lead() throws Exception {
        var lead = "/leads/" + ann.value();
        does(post(lead + "/snooze").param("until", "2026-03-03T09:00:00Z").param("why", "in a meeting"))
                .andExpect(redirectedUrl(lead))
                .andExpect(flash().attribute("done", "Ann Lee is put off until Tuesday 09:00."));
        assertThat(page(lead))
                .contains("put off until", "Tuesday 09:00", "Wake it now")
                .doesNotContain("due 2 Mar");

        does(post(lead + "/wake")).andExpect(flash().attribute("done", "Ann Lee is back in the queue."));
        does(post(lead + "/contact").param("way", "call").param("note", "wants a quote"))
                .andExpect(redirectedUrl(lead))
                .andExpect(flash().attribute("done", "Call with Ann Lee is noted."));

        assertThat(clock(ann).state()).isEqualTo(State.MET);
        assertThat(team.ports.leads().contacts(team.workspace, ann))
                .extracting(Contact::note)
                .containsExactly("wants a quote");
        assertThat(page(lead)).doesNotContain("Wake it now").doesNotContain(lead + "/snooze");
    }

    @Test
    void a_row_is_fetched_as_it_is_now_and_not_at_all_when_its_lead_has_left_the_list() throws Exception {
        var stage = stored(ann).standing().stage();
        var band = clock(ann).bandFrom();
        assertThat(page("/queue/" + ann.value() + "/row?tab=team&stage=" + stage + "&band=" + band))
                .contains("Ann Lee");
        assertThat(page("/queue/" + ann.value() + "/row?tab=team&stage=elsewhere"))
                .doesNotContain("Ann Lee</a>");
        assertThat(page("/queue/" + ann.value() + "/row?tab=team&band=" + (band + 1)))
                .doesNotContain("Ann Lee</a>");
        assertThat(page("/queue/" + ann.value() + "/row?tab=team")).contains("Ann Lee", "count-later");
        assertThat(page("/queue/" + ann.value() + "/row?tab=mine")).doesNotContain("Ann Lee</a>");
    }

    @Test
    void a_row_that_somebody_else_changed_just_now_says_who_it_was() throws Exception {
        var row = "/queue/" + ann.value() + "/row?tab=team";
        assertThat(page(row)).doesNotContain("just now</span>");

        does(post("/queue/" + ann.value() + "/owner?tab=team")
                .param("to", team.priya.id().value().toString()));

        var priya = signedIn(team.priya);
        assertThat(page(row, priya)).contains(team.rep.name() + ", just now</span>");
        assertThat(page(row)).as("to whoever did it").doesNotContain("just now</span>");
        assertThat(page("/leads/" + ann.value())).contains("Given to " + team.priya.name(), "by " + team.rep.name());
        itIs(NOON.plusSeconds(31));
        assertThat(page(row, priya)).as("later").doesNotContain("just now</span>");
    }

    @Test
    void below_the_queue_stands_how_promises_were_kept_today() throws Exception {
        assertThat(page("/queue?tab=team")).doesNotContain("In time today");

        does(post("/queue/" + ann.value() + "/contact").param("way", "call"));
        team.application.countDashboards.count(team.workspace);

        assertThat(page("/queue?tab=team")).contains("In time today 100\u00a0% · median 9 min");
        itIs(NOON.plus(Duration.ofDays(1)));
        assertThat(page("/queue?tab=team", signedIn(team.rep))).doesNotContain("In time today");
    }

    @Test
    void a_viewer_neither_chooses_nor_changes() throws Exception {
        var viewer = signedIn(team.viewer);
        assertThat(mvc.perform(get("/queue?tab=team").session(viewer))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Ann Lee")
                .doesNotContain("name=\"lead\"");
        for (var work : new String[] {"/queue/work/owner", "/queue/" + ann.value() + "/snooze"}) {
            mvc.perform(post(work).session(viewer).with(csrf())).andExpect(status().isForbidden());
        }
    }

    private static MockHttpServletRequestBuilder chosen(String url, LeadId... leads) {
        var request = post(url);
        for (var lead : Set.of(leads)) {
            request.param("lead", lead.value().toString());
        }
        return request;
    }

    private ResultActions does(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(rep).with(csrf()));
    }

    private String page(String url) throws Exception {
        return page(url, rep);
    }

    private Lead stored(LeadId lead) {
        return team.ports.leads().byId(team.workspace, lead).orElseThrow();
    }

    private SlaClock clock(LeadId lead) {
        return team.ports.slaClocks().of(team.workspace, Set.of(lead)).get(lead);
    }
}
