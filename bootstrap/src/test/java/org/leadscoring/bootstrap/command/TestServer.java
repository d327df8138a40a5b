package org.leadscoring.bootstrap.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.demo.FillDemo;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The whole product, started as the command starts it, on a free port. */
public final class TestServer implements AutoCloseable {

    /** The password of the user admin. */
    public static final String PASSWORD = "open sesame";

    private final Serving serving;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestServer(List<String> database) {
        var settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--leadscoring.admin-password=" + PASSWORD,
                "--leadscoring.write-key=key-of-the-first-source",
                "--logging.level.org.leadscoring=warn"));
        settings.addAll(database);
        serving = Serving.start(settings).orElseThrow();
    }

    /** On an embedded database in this folder, with these options. */
    public static TestServer embedded(Path folder, String... settings) {
        return new TestServer(
                Stream.concat(Stream.of("--leadscoring.data=" + folder.toAbsolutePath()), Stream.of(settings))
                        .toList());
    }

    /** On the database at this JDBC URL. */
    public static TestServer on(String url) {
        return new TestServer(List.of("--spring.datasource.url=" + url));
    }

    /** The first workspace. */
    public WorkspaceId workspace() {
        return serving.setUp().workspace().id();
    }

    /** A workspace of its own for a test, with a source that sends to it. */
    public Tenant newTenant() {
        var ids = bean(Ids.class);
        var now = Instant.now();
        var workspace = new Workspace(new WorkspaceId(ids.next()), "Test", ZoneOffset.UTC);
        bean(Workspaces.class).add(workspace, now);
        bean(ScoringModels.class).add(workspace.id(), WebsitePoints.model(new ModelId(ids.next())), true, now);
        bean(SlaPolicies.class).save(workspace.id(), SlaPolicy.STANDARD);
        var key = new WriteKey("key-" + UUID.randomUUID());
        bean(Sources.class).add(new Source(new SourceId(ids.next()), workspace.id(), "Test"), key, now);
        return new Tenant(workspace.id(), key.value());
    }

    /** Fills the first workspace with made-up people. */
    public void fillDemo(int people) {
        FillDemo.from(serving.context()).fill(workspace(), people, 7, PASSWORD);
    }

    /** Adds somebody to the first workspace, who signs in with {@link #PASSWORD}. */
    public void addUser(String username, String name, Role role) {
        var user = new User(new UserId(bean(Ids.class).next()), workspace(), username, name, role, true);
        bean(Users.class).add(user, hash(PASSWORD), Instant.now());
    }

    /**
     * A hash that is quick to make and to compare, which the server takes like any other: what tests ask for is not how safe it
     * is, and a good one takes 50 ms with each request.
     */
    public static String hash(String password) {
        return Objects.requireNonNull(new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode(password));
    }

    /** A use case or port of the running server. */
    public <T> T bean(Class<T> type) {
        return serving.context().getBean(type);
    }

    /** All of these, by name. */
    public <T> Map<String, T> beans(Class<T> type) {
        return serving.context().getBeansOfType(type);
    }

    /** The one of these beans with this name. */
    public <T> T bean(String name, Class<T> type) {
        return serving.context().getBean(name, type);
    }

    /** The address of a path on the server. */
    public String address(String path) {
        return serving.address() + path;
    }

    /** Posts JSON with this write key. */
    public HttpResponse<String> post(String path, String key, String body) {
        return post(path, key, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts bytes with this write key and these headers. */
    public HttpResponse<String> post(String path, String key, byte[] body, String... headers) {
        var basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Sends a request. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the server did not answer " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        serving.context().close();
        http.close();
    }

    /** A workspace and the key that sends to it. */
    public record Tenant(WorkspaceId workspace, String key) {}
}
