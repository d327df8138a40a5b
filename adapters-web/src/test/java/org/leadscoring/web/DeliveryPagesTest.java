package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.Direction;

/** The pages on which is said who is told of what, and what became of it, over ports in memory. */
class DeliveryPagesTest extends SettingsPages {

    private static final String SLACK = "https://hooks.slack.com/services/T0/B0/abcdefghijkl";

    @Test
    void who_configures_may_say_who_is_told_a_manager_may_look_and_nobody_else() throws Exception {
        var hook = slack("Sales");
        for (var user : List.of(team.admin, team.marketing, team.priya, team.rep, team.viewer)) {
            var session = signedIn(user.username(), user.username());
            var configures = user.role().mayConfigure();
            for (var page : List.of(
                    "/destinations", "/destinations/new", "/destinations/new?kind=slack", address(hook), "/actions")) {
                mvc.perform(get(page).session(session)).andExpect(status().is(configures ? 200 : 403));
            }
            mvc.perform(get("/deliveries").session(session))
                    .andExpect(status().is(configures || user.role().mayManage() ? 200 : 403));
            for (var url : List.of(
                    "/destinations",
                    address(hook),
                    address(hook) + "/test",
                    address(hook) + "/remove",
                    "/actions",
                    "/deliveries/resend")) {
                if (!configures) {
                    mvc.perform(post(url).session(session).with(csrf())).andExpect(status().isForbidden());
                }
            }
            mvc.perform(get("/settings/mail").session(session)).andExpect(status().isOk());
        }
    }

