package org.leadscoring.notify.crm;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.notify.crm.SalesforceSessions.Session;
import org.leadscoring.notify.http.Exchange.Answered;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Salesforce's REST interface, as far as it is the same for all that is asked. A session that has ended is renewed once.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/api-rest/guide/errorcodes.html">Salesforce: status codes</a>
 */
final class SalesforceApi {

    /** Below it is everything. Version 62.0 is of Winter '25; Salesforce keeps each for three years at least. */
    static final String DATA = "/services/data/v62.0";

    private static final String USAGE = "sforce-limit-info";
    private static final Duration LATER = Duration.ofHours(1);

    private final Dialogue dialogue;
    private final SalesforceSessions sessions;
    private final ConnectionId connection;
    private final Crm.Salesforce crm;
    private String usage = "";

    SalesforceApi(Dialogue dialogue, SalesforceSessions sessions, ConnectionId connection, Crm.Salesforce crm) {
        this.dialogue = dialogue;
        this.sessions = sessions;
        this.connection = connection;
        this.crm = crm;
    }

    /** How much of a day's requests are used up, as Salesforce said last; empty if it did not. */
    String usage() {
        return usage;
    }

    /** @throws EndedException unless it succeeds */
    JsonNode get(String path) throws EndedException {
        var answer = send("GET", path, null);
        if (!answer.isSuccess()) {
            throw ended(answer);
        }
        return dialogue.read(answer);
    }

    /** Any answer. */
    Answered send(String method, String path, @Nullable ObjectNode body) throws EndedException {
        var kept = sessions.of(connection, crm);
        var session = kept.isPresent() ? kept.get() : signIn();
        var answer = send(session, method, path, body);
        if (answer.status() == 401 && kept.isPresent()) {
            sessions.forget(connection, session);
            answer = send(signIn(), method, path, body);
        }
        usage = answer.header(USAGE).orElse(usage);
        return answer;
    }

    private Answered send(Session session, String method, String path, @Nullable ObjectNode body)
            throws EndedException {
        dialogue.hide(session.token());
        var authorization = "Bearer " + session.token();
        return dialogue.send(
                method,
                Addresses.under(session.instance(), path),
                body == null
                        ? Map.of("authorization", authorization, "accept", "application/json")
                        : Map.of("authorization", authorization, "content-type", "application/json"),
                body == null ? null : body.toString());
    }

    private Session signIn() throws EndedException {
        var answer = dialogue.send(
                "POST",
                Addresses.under(crm.url(), "/services/oauth2/token"),
                Map.of("content-type", "application/x-www-form-urlencoded", "accept", "application/json"),
                "grant_type=client_credentials&client_id=" + Addresses.encoded(crm.clientId()) + "&client_secret="
                        + Addresses.encoded(crm.clientSecret().value()));
        if (!answer.isSuccess()) {
            throw notSignedIn(answer);
        }
        var said = dialogue.read(answer);
        var token = Tree.text(said.path("access_token"));
        if (token.isBlank() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw dialogue.garbled("signing in to Salesforce");
        }
        var session = new Session(crm, SalesforceSessions.instance(crm, Tree.text(said.path("instance_url"))), token);
        sessions.keep(connection, session);
        return session;
    }

    private EndedException notSignedIn(Answered answer) {
        var error = Tree.readAny(answer.body());
        var words = dialogue.words(
                answer,
                error.map(tree -> Tree.line(
                                Tree.text(tree.path("error")) + " " + Tree.text(tree.path("error_description"))))
                        .orElse(""));
        return switch (answer.status()) {
            case 400, 401, 403 ->
                dialogue.gone(
                        words + " – Salesforce does not let us in; check consumer key and secret, and that the app"
                                + " has the client credentials flow enabled and a user to run as");
            case 404, 410 -> dialogue.gone(words + " – enter your own address, https://….my.salesforce.com");
            default -> dialogue.unexpected(answer, words);
        };
    }

    /** The end that an answer without success is. */
    EndedException ended(Answered answer) {
        var words = words(answer);
        return switch (answer.status()) {
            case 401 -> {
                sessions.of(connection, crm).ifPresent(session -> sessions.forget(connection, session));
                yield dialogue.gone(words + " – Salesforce does not let us in; check the app and the user it runs as");
            }
            case 403 ->
                code(answer).equals("REQUEST_LIMIT_EXCEEDED")
                        ? dialogue.wait(answer, words + (usage.isEmpty() ? "" : " (" + usage + ")"), LATER)
                        : dialogue.gone(words + " – let the user the app runs as use the API, and read and edit leads");
            case 404, 410 ->
                dialogue.gone(words + " – Salesforce has no such thing; " + SalesforceLeads.HOW_TO_MAKE_KEY);
            default -> {
                if (isAboutFields(answer)) {
                    yield dialogue.gone(words
                            + " – make the field, let the user the app runs as see it, or take it out of the fields"
                            + " of this connection");
                }
                yield dialogue.unexpected(answer, words);
            }
        };
    }

    /** Whether it is no record's fault: a field is not there, or not for us. */
    static boolean isAboutFields(Answered answer) {
        return answer.status() == 400
                && code(answer).equals("INVALID_FIELD")
                && answer.body().contains("No such column");
    }

    /** What it says, for people to read. */
    String words(Answered answer) {
        var error = error(answer);
        return dialogue.words(
                answer, Tree.line(Tree.text(error.path("errorCode")) + " " + Tree.text(error.path("message"))));
    }

    /** Its name for what is wrong; empty if it gives none. */
    static String code(Answered answer) {
        return Tree.text(error(answer).path("errorCode"));
    }

    private static JsonNode error(Answered answer) {
        return Tree.readAny(answer.body()).orElseGet(Tree::object).path(0);
    }
}
