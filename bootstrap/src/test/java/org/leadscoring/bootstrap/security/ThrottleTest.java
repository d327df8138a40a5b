package org.leadscoring.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.workspace.Role;

/** Guessing passwords over real HTTP, on two servers with one database, behind a proxy that tells who asks. */
class ThrottleTest {

    private static TestServer one;
    private static TestServer other;

    private String ann;

    @BeforeAll
    static void start(@TempDir Path folder) {
        one = TestServer.embedded(folder, "--server.forward-headers-strategy=native");
        other = TestServer.embedded(folder, "--server.forward-headers-strategy=native");
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    @BeforeEach
    void somebody() {
        ann = "ann-" + UUID.randomUUID();
        one.addUser(ann, "Ann Lee", Role.VIEWER);
    }

    @Test
    void after_ten_failures_not_even_the_right_password_is_looked_at_on_any_node() {
        for (int i = 0; i < 10; i++) {
            assertThat(ask(i % 2 == 0 ? one : other, "wrong " + i, "203.0.113.1")
                            .statusCode())
                    .isEqualTo(401);
        }

        for (var server : new TestServer[] {one, other}) {
            var answer = ask(server, TestServer.PASSWORD, "203.0.113.1");
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(800L, 901L);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        }
        assertThat(ask(one, TestServer.PASSWORD, "203.0.113.2").statusCode()).isEqualTo(200);
    }

    @Test
    void the_sign_in_page_says_how_long_to_wait() {
        var caller = Caller.nobody(one);
        var attempt = Entry.trying("POST", "/sign-in", "username=" + ann + "&password=wrong");
        for (int i = 0; i < 10; i++) {
            assertThat(caller.send(attempt).location()).endsWith("/sign-in?refused");
        }

        var refused = caller.send(Entry.trying("POST", "/sign-in", "username=" + ann + "&password=" + "open+sesame"));

        assertThat(refused.location()).endsWith("/sign-in?wait=15");
        assertThat(caller.send(Entry.trying("GET", "/sign-in?wait=15", "")).body())
                .contains("Wait 15 minutes and try again");
    }

    @Test
    void a_flood_at_once_is_not_looked_at_as_a_whole() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 80)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> ask(one, "wrong " + i, "203.0.113.3").statusCode())
                    .toList());
            int looked = 0;
            for (var answer : answers) {
                looked += answer.get() == 401 ? 1 : 0;
            }

            assertThat(looked).isBetween(10, 10 + 2 * Runtime.getRuntime().availableProcessors());
        }
    }

    private HttpResponse<String> ask(TestServer server, String password, String from) {
        var basic = Base64.getEncoder().encodeToString((ann + ":" + password).getBytes(StandardCharsets.UTF_8));
        return server.send(HttpRequest.newBuilder(URI.create(server.address("/api/v1/models")))
                .header("Authorization", "Basic " + basic)
                .header("X-Forwarded-For", from)
                .build());
    }
}