    @Test
    void a_slack_channel_is_made_and_its_address_never_shown_again() throws Exception {
        assertThat(page("/destinations")).contains("Nobody is told yet.");
        assertThat(page("/destinations/new")).contains("Slack", "Webhook", "E-mail to the team");
        assertThat(page("/destinations/new?kind=slack")).contains("Incoming webhook");

        send(post("/destinations")
                        .param("kind", "slack")
                        .param("name", " #sales ")
                        .param("url", SLACK))
                .andExpect(status().is3xxRedirection());

        var made = only();
        assertThat(made.name()).isEqualTo("#sales");
        assertThat(made.channel()).isEqualTo(new Channel.Slack(new Secret(SLACK)));
        assertThat(page("/destinations")).contains("#sales", "nothing yet");
        assertThat(page(address(made))).contains("kept (…ijkl)").doesNotContain("abcdefgh");

        send(post(address(made)).param("kind", "slack").param("name", "Sales").param("topics", "sla_breached"))
                .andExpect(redirectedUrl(address(made)));
        assertThat(only().channel()).isEqualTo(made.channel());
        assertThat(only().topics()).containsExactly(Topic.SLA_BREACHED);
        assertThat(page("/settings/audit")).contains("Sales", "#sales").doesNotContain("abcdefgh");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_is_lost() throws Exception {
        slack("Sales");

        var answer = content(send(post("/destinations")
                        .param("kind", "webhook")
                        .param("name", "sales")
                        .param("url", "https://example.com/hook"))
                .andExpect(status().isUnprocessableContent())
                .andReturn());
        assertThat(answer).contains("name-error", "another destination is called so", "https://example.com/hook");

        assertThat(content(send(post("/destinations")
                                .param("kind", "webhook")
                                .param("name", "Hook")
                                .param("url", "ftp://example.com"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("url-error", "write a web address");
        assertThat(content(send(post("/destinations")
                                .param("kind", "webhook")
                                .param("name", "Hook")
                                .param("url", "https://example.com")
                                .param("secret", "whsec_short"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("secret-error", "Base64 of 24 to 64 bytes");
        assertThat(content(send(post("/destinations")
                                .param("kind", "mail")
                                .param("name", "Mail")
                                .param("recipients", "ann"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("recipients-error", "is no e-mail address");
        assertThat(content(send(post("/destinations").param("kind", "pigeon").param("name", ""))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("name-error", "kind-error");
        assertThat(destinations()).hasSize(1);
    }

    @Test
    void the_secret_of_a_webhook_is_shown_once_and_can_be_replaced_beside_the_old_one() throws Exception {
        var made = send(post("/destinations")
                        .param("kind", "webhook")
                        .param("name", "Hook")
                        .param("url", "https://example.com/hook"))
                .andExpect(flash().attributeExists("secret"))
                .andReturn();
        var first = Objects.requireNonNull(made.getFlashMap().get("secret")).toString();
        var hook = only();
        assertThat(page(address(hook))).contains(first);
        assertThat(page(address(hook))).doesNotContain(first);

        send(post(address(hook) + "/secret")).andExpect(flash().attributeExists("secret"));
        assertThat(webhook().secrets()).hasSize(2).contains(new Secret(first));
        assertThat(page(address(hook))).contains("End the old one");

        send(post(address(hook) + "/secret/end")).andExpect(redirectedUrl(address(hook)));
        assertThat(webhook().secrets()).hasSize(1).doesNotContain(new Secret(first));
    }

    @Test
    void a_test_says_exactly_what_came_back() throws Exception {
        var hook = slack("Sales");

        send(post(address(hook) + "/test")).andExpect(flash().attribute("answer", "HTTP 200: ok"));
        team.application.telling.sender.answers.add(new Outcome.Refused("HTTP 400: invalid_payload"));
        send(post(address(hook) + "/test"))
                .andExpect(flash().attribute("answer", "HTTP 400: invalid_payload"))
                .andExpect(flash().attribute("request", "POST of test"));
        assertThat(team.application.telling.sender.said)
                .allSatisfy(
                        notice -> assertThat(notice.lead().orElseThrow().name()).isEqualTo("Ann Example"));
    }

    @Test
    void what_was_told_is_listed_inspected_and_sent_once_more() throws Exception {
        var hook = slack("Sales");
        send(post("/actions").param("do", "up:tell:" + hook.id().value() + ":warm"))
                .andExpect(redirectedUrl("/actions"));
        team.application.telling.sender.answers.add(new Outcome.Refused("HTTP 400: <b>no</b>"));
        var lead = team.lead("Ann <i>Lee</i>", "ann@example.com").does(now(), "demo_requested");
        deliver();

        assertThat(page("/deliveries"))
                .contains("Ann &lt;i&gt;Lee&lt;/i&gt;", "given up", "HTTP 400: &lt;b&gt;no&lt;/b&gt;", "Sales")
                .contains("1 were given up", "Send them once more");
        var manager = signedIn(team.priya.username(), team.priya.username());
        assertThat(mvc.perform(get("/deliveries").session(manager))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("1 were given up")
                .doesNotContain("Send them once more");
        assertThat(page("/deliveries?state=delivered")).contains("Nothing was told.");
        assertThat(page("/destinations")).contains("state=dead");
        var delivery =
                team.ports.deliveries().of(team.workspace, Set.of(lead), 9).getFirst();
        var url = "/deliveries/" + delivery.id().value();
        assertThat(page(url)).contains("POST of lead.stage_entered", "HTTP 400", "Attempts: 1");

        send(post(url + "/resend")).andExpect(redirectedUrl(url));
        deliver();
        assertThat(page(url)).contains("delivered", "Attempts: 2");
        mvc.perform(get("/deliveries/00000000-0000-0000-0000-000000000000").session(admin))
                .andExpect(status().isNotFound());
    }

    @Test
    void many_at_a_time_are_counted_until_it_is_their_turn_and_then_listed() throws Exception {
        var hook = slack("Sales");
        var many = IntStream.range(0, 20)
                .mapToObj(i -> {
                    var fact = Fact.of(Topic.STAGE_ENTERED, now().minusSeconds(i), null);
                    return Delivery.decided(team.workspace, hook.id(), null, fact, "lead " + i, now());
                })
                .toList();
        team.ports.transactions().run(() -> {
            team.ports.outbox().add(team.workspace, many);
            return many;
        });

        var waiting = "20 more were decided many at a time";
        assertThat(page("/deliveries")).contains(waiting).doesNotContain("Nothing was told.");
        assertThat(page("/deliveries?state=pending")).contains(waiting);
        assertThat(page("/deliveries?state=dead")).doesNotContain(waiting).contains("Nothing was told.");
        deliver();
        assertThat(page("/deliveries")).doesNotContain("many at a time").contains("delivered");
    }

    @Test
    void a_destination_that_takes_nothing_is_off_says_why_and_goes_on_when_it_is_switched_on() throws Exception {
        var hook = slack("Sales");
        send(post("/actions").param("do", "up:tell:" + hook.id().value() + ":warm"));
        team.application.telling.sender.answers.add(new Outcome.Gone("HTTP 404: channel_not_found"));
        team.lead("Ann", "ann@example.com").does(now(), "demo_requested");
        deliver();
        assertThat(page("/destinations")).contains("off", "channel_not_found");
        assertThat(page(address(hook))).contains("It was switched off because", "channel_not_found", "What waits (1)");

        send(post(address(hook) + "/remove")).andExpect(redirectedUrl(address(hook)));
        send(post(address(hook) + "/enabled").param("on", "true")).andExpect(redirectedUrl(address(hook)));
        deliver();
        assertThat(team.application.telling.sender.seen).hasSize(2);

        send(post("/actions").param("was", "up:tell:" + hook.id().value() + ":warm"));
        send(post(address(hook) + "/remove")).andExpect(redirectedUrl("/destinations"));
        assertThat(destinations()).isEmpty();
        assertThat(page("/deliveries")).contains("removed");
    }

    @Test
    void the_actions_of_a_stage_are_chosen_and_a_stale_page_changes_nothing() throws Exception {
        var hook = slack("Sales");
        assertThat(page("/actions")).contains("mark it as MQL", "tell Sales", "from 60");

        var tell = "up:tell:" + hook.id().value() + ":hot";
        send(post("/actions")
                        .param("do", "up:mark_mql::hot")
                        .param("do", "up:assign::hot")
                        .param("do", tell))
                .andExpect(redirectedUrl("/actions"));
        var actions = team.ports.actionBook().of(team.workspace);
        assertThat(actions.at("hot", Direction.UP))
                .containsExactly(new Action.Mark(Qualification.MQL), new Action.Assign(), new Action.Tell(hook.id()));
        assertThat(page("/destinations")).contains("stage-hot");

        var answer = content(send(post("/actions").param("do", tell))
                .andExpect(status().isUnprocessableContent())
                .andReturn());
        assertThat(answer).contains("changed by somebody else meanwhile");
        assertThat(team.ports.actionBook().of(team.workspace)).isEqualTo(actions);

        for (var wrong : List.of(
                "up:fly::hot",
                "nothing",
                "down:assign::hot",
                "up:tell:123:hot",
                "up:tell::hot",
                "sideways:assign::hot")) {
            send(post("/actions").param("do", wrong)).andExpect(status().isUnprocessableContent());
        }
        assertThat(page("/settings/audit?kind=stage_actions"))
                .contains("When a lead enters hot", "tell Sales", "mark it as MQL", "give it to somebody");
    }

    @Test
    void everybody_says_where_they_are_written_to_and_of_what() throws Exception {
        assertThat(page("/settings/mail")).contains("nobody is free to take a lead");

        send(post("/settings/mail")
                        .param("mail", " ada@example.com ")
                        .param("language", "de")
                        .param("topics", "sla_breached")
                        .param("topics", "stage_entered"))
                .andExpect(redirectedUrl("/settings/mail"));
        assertThat(team.ports.readers().all(team.workspace))
                .containsExactly(new Reader(
                        team.admin.id(),
                        team.admin.name(),
                        team.admin.role(),
                        "ada@example.com",
                        "de",
                        Set.of(Topic.SLA_BREACHED, Topic.STAGE_ENTERED)));

        assertThat(content(send(post("/settings/mail").param("mail", "ada"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("mail-error", "is no e-mail address");
        var rep = signedIn("jonas", "jonas");
        assertThat(page("/settings/mail", rep)).doesNotContain("nobody is free to take a lead");

        send(post("/settings/mail").param("mail", "")).andExpect(redirectedUrl("/settings/mail"));
        assertThat(team.ports.readers().all(team.workspace)).isEmpty();
    }

    private void deliver() {
        team.application.clock.advance(Duration.ofSeconds(1));
        var deliver = team.application.telling.deliverNotices;
        for (var lanes = deliver.lanes(); !lanes.isEmpty(); lanes = deliver.lanes()) {
            lanes.forEach(deliver::send);
        }
    }

    private Destination slack(String name) {
        return team.application.telling.editDestinations.create(
                team.workspace, name, new Channel.Slack(new Secret(SLACK)), Set.of(), team.admin.id());
    }

    private Channel.Webhook webhook() {
        return (Channel.Webhook) only().channel();
    }

    private Destination only() {
        assertThat(destinations()).hasSize(1);
        return destinations().getFirst();
    }

    private List<Destination> destinations() {
        return team.ports.destinations().all(team.workspace);
    }

    private static String address(Destination destination) {
        return "/destinations/" + destination.id().value();
    }
}
