package org.leadscoring.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.notify.wire.Json;

class WebhookBodyTest {

    @Test
    void a_lead_that_entered_a_stage() {
        Golden.check("webhook-stage-entered.json", pretty(Notices.entered("Jane Doe")));
    }

    @Test
    void something_about_no_lead() {
        Golden.check(
                "webhook-destination-disabled.json",
                pretty(Notices.without(Topic.DESTINATION_DISABLED, "Slack #sales: HTTP 404: no_service")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0000", "😀", "ü", "\""})
    void it_never_exceeds_20_kilobytes(String letter) {
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
                URI.create("https://leads.example/" + "x".repeat(500)));
        var fact = new Fact(Topic.STAGE_ENTERED, null, Notices.NOW, text, Integer.MIN_VALUE, Notices.DUE, text);

        var body = Json.complete(WebhookBody.of(new Notice(fact, text, Notices.BERLIN, List.of(lead))));

        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
    }

    private static String pretty(Notice notice) {
        return Golden.pretty(Json.complete(WebhookBody.of(notice)));
    }
}
