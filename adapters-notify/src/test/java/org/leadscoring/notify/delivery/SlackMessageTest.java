package org.leadscoring.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.notify.wire.Json;

class SlackMessageTest {

    @Test
    void a_lead_that_entered_a_stage() {
        Golden.check("slack-stage-entered.json", pretty(SlackMessage.of(Notices.entered("Jane Doe"))));
    }

    @Test
    void several_things_at_once() {
        Golden.check(
                "slack-several.json",
                pretty(SlackMessage.of(List.of(
                        Notices.entered("Jane Doe"),
                        Notices.about(Topic.SLA_BREACHED, Notices.lead("John Roe")),
                        Notices.entered("Max & Moritz"),
                        Notices.without(Topic.DESTINATION_DISABLED, "CRM: HTTP 410")))));
    }

    @Test
    void a_destination_that_takes_nothing_any_more() {
        Golden.check(
                "slack-destination-disabled.json",
                pretty(SlackMessage.of(Notices.without(Topic.DESTINATION_DISABLED, "CRM: HTTP 410"))));
    }

    @Test
    void what_waits_today() {
        Golden.check("slack-digest.json", pretty(SlackMessage.of(Notices.digest(2))));
    }

    @Test
    void names_cannot_make_mentions_links_or_lines() {
        var json = Json.sparse(SlackMessage.of(Notices.entered("<!channel> & <https://evil.example|x>\n@here")));

        assertThat(json)
                .contains("&lt;!channel&gt; &amp; &lt;https://evil.example|x&gt; @here")
                .doesNotContain("<!channel>", "<https://evil");
        assertThat(SlackMessage.of(Notices.entered("a")).blocks())
                .filteredOn(SlackBlock.Section.class::isInstance)
                .allSatisfy(block -> assertThat(texts(block)).allMatch(text -> Boolean.TRUE.equals(text.verbatim())));
    }

    @Test
    void addresses_and_phone_numbers_are_not_posted() {
        assertThat(Json.sparse(SlackMessage.of(Notices.entered("Jane"))))
                .doesNotContain("jane@acme.example", "+4930123456");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_topic_has_words(Topic topic) {
        assertThat(SlackMessage.of(Notices.about(topic, Notices.lead("Jane"))).text())
                .isNotBlank();
        assertThat(SlackMessage.of(Collections.nCopies(4, Notices.without(topic, null)))
                        .text())
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "&", "😀", "<"})
    void it_never_exceeds_what_slack_takes(String letter) {
        var text = letter.repeat(5_000);
        var lead = new Notice.Card(
                new UUID(-1, -1),
                text,
                text,
                text,
                text,
                Integer.MIN_VALUE,
                Integer.MIN_VALUE,
                Integer.MIN_VALUE,
                Integer.MIN_VALUE,
                text,
                text,
                text,
                Notices.DUE,
                Collections.nCopies(3, new Notice.Reason(text, Integer.MIN_VALUE, Integer.MIN_VALUE)),
                URI.create("https://leads.example/" + "x".repeat(3_000)));
        var fact = new Fact(Topic.STAGE_ENTERED, null, Notices.NOW, text, 0, Notices.DUE, text);
        var one = Notices.notice(fact, lead);
        var digest = Notices.about(Topic.DIGEST, Collections.nCopies(50, lead).toArray(Notice.Card[]::new));

        for (var message : List.of(
                SlackMessage.of(one), SlackMessage.of(digest), SlackMessage.of(Collections.nCopies(5, digest)))) {
            assertThat(Json.sparse(message)).hasSizeLessThan(13_000);
            assertThat(message.blocks()).hasSizeLessThanOrEqualTo(50);
            assertThat(message.blocks().stream().flatMap(block -> texts(block).stream()))
                    .allMatch(part -> part.text().length() <= 3_000);
            assertThat(message.blocks())
                    .filteredOn(SlackBlock.Header.class::isInstance)
                    .allMatch(block -> texts(block).getFirst().text().length() <= 150);
        }
    }

    @Test
    void what_has_no_room_is_counted() {
        assertThat(Json.sparse(SlackMessage.of(Notices.digest(200)))).containsPattern("and \\d+ more");
    }

    private static List<SlackBlock.Text> texts(SlackBlock block) {
        return switch (block) {
            case SlackBlock.Header header -> List.of(header.text());
            case SlackBlock.Context context -> context.elements();
            case SlackBlock.Section section ->
                Stream.concat(
                                Stream.ofNullable(section.text()),
                                Stream.ofNullable(section.fields()).flatMap(List::stream))
                        .toList();
        };
    }

    private static String pretty(SlackMessage message) {
        return Golden.pretty(Json.sparse(message));
    }
}
