package org.leadscoring.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;

/** Signing in by a provider of OpenID Connect, over real HTTP and with tokens that are really signed. */
class OidcTest {

    private static MadeUpProvider provider;
    private static TestServer server;

    private String email;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        provider = new MadeUpProvider();
        server = TestServer.embedded(
                folder,
                "--leadscoring.oidc.issuer=" + provider.issuer(),
                "--leadscoring.oidc.client-id=" + MadeUpProvider.CLIENT_ID,
                "--leadscoring.oidc.client-secret=" + MadeUpProvider.CLIENT_SECRET,
                "--leadscoring.oidc.name=Acme");
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void somebody() {
        email = "ann-" + UUID.randomUUID() + "@example.com";
        server.addUser(email, "Ann Lee", Role.SALES_REP);
    }

    @Test
    void who_the_provider_vouches_for_is_the_user_of_that_address_and_signed_in() {
        provider.saysOf(UUID.randomUUID().toString(), email, true);
        var browser = new Browser();
        assertThat(browser.open("/sign-in").body()).contains("Sign in with Acme", "/oauth2/authorization/oidc");

        var queue = browser.open("/oauth2/authorization/oidc");

        assertThat(queue.uri().getPath()).isEqualTo("/queue");
        assertThat(queue.body()).contains("Ann Lee");
        assertThat(browser.open("/settings/users").statusCode()).isEqualTo(403);
        assertThat(server.bean(Users.class).lastSignIns(server.workspace())).containsKey(user().id());
    }

    @Test
    void who_came_once_is_known_under_another_address_and_led_to_what_they_asked_for() {
        var subject = UUID.randomUUID().toString();
        provider.saysOf(subject, email, true);
        new Browser().open("/oauth2/authorization/oidc");
        provider.saysOf(subject, "another-" + email, false);
        var browser = new Browser();
        assertThat(browser.open("/leads/top").uri().getPath()).isEqualTo("/sign-in");

        var asked = browser.open("/oauth2/authorization/oidc");

        assertThat(asked.uri().getPath()).isEqualTo("/leads/top");
        assertThat(asked.body()).contains("Ann Lee");
    }

    @Test
    void who_is_no_user_is_told_so_and_stays_out() {
        provider.saysOf(UUID.randomUUID().toString(), "nobody-" + email, true);
        assertUnknown();
    }

    @Test
    void an_address_that_is_not_verified_lets_nobody_in() {
        provider.saysOf(UUID.randomUUID().toString(), email, false);
        assertUnknown();
        provider.saysAlso(claims -> claims.claim("email_verified", null));
        assertUnknown();
    }

    @Test
    void who_is_disabled_stays_out() {
        provider.saysOf(UUID.randomUUID().toString(), email, true);
        var admin = server.bean(Users.class).byUsername("admin").orElseThrow().user();
        server.bean(EditUsers.class).enable(server.workspace(), user().id(), false, admin.id());
        assertUnknown();
    }

    private void assertUnknown() {
        var browser = new Browser();

        var refused = browser.open("/oauth2/authorization/oidc");

        assertThat(refused.uri().toString()).endsWith("/sign-in?unknown");
        assertThat(refused.body()).contains("are no user here");
        assertThat(browser.open("/queue").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void a_token_that_the_provider_did_not_sign_or_that_is_for_somebody_else_is_refused() throws Exception {
        provider.saysOf(UUID.randomUUID().toString(), email, true);
        provider.isForged();
        assertFailed();

        provider.saysOf(UUID.randomUUID().toString(), email, true);
        provider.saysAlso(claims -> claims.audience("another client"));
        assertFailed();

        provider.saysOf(UUID.randomUUID().toString(), email, true);
        provider.saysAlso(claims -> claims.claim("nonce", "of another sign-in"));
        assertFailed();

        provider.saysOf(UUID.randomUUID().toString(), email, true);
        provider.saysAlso(claims -> claims.issuer("https://elsewhere.example.com"));
        assertFailed();
    }

    private static void assertFailed() {
        var browser = new Browser();

        var refused = browser.open("/oauth2/authorization/oidc");

        assertThat(refused.uri().toString()).endsWith("/sign-in?provider");
        assertThat(refused.body()).contains("Signing in there failed");
        assertThat(browser.open("/queue").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void an_answer_that_nobody_asked_for_signs_nobody_in() {
        provider.saysOf(UUID.randomUUID().toString(), email, true);

        var refused = new Browser().open("/login/oauth2/code/oidc?code=stolen&state=made-up");

        assertThat(refused.uri().toString()).endsWith("/sign-in?provider");
    }

    @Test
    void passwords_are_good_beside_it() {
        assertThat(Caller.signedIn(server, email)
                        .send(Entry.trying("GET", "/queue", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void without_a_provider_there_is_no_such_way_in(@TempDir Path folder) {
        try (var plain = TestServer.embedded(folder)) {
            var nobody = Caller.nobody(plain);

            assertThat(nobody.send(Entry.trying("GET", "/sign-in", "")).body()).doesNotContain("oauth2");
            assertThat(nobody.send(Entry.trying("GET", "/oauth2/authorization/oidc", ""))
                            .asksToSignIn())
                    .isTrue();
        }
    }

    private User user() {
        return server.bean(Users.class).byUsername(email).orElseThrow().user();
    }

    /** A browser of its own, which goes where it is sent. */
    private static final class Browser {

        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.ALWAYS)
                .build();

        HttpResponse<String> open(String path) {
            try {
                return http.send(
                        HttpRequest.newBuilder(URI.create(server.address(path))).build(), BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
