package org.leadscoring.bootstrap.crm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Crm.Odoo.Api;
import org.leadscoring.domain.delivery.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Odoo, as the environment of the test names it, worked on as its own people do. */
final class RealOdoo {

    /** Where it is, {@code http://127.0.0.1:18069} for example. */
    static final String URL = "LEADSCORING_TEST_ODOO_URL";

    /** A command that takes {@code start} and {@code stop}. */
    static final String COMMAND = "LEADSCORING_TEST_ODOO_COMMAND";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url = Objects.requireNonNull(System.getenv(URL));
    private final String database = setting("DB", "crm");
    private final String login = setting("LOGIN", "admin");
    private final String password = setting("PASSWORD", "admin");
    private final int user;

    RealOdoo() {
        user = call("common", "authenticate", List.of(database, login, password, Map.of()))
                .asInt();
    }

    private static String setting(String name, String otherwise) {
        var set = System.getenv("LEADSCORING_TEST_ODOO_" + name);
        return set == null ? otherwise : set;
    }

    Crm crm() {
        return new Crm.Odoo(URI.create(url), database, login, new Secret(password), Api.JSON_RPC);
    }

    /** Calls a method of a model. */
    JsonNode call(String model, String method, Object arguments, Map<String, Object> named) {
        return call("object", "execute_kw", List.of(database, user, password, model, method, arguments, named));
    }

    private JsonNode call(String service, String method, List<Object> arguments) {
        var body = Map.of(
                "jsonrpc",
                "2.0",
                "method",
                "call",
                "params",
                Map.of("service", service, "method", method, "args", arguments));
        try {
            var answer = JSON.readTree(http.send(
                            HttpRequest.newBuilder(URI.create(url + "/jsonrpc"))
                                    .header("content-type", "application/json")
                                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
            if (answer.has("error")) {
                throw new IllegalStateException("Odoo: " + answer.get("error"));
            }
            return answer.path("result");
        } catch (IOException e) {
            throw new IllegalStateException("Odoo did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many leads it has, lost ones included. */
    int leads() {
        return call("crm.lead", "search_count", List.of(List.of()), Map.of("context", Map.of("active_test", false)))
                .asInt();
    }

    /** These fields of these records. */
    JsonNode read(List<Integer> ids, String... fields) {
        return call("crm.lead", "read", List.of(ids), Map.of("fields", List.of(fields)));
    }

    /** Stops or starts it. */
    static void run(String what) throws IOException, InterruptedException {
        var command = System.getenv(COMMAND) + " " + what;
        var ended = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IllegalStateException(command + " ended with " + ended);
        }
    }
}
