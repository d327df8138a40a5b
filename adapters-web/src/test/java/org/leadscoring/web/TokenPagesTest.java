package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.workspace.EditTokens.WithSecret;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.domain.workspace.TokenSecret;

/** Pages of tokens over ports in memory, with an administrator signed in. */
class TokenPagesTest extends SettingsPages {

    private static final String PAGE = "/settings/tokens";

    @Test
    void a_token_is_made_its_secret_shown_once_and_good_for_what_was_chosen() throws Exception {
        assertThat(page(PAGE)).contains("There are no tokens.");
        assertThat(page(PAGE + "/new")).contains("Jonas Weber (sales rep)", "decide about leads", "90 days");

        var flash = send(post(PAGE)
                        .param("name", "Nightly export")
                        .param("scope", "read", "metrics")
                        .param("user", team.rep.id().value().toString())
                        .param("days", "30"))
                .andExpect(redirectedUrl(PAGE))
                .andReturn()
                .getFlashMap();
        var secret = (String) flash.get("newToken");

        assertThat(page(PAGE)).contains("<code class=\"secret\">" + secret + "</code>");
        var list = page(PAGE);
        assertThat(list)
                .contains("Nightly export", "…" + secret.substring(secret.length() - 4), "Jonas Weber", "never")
                .doesNotContain(secret);
        assertThat(team.application.security.admitToken.admit(new TokenSecret(secret)))
                .hasValueSatisfying(bearer -> {
                    assertThat(bearer.token().scopes()).containsExactly(Scope.READ, Scope.METRICS);
                    assertThat(bearer.user().user()).isEqualTo(team.rep);
                    assertThat(bearer.token().expiresAt()).isEqualTo(now().plus(Duration.ofDays(30)));
                });
        assertThat(page(PAGE)).doesNotContain("never");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_that_was_written_is_lost() throws Exception {
        team.application.editUsers.enable(team.workspace, team.rep.id(), false, team.admin.id());

        var again = content(send(post(PAGE)
                        .param("name", "x".repeat(61))
                        .param("scope", "everything")
                        .param("user", team.rep.id().value().toString())
                        .param("days", "4000"))
                .andExpect(status().isUnprocessableContent())
                .andReturn());

        assertThat(again)
                .contains(
                        "x".repeat(61),
                        "Name it, in 1 to 60 characters.",
                        "Choose at least one.",
                        "Choose a user who may sign in.",
                        "Choose how long it lasts.");
        send(post(PAGE)).andExpect(status().isUnprocessableContent());
        assertThat(team.application.security.editTokens.all(team.workspace)).isEmpty();
    }

    @Test
    void a_token_is_revoked_after_one_was_told_what_follows() throws Exception {
        var made = made();
        var url = PAGE + "/" + made.token().id().value() + "/revoke";

        assertThat(page(url)).contains("Revoke Nightly export?", "never used", "refused from now on");
        send(post(url)).andExpect(redirectedUrl(PAGE));

        assertThat(team.application.security.admitToken.admit(made.secret())).isEmpty();
        mvc.perform(get(url).session(admin)).andExpect(status().isNotFound());
        assertThat(page("/settings/audit?kind=token"))
                .contains("Revoked", "API token", "…" + made.secret().hint(), "read");
    }

    @Test
    void a_token_that_has_ended_or_whose_user_is_disabled_is_shown_so() throws Exception {
        made();
        team.application.editUsers.enable(team.workspace, team.rep.id(), false, team.admin.id());
        assertThat(page(PAGE)).contains("disabled");

        team.application.clock.advance(Duration.ofDays(8));
        // Nobody's session is this old; the page is for who signs in again.
        assertThat(page(PAGE)).contains("ended");
    }

    @Test
    void the_sign_in_page_says_how_long_to_wait() throws Exception {
        for (int i = 0; i < 10; i++) {
            refusedToSignIn("mara", "wrong");
        }

        mvc.perform(post("/sign-in")
                        .param("username", "mara")
                        .param("password", "mara")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?wait=15"));
        assertThat(answer(get("/sign-in?wait=1"))).contains("Wait 1 minute and try again");
    }

    @Test
    void a_token_that_is_not_there_is_a_friendly_page() throws Exception {
        mvc.perform(get(PAGE + "/" + UUID.randomUUID() + "/revoke").session(admin))
                .andExpect(status().isNotFound());
        send(post(PAGE + "/" + UUID.randomUUID() + "/revoke")).andExpect(status().isNotFound());
    }

    private WithSecret made() {
        return team.application.security.editTokens.create(
                team.workspace,
                "Nightly export",
                Set.of(Scope.READ),
                team.rep.id(),
                Duration.ofDays(7),
                team.admin.id());
    }
}
