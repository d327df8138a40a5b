package org.leadscoring.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "https://exa mple.com",
                "https://example.com:65536/hook"
            })
    void an_address_nothing_can_be_sent_to_is_refused(String url) {
        assertThatThrownBy(() -> new Channel.Slack(new Secret(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("web address");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://A.example:443/y, true",
        "http://a.example, http://a.example:80, true",
        "https://a.example, http://a.example, false",
        "https://a.example, https://b.example, false",
        "https://a.example, https://a.example:8443, false",
        "https://a.example, https://a.example.evil.example, false"
    })
    void a_server_is_known_by_scheme_host_and_port(String one, String other, boolean same) {
        assertThat(Channel.isSameServer(URI.create(one), URI.create(other))).isEqualTo(same);
        assertThat(Channel.isSameServer(URI.create(other), URI.create(one))).isEqualTo(same);
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
        assertThat(new Secret("12345678901").hint()).isEqualTo("…");
        assertThat(new Secret("123456789012").hint()).isEqualTo("…9012");
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
    void a_destination_is_called_by_60_characters_that_can_be_printed() {
        assertThat(called("x".repeat(60)).name()).hasSize(60);
        for (var name : new String[] {" ", "x".repeat(61), "a\u0000"}) {
            assertThatThrownBy(() -> called(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 60 characters that can be printed");
        }
    }

    @Test
    void what_is_as_long_as_it_may_be_is_taken_and_what_is_longer_is_not() {
        var url = "https://example.com/" + "x".repeat(1_980);
        var mail = "ann@" + "x".repeat(246) + ".com";

        assertThat(new Channel.Slack(new Secret(url)).url().value()).hasSize(2_000);
        assertThatThrownBy(() -> Channel.address(url + "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Channel.Mail(Collections.nCopies(20, mail)).recipients()).hasSize(20);
        assertThatThrownBy(() -> new Channel.Mail(List.of(mail + "x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Channel.Mail(Collections.nCopies(21, "ann@example.com")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Channel.Mail(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Secret("x".repeat(2_000)).value()).hasSize(2_000);
        assertThatThrownBy(() -> new Secret("x".repeat(2_001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_webhook_has_two_secrets_of_24_to_64_bytes_while_one_replaces_the_other() {
        var url = URI.create("https://example.com");
        var longest = new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[64]));
        var tooLong = new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[65]));

        assertThat(new Channel.Webhook(url, List.of(longest, new Secret(KEY))).secrets())
                .hasSize(2);
        assertThatThrownBy(() -> new Channel.Webhook(url, List.of(tooLong)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Channel.Webhook(url, Collections.nCopies(3, new Secret(KEY))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Channel.Webhook(url, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reader_has_an_address_and_a_language() {
        var longest = "de-x-abcdefgh-abcdefgh-abcdefgh-abc";

        assertThat(reader("ada@example.com", longest).language()).hasSize(35);
        assertThatThrownBy(() -> reader("ada@example.com", longest + "d")).hasMessageContaining("is no language");
        assertThatThrownBy(() -> reader("ada@example.com", "")).hasMessageContaining("is no language");
        assertThatThrownBy(() -> reader("ada", "de")).hasMessageContaining("is no e-mail address");
    }

    @Test
    void a_digest_is_of_ones_own_leads() {
        assertThat(reader(Role.SALES_MANAGER).wants(Topic.DIGEST, true, true)).isTrue();
        assertThat(reader(Role.SALES_MANAGER).wants(Topic.DIGEST, false, false)).isFalse();
    }

    @Test
    void topics_and_channels_are_called_the_same_for_ever() {
        assertThat(Topic.STAGE_ENTERED.key()).isEqualTo("stage_entered");
        assertThat(Topic.STAGE_ENTERED.type()).isEqualTo("lead.stage_entered");
        assertThat(EnumSet.allOf(Topic.class)).extracting(Topic::type).doesNotHaveDuplicates();
        assertThat(Channel.Kind.TEAM_MAIL.key()).isEqualTo("team_mail");
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

    private static Destination called(String name) {
        return new Destination(
                new DestinationId(new UUID(0, 1)),
                new WorkspaceId(new UUID(0, 2)),
                name,
                new Channel.TeamMail(),
                true,
                Set.of());
    }

    private static Reader reader(String mail, String language) {
        return new Reader(ADA, "Ada", Role.ADMIN, mail, language, Set.of());
    }

    private static Reader reader(Role role) {
        return new Reader(ADA, "Ada", role, "ada@example.com", "de", Reader.choices(role));
    }
}
