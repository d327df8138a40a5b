package org.leadscoring.notify.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadscoring.notify.delivery.Notices.destination;
import static org.leadscoring.notify.delivery.Notices.entered;
import static org.leadscoring.notify.delivery.Notices.parcel;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.delivery.Sender;
import org.leadscoring.application.delivery.Sender.Parcel;
import org.leadscoring.application.delivery.Sender.Sent;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.http.OutboundHttp;

class SlackSenderTest extends HttpSenderContract {

    @Override
    Sender sender(OutboundHttp client) {
        return new SlackSender(client, CLOCK);
    }

    @Override
    Channel channel(String url) {
        return new Channel.Slack(new Secret(url));
    }

    @Override
    void check(Sent sent) {
        super.check(sent);
        assertThat(sent.toString()).doesNotContain("tokenThatIsSecret", "B02CD", "T01AB");
    }

    @Test
    void what_slack_does_not_understand_is_refused() {
        assertThat(answered(aResponse().withStatus(400).withBody("invalid_payload"))
                        .outcome())
                .isEqualTo(new Outcome.Refused("HTTP 400: invalid_payload"));
    }

    @Test
    void a_channel_that_lets_nobody_post_is_gone() {
        assertThat(answered(aResponse().withStatus(403).withBody("action_prohibited"))
                        .outcome())
                .isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void an_answer_that_repeats_the_address_is_shown_without_it() {
        assertThat(answered(aResponse().withStatus(404).withBody("The URL " + SECRET_PATH + " was not found"))
                        .outcome()
                        .answer())
                .startsWith("HTTP 404: The URL /services/…/…/… was not found");
    }

    @Test
    void not_even_a_piece_of_the_address_is_left_where_an_answer_is_cut() {
        assertThat(answered(aResponse().withStatus(500).withBody("x".repeat(490) + SECRET_PATH))
                        .outcome()
                        .answer())
                .doesNotContain("T01", "token");
    }

    @Test
    void up_to_three_are_posted_one_by_one() {
        SERVER.stubFor(post(anyUrl()).willReturn(ok("ok")));

        var sent = sender(http).send(destination(channel(url())), parcels(3));

        assertThat(sent).hasSize(3).allMatch(one -> one.outcome() instanceof Outcome.Accepted);
        SERVER.verify(3, postRequestedFor(anyUrl()));
        SERVER.verify(
                1,
                postRequestedFor(anyUrl())
                        .withRequestBody(matchingJsonPath("$.text", equalTo("Entered stage hot: Lead 2, 82 points"))));
    }

    @Test
    void more_go_as_one_message_and_share_what_comes_of_it() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));
        var sender = sender(http);

        var sent = sender.send(destination(channel(url())), parcels(sender.most()));

        assertThat(sent).hasSize(20).allMatch(one -> one.outcome().equals(new Outcome.Failed("HTTP 500", null)));
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void what_is_kept_of_one_in_a_burst_names_none_of_the_others() {
        SERVER.stubFor(post(anyUrl()).willReturn(ok("ok")));

        var sent = sender(http).send(destination(channel(url())), parcels(9));

        assertThat(sent).hasSize(9);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i).request())
                    .contains("Lead " + (i + 1), "in one message with 8 others")
                    .doesNotContain("Lead " + (i == 0 ? 2 : i));
        }
    }

    @Test
    void those_behind_one_that_was_not_taken_are_not_tried() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(404)));

        var sent = sender(http).send(destination(channel(url())), parcels(3));

        assertThat(sent).hasSize(3).allMatch(one -> one.outcome() instanceof Outcome.Gone);
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void one_that_is_refused_does_not_keep_back_others() {
        SERVER.stubFor(post(anyUrl()).willReturn(ok("ok")));
        SERVER.stubFor(post(anyUrl())
                .withRequestBody(matchingJsonPath("$.text", equalTo("Entered stage hot: Lead 1, 82 points")))
                .willReturn(aResponse().withStatus(400)));

        var sent = sender(http).send(destination(channel(url())), parcels(2));

        assertThat(sent)
                .extracting(Sent::outcome)
                .containsExactly(new Outcome.Refused("HTTP 400"), new Outcome.Accepted("HTTP 200: ok"));
    }

    @Test
    void other_channels_are_not_its_business() {
        var mail = destination(new Channel.Mail(List.of("ann@sales.example")));

        assertThatIllegalArgumentException().isThrownBy(() -> sender(http).send(mail, parcels(1)));
    }

    private static List<Parcel> parcels(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> parcel(entered("Lead " + i)))
                .toList();
    }
}
