package org.leadscoring.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.TestServer;

/** What the server believes of what a proxy tells it. */
class ProxyTest {

    private static final String[] BY_HTTPS = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "leads.example.com"};

    @TempDir
    private Path folder;

    @Test
    void behind_a_trusted_proxy_https_is_https_and_cookies_are_secure() {
        try (var server = TestServer.embedded(folder, "--server.forward-headers-strategy=native")) {
            var page = get(server, "/sign-in", BY_HTTPS);
            var guarded = get(server, "/queue", BY_HTTPS);

            assertThat(header(page, "Strict-Transport-Security")).isEqualTo("max-age=31536000 ; includeSubDomains");
            assertThat(header(page, "Set-Cookie")).contains("; Secure", "; HttpOnly", "; SameSite=Lax");
            assertThat(header(guarded, "Location")).isEqualTo("https://leads.example.com/sign-in");

            var elsewhere = get(
                    server,
                    "/queue",
                    "X-Forwarded-Proto",
                    "http",
                    "X-Forwarded-Host",
                    "leads.example.com:8080",
                    "X-Forwarded-Port",
                    "8080");
            assertThat(header(elsewhere, "Location")).startsWith("http://leads.example.com:8080/");

            var plain = get(server, "/sign-in");
            assertThat(header(plain, "Strict-Transport-Security")).isEmpty();
            assertThat(header(plain, "Set-Cookie")).contains("; HttpOnly").doesNotContain("Secure");
        }
    }

    @Test
    void without_that_setting_nobody_is_believed() {
        try (var server = TestServer.embedded(folder)) {
            assertNotBelieved(server);
        }
    }

    @Test
    void a_proxy_that_is_not_trusted_is_not_believed() {
        try (var server = TestServer.embedded(
                folder,
                "--server.forward-headers-strategy=native",
                "--server.tomcat.remoteip.internal-proxies=10\\.1\\.\\d+\\.\\d+")) {
            assertNotBelieved(server);
        }
    }

    private static void assertNotBelieved(TestServer server) {
        var page = get(server, "/sign-in", BY_HTTPS);
        var guarded = get(server, "/queue", BY_HTTPS);

        assertThat(header(page, "Strict-Transport-Security")).isEmpty();
        assertThat(header(page, "Set-Cookie")).doesNotContain("Secure");
        assertThat(header(guarded, "Location")).doesNotContain("https", "leads.example.com");
    }

    private static HttpResponse<String> get(TestServer server, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.address(path)));
        return server.send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
