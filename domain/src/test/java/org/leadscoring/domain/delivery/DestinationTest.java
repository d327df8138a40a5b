package org.leadscoring.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class DestinationTest {

    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final UserId ADA = new UserId(new UUID(0, 1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/hook",
                "https://ann:secret@example.com/hook",
                "https:///hook",
                "https://example.com/hook#part",
                "example.com/hook",
                "https://exa mple.com"
            })
    void an_address_nothing_can_be_sent_to_is_refused(String url) {
        assertThatThrownBy(() -> new Channel.Slack(new Secret(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("web address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64 at all"})
    void a_webhook_is_signed_by_a_secret_of_the_standard_only(String secret) {
        assertThatThrownBy(() -> new Channel.Webhook(URI.create("https://example.com"), List.of(new Secret(secret))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whsec_");
        assertThat(Channel.Webhook.key(new Secret(KEY))).hasSize(24);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "ann@",
                "@example.com",
                "ann@example",
                "ann@example.com\r\nBcc: bob@example.com",
                "a b@c.de"
            })
    void an_address_no_mail_can_be_sent_to_is_refused(String address) {
        assertThatThrownBy(() -> new Channel.Mail(List.of(address))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_secret_never_shows_itself() {
        assertThat(new Secret(KEY).toString()).doesNotContain("MfKQ").contains("LaSw");
        assertThat(new Secret("short").hint()).isEqualTo("…");
        assertThat(new Channel.Slack(new Secret("https://hooks.slack.com/services/T0/B0/abcdefgh")).toString())
                .doesNotContain("hooks.slack.com");
    }

    @Test
    void stages_are_told_of_by_their_actions_and_not_by_topics() {
        var mail = new Channel.Mail(List.of("ann@example.com"));

        assertThatThrownBy(() -> new Destination(
                        new DestinationId(new UUID(0, 1)),
                        new WorkspaceId(new UUID(0, 2)),
                        "Mail",
                        mail,
                        true,
                        Set.of(Topic.STAGE_ENTERED)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_rep_is_told_of_their_own_leads_and_a_manager_of_what_nobody_has_and_of_breaches() {
        var rep = reader(Role.SALES_REP);
        var manager = reader(Role.SALES_MANAGER);

        assertThat(rep.wants(Topic.SLA_WARNED, true, true)).isTrue();
        assertThat(rep.wants(Topic.SLA_WARNED, false, true)).isFalse();
        assertThat(rep.wants(Topic.SLA_BREACHED, false, true)).isFalse();
        assertThat(rep.wants(Topic.STAGE_ENTERED, false, false)).isFalse();
        assertThat(manager.wants(Topic.SLA_BREACHED, false, true)).isTrue();
        assertThat(manager.wants(Topic.STAGE_ENTERED, false, false)).isTrue();
        assertThat(manager.wants(Topic.STAGE_ENTERED, false, true)).isFalse();
        assertThat(manager.wants(Topic.LEAD_UNASSIGNED, false, false)).isTrue();
        assertThat(manager.wants(Topic.DESTINATION_DISABLED, false, false)).isFalse();
        assertThat(reader(Role.ADMIN).wants(Topic.DESTINATION_DISABLED, false, false))
                .isTrue();
    }

    @Test
    void nobody_is_told_of_what_they_did_not_choose() {
        var quiet = new Reader(ADA, "Ada", Role.ADMIN, "ada@example.com", "en", Set.of());

        assertThat(EnumSet.allOf(Topic.class)).noneMatch(topic -> quiet.wants(topic, true, true));
        assertThatThrownBy(() ->
                        new Reader(ADA, "Ada", Role.VIEWER, "ada@example.com", "en", Set.of(Topic.LEAD_UNASSIGNED)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Reader reader(Role role) {
        return new Reader(ADA, "Ada", role, "ada@example.com", "de", Reader.choices(role));
    }
}
