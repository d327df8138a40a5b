package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of the ways in have in common: a workspace of its own for each, who sends to it and who reads. */
abstract class WayInContract {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "open sesame";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected Tenant tenant;
    protected Stories stories;
    private String admin;

    protected abstract TestServer server();

    @BeforeEach
    void workspace() {
        tenant = server().newTenant();
        stories = new Stories(server(), tenant.workspace());
        admin = user(Role.ADMIN);
    }

    protected final String user(Role role) {
        var name = "user-" + UUID.randomUUID();
        var user = new User(new UserId(server().bean(Ids.class).next()), tenant.workspace(), name, name, role, true);
        server().bean(Users.class).add(user, TestServer.hash(PASSWORD), Instant.now());
        return name;
    }

    /** Posts with the write key; it is taken. */
    protected final JsonNode taken(String path, String body) {
        var answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    protected final HttpResponse<String> post(String path, String body) {
        return server().post(path, tenant.key(), body);
    }

    /** Reads as a signed-in administrator. */
    protected final JsonNode read(String path) {
        return read("GET", path, "");
    }

    protected final JsonNode read(String method, String path, String body) {
        var answer = call(admin, method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    protected final HttpResponse<String> call(String method, String path, String body) {
        return call(admin, method, path, body);
    }

    protected final HttpResponse<String> call(String user, String method, String path, String body) {
        return server().send(HttpRequest.newBuilder(URI.create(server().address(path)))
                .header("Authorization", "Basic " + basic(user))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    /** Loads a model's file as a draft. */
    protected final HttpResponse<String> yaml(String file) {
        return server().send(HttpRequest.newBuilder(URI.create(server().address("/api/v1/models")))
                .header("Authorization", "Basic " + basic(admin))
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(file))
                .build());
    }

    private static String basic(String user) {
        return Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for what happens in the background. */
    protected static void eventually(BooleanSupplier holds) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("it did not come true").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    protected static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** Refused, and the first error points there. */
    protected static void assertRefused(HttpResponse<String> answer, int status, String pointer, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).path("errors").path(0).path("pointer").asString())
                .as(answer.body())
                .isEqualTo(pointer);
        assertThat(json(answer).path("detail").asString()).contains(detail);
    }

    protected static Identifier email(String address) {
        return Identifier.email(address).orElseThrow();
    }

    protected static Identifier userId(String id) {
        return new Identifier(IdentifierType.USER_ID, id);
    }
}
