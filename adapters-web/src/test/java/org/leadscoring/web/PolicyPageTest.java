package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.BusinessHours.Period;
import org.leadscoring.domain.sla.SlaBand;
import org.leadscoring.domain.sla.SlaBand.OpensFor;
import org.leadscoring.domain.sla.SlaPolicy;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The policy as a form: nothing typed is lost, nothing invalid is saved, and a Friday says what it means. */
class PolicyPageTest extends TeamPages {

    private MockHttpSession manager;

    @BeforeEach
    void begin() throws Exception {
        itIs(NOON);
        manager = signedIn(team.priya);
    }

    @Test
    void the_policy_is_shown_with_what_it_means_for_a_lead_on_a_friday() throws Exception {
        assertThat(page())
                .contains("value=\"85\"", "value=\"60\"", "all below")
                .contains("A lead that reaches 85 on Friday 16:30", "is due Friday 17:30", "warned Friday 17:15");
    }

    @Test
    void a_policy_is_saved_as_it_was_written() throws Exception {
        does(office("save")).andExpect(redirectedUrl("/sla"));

        var policy = team.ports.slaPolicies().of(team.workspace);
        assertThat(policy.bands())
                .containsExactly(
                        new SlaBand(70, Duration.ofMinutes(90), OpensFor.EVERYONE),
                        new SlaBand(Integer.MIN_VALUE, Duration.ofDays(2), OpensFor.KNOWN));
        assertThat(policy.warnPercent()).isEqualTo(20);
        assertThat(policy.hours().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(policy.hours().week())
                .isEqualTo(Map.of(
                        DayOfWeek.MONDAY, List.of(new Period(540, 720), new Period(780, 1_020)),
                        DayOfWeek.FRIDAY, List.of(new Period(540, 1_020))));
        assertThat(policy.hours().holidays()).isEqualTo(Map.of(LocalDate.of(2026, 12, 25), "Christmas"));
        assertThat(policy.pauseOn()).isEqualTo(Set.of(LeadStatus.QUALIFIED));
        assertThat(page())
                .contains(
                        "The policy is in force", "by Priya Nair", "09:00-12:00, 13:00-17:00", "2026-12-25 Christmas");
    }

    @Test
    void what_it_would_mean_is_shown_before_it_is_saved() throws Exception {
        var shown = does(office("try"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(shown).contains("A lead that reaches 70 on Friday 16:30", "is due Monday 10:00");
        assertThat(team.ports.slaPolicies().of(team.workspace)).isEqualTo(SlaPolicy.STANDARD);
    }

    @Test
    void bands_come_and_go_without_losing_what_was_typed() throws Exception {
        var more = does(office("add")).andReturn().getResponse().getContentAsString();
        assertThat(count(more, "name=\"amount\"")).isEqualTo(3);
        assertThat(more).contains("value=\"90\"", "2026-12-25 Christmas");

        var less = does(office("remove-1")).andReturn().getResponse().getContentAsString();
        assertThat(count(less, "name=\"amount\"")).isEqualTo(1);
    }

    @Test
    void everything_wrong_is_said_where_it_stands_and_nothing_is_saved() throws Exception {
        var shown = does(form("save", new String[] {"hot", "5", "5"}, new String[] {"1", "0", "2"})
                        .param("warn", "100")
                        .param("office", "true")
                        .param("zone", "Europe/Atlantis")
                        .param("mon", "9-12, 11-17")
                        .param("tue", "from nine")
                        .param("holidays", "2026-12-25\n25.12.2026"))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(shown)
                .contains("Write a whole number of points")
                .contains("Another band begins here")
                .contains("Write a whole number from 1 on")
                .contains("Write a whole number from 1 to 99")
                .contains("“Europe/Atlantis” is no time zone")
                .contains("Write times as 9:00-12:00")
                .contains("Line 2: “25.12.2026” is no day")
                .contains("value=\"hot\"", "value=\"from nine\"", "9-12, 11-17");
        assertThat(team.ports.slaPolicies().of(team.workspace)).isEqualTo(SlaPolicy.STANDARD);
    }

    @Test
    void an_office_that_is_never_open_or_twice_at_once_is_refused() throws Exception {
        assertThat(does(form("save", new String[] {""}, new String[] {"1"})
                                .param("warn", "25")
                                .param("office", "true")
                                .param("zone", "UTC"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Give at least one day an open time");
        assertThat(does(form("save", new String[] {""}, new String[] {"1"})
                                .param("warn", "25")
                                .param("office", "true")
                                .param("zone", "UTC")
                                .param("wed", "9-12, 11-17"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("These times overlap");
    }

    @Test
    void whoever_comes_second_is_told_and_keeps_what_they_wrote() throws Exception {
        var stale = office("save");
        does(form("save", new String[] {""}, new String[] {"3"}).param("warn", "25"));

        var shown = does(stale)
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(shown).contains("Somebody else has changed the policy", "value=\"90\"", "Europe/Berlin");
        assertThat(team.ports.slaPolicies().of(team.workspace).bands()).hasSize(1);
    }

    @Test
    void reps_and_viewers_do_not_see_it() throws Exception {
        for (var user : List.of(team.rep, team.viewer)) {
            mvc.perform(get("/sla").session(signedIn(user))).andExpect(status().isForbidden());
            mvc.perform(post("/sla").session(signedIn(user)).with(csrf())).andExpect(status().isForbidden());
        }
    }

    private MockHttpServletRequestBuilder office(String wish) throws Exception {
        return form(wish, new String[] {"70", ""}, new String[] {"90", "2"})
                .param("warn", "20")
                .param("office", "true")
                .param("zone", "Europe/Berlin")
                .param("mon", "9-12, 13:00–17.00")
                .param("fri", "9:00-17:00")
                .param("holidays", "2026-12-25 Christmas\n\n")
                .param("pause", "qualified");
    }

    /** The first band in minutes, all others in days. */
    private MockHttpServletRequestBuilder form(String wish, String[] from, String[] amounts) throws Exception {
        var request =
                post("/sla").param("do", wish).param("revision", revision()).param("from", from);
        for (int i = 0; i < amounts.length; i++) {
            request.param("amount", amounts[i])
                    .param("unit", i == 0 ? "MINUTES" : "DAYS")
                    .param("opens", i == 0 ? "EVERYONE" : "KNOWN");
        }
        return request;
    }

    private String revision() throws Exception {
        var matcher = Pattern.compile("name=\"revision\" value=\"([0-9a-f]+)\"").matcher(page());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static long count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1L;
    }

    private ResultActions does(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(manager).with(csrf()));
    }

    private String page() throws Exception {
        return page("/sla", manager);
    }
}
