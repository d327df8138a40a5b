package org.leadscoring.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WriteKey;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document says all there is, and what it says is true: each of its examples is sent to the server. */
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "open sesame";
    private static final Pattern PATHS = Pattern.compile("/(v1|beacon|api)/|/health$");
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"([^\"]+)\"");

    private static TestServer server;

    private Tenant tenant;
    private String admin;
    private String lead;
    private String draft;

    @BeforeAll
    static void start() {
        server = SharedServer.embedded();
    }

    @BeforeEach
    void workspace() {
        tenant = server.newTenant();
        admin = "user-" + UUID.randomUUID();
        var user =
                new User(new UserId(server.bean(Ids.class).next()), tenant.workspace(), admin, admin, Role.ADMIN, true);
        server.bean(Users.class).add(user, TestServer.hash(PASSWORD), Instant.now());
        lead = JSON.readTree(server.post("/api/leads", tenant.key(), "{\"email\":\"ann@example.com\"}")
                        .body())
                .path("id")
                .asString();
        server.post(
                "/api/lead-score/track",
                tenant.key(),
                "{\"session_id\":\"visit-1\",\"user_id\":\"u-42\",\"event\":\"page_view\"}");
        draft = JSON.readTree(send("POST", "/api/v1/models", basic(admin, PASSWORD), "application/yaml", """
                        name: Demo points
                        ladder: {ground: cold, stages: []}
                        """)
                        .body())
                .path("id")
                .asString();
    }

    @Test
    void it_is_openapi_3_1_in_json_and_in_yaml_for_everybody() throws JsonProcessingException {
        var yaml = send("GET", "/v3/api-docs.yaml", null, null, "");

        assertThat(json().path("openapi").asString()).startsWith("3.1.");
        assertThat(yaml.statusCode()).isEqualTo(200);
        assertThat(Yaml31.mapper().readValue(yaml.body(), OpenAPI.class).getPaths())
                .containsOnlyKeys(document().getPaths().keySet());
    }

    @Test
    void every_address_is_in_it() throws JsonProcessingException {
        var mapped = new TreeSet<String>();
        server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    for (var path : mapping.getPathPatternsCondition().getPatternValues()) {
                        var leadsNowhere = path.endsWith("/**");
                        if (PATHS.matcher(path).lookingAt() && !leadsNowhere) {
                            mapping.getMethodsCondition()
                                    .getMethods()
                                    .forEach(method -> mapped.add(method + " " + path));
                        }
                    }
                });
        var told = new TreeSet<String>();
        document()
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> told.add(method + " " + path)));

        assertThat(mapped).hasSizeGreaterThan(40);
        assertThat(told).containsExactlyElementsOf(mapped);
    }

    @Test
    void every_operation_says_what_it_does_and_shows_what_goes_in_and_comes_out() throws JsonProcessingException {
        operations(document()).forEach(told -> {
            var operation = told.operation();
            assertThat(operation.getSummary()).as(told.name()).isNotBlank();
            assertThat(operation.getTags()).as(told.name()).hasSize(1);
            assertThat(operation.getResponses().keySet())
                    .as(told.name())
                    .anyMatch(status -> status.startsWith("2"))
                    .anyMatch(status -> status.startsWith("4")
                            || told.method() == HttpMethod.OPTIONS
                            || told.path().equals("/health"));
            operation.getResponses().forEach((status, response) -> {
                if (status.startsWith("2") && response.getContent() != null) {
                    assertThat(response.getContent().values())
                            .as(told.name() + " " + status)
                            .allMatch(media -> media.getExample() != null || media.getExamples() != null)
                            .allMatch(media -> media.getSchema() != null);
                }
            });
            if (operation.getRequestBody() != null) {
                assertThat(operation.getRequestBody().getContent().values())
                        .as(told.name())
                        .isNotEmpty()
                        .allMatch(media -> media.getExamples() != null && media.getSchema() != null);
            }
            assertThat(orNone(operation.getParameters()))
                    .as(told.name())
                    .allMatch(parameter -> !parameter.getName().equals("me"));
        });
    }

    @Test
    void answers_say_what_may_be_null_and_that_all_is_there() {
        var schemas = json().path("components").path("schemas");
        var lead = schemas.path("LeadAnswer");

        assertThat(lead.path("properties").path("name").path("type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(lead.path("properties").path("stage").path("type").toString())
                .isEqualTo("\"string\"");
        assertThat(lead.path("required")).hasSize(lead.path("properties").size());
        assertThat(schemas.path("RulesAnswer")
                        .path("properties")
                        .path("draft")
                        .path("oneOf")
                        .toString())
                .isEqualTo("[{\"$ref\":\"#/components/schemas/VersionAnswer\"},{\"type\":\"null\"}]");
        assertThat(schemas.path("SessionAnswer").path("required").toString()).contains("\"session_id\"");
    }

    @Test
    void what_health_answers_is_told_for_when_it_is_well_and_when_not() {
        var health = json().path("paths").path("/health").path("get");
        var well = send("GET", "/health", null, null, "");

        assertThat(health.path("responses").propertyNames()).containsExactlyInAnyOrder("200", "503");
        assertThat(health.path("security")).as("it needs no key").isEmpty();
        assertThat(well.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(well.body())).isEqualTo(health.at("/responses/200/content/application~1json/example"));
    }

    @Test
    void every_reference_leads_somewhere() {
        var document = json();
        var found = REFERENCE.matcher(document.toString());
        var count = 0;
        for (; found.find(); count++) {
            var pointer = found.group(1);
            assertThat(pointer).startsWith("#/");
            assertThat(document.at(pointer.substring(1)).isMissingNode())
                    .as(pointer)
                    .isFalse();
        }
        assertThat(count).isGreaterThan(50);
    }

    @Test
    void every_example_is_taken_by_the_server() throws JsonProcessingException {
        var sent = new ArrayList<String>();
        // Last what makes others void.
        var all = operations(document()).stream()
                .sorted(Comparator.comparing(told -> told.operation().getTags().contains("Decisions")))
                .toList();
        for (var told : all) {
            var body = told.operation().getRequestBody();
            if (body != null) {
                body.getContent()
                        .forEach((type, media) -> media.getExamples().forEach((name, example) -> {
                            var answer = send(told, type, example.getValue());
                            assertThat(answer.statusCode())
                                    .as(told.name() + " " + name + ": " + answer.body())
                                    .isBetween(200, 299);
                            assertThat(answer.body())
                                    .as(told.name() + " " + name)
                                    .doesNotContain("\"success\":false");
                            sent.add(told.name() + " " + name);
                        }));
            }
        }
        assertThat(sent).hasSizeGreaterThan(25);
    }

    private HttpResponse<String> send(Told told, String type, Object example) {
        var text = example instanceof String file ? file : write(example);
        var writes = told.operation().getSecurity().getFirst().containsKey("writeKey");
        var authorization = writes ? basic(tenant.key(), "") : basic(admin, PASSWORD);
        var headers = new ArrayList<String>();
        for (var parameter : orNone(told.operation().getParameters())) {
            if (parameter.getIn().equals("header") && !type.contains("cloudevents")) {
                headers.addAll(List.of(parameter.getName(), String.valueOf(parameter.getExample())));
            }
        }
        return send(told.method().name(), address(told), authorization, type, text, headers.toArray(String[]::new));
    }

    private String address(Told told) {
        var path = told.path();
        for (var parameter : orNone(told.operation().getParameters())) {
            if (parameter.getIn().equals("path")) {
                path = path.replace("{" + parameter.getName() + "}", value(told, parameter));
            }
        }
        return path;
    }

    private String value(Told told, Parameter parameter) {
        if (parameter.getExample() != null) {
            return parameter.getExample().toString();
        }
        if (told.path().startsWith("/api/v1/models/")) {
            return draft;
        }
        return told.path().startsWith("/api/v1/sources/")
                ? server.bean(Sources.class)
                        .byKey(new WriteKey(tenant.key()), Instant.now())
                        .orElseThrow()
                        .id()
                        .value()
                        .toString()
                : lead;
    }

    private static String write(Object example) {
        try {
            return Json31.mapper().writeValueAsString(example);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OpenAPI document() throws JsonProcessingException {
        return Json31.mapper().readValue(json().toString(), OpenAPI.class);
    }

    private static JsonNode json() {
        var answer = send("GET", "/v3/api-docs", null, null, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<Told> operations(OpenAPI document) {
        return document.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(operation -> new Told(path.getKey(), operation.getKey(), operation.getValue())))
                .toList();
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static HttpResponse<String> send(
            String method, String path, String authorization, String type, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(server.address(path))).method(method, BodyPublishers.ofString(body));
        Stream.of(new String[] {"Authorization", authorization}, new String[] {"Content-Type", type})
                .filter(header -> header[1] != null)
                .forEach(header -> request.header(header[0], header[1]));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.send(request.build());
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private record Told(String path, HttpMethod method, Operation operation) {

        String name() {
            return method + " " + path;
        }
    }
}
