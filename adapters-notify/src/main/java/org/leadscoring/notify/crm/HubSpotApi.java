package org.leadscoring.notify.crm;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.notify.http.Exchange.Answered;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * HubSpot's interface, as far as it is the same for all that is asked.
 *
 * @see <a href="https://developers.hubspot.com/docs/api-reference/error-handling">HubSpot: error handling</a>
 */
final class HubSpotApi {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofHours(1);

    private final Dialogue dialogue;
    private final Crm.HubSpot crm;

    HubSpotApi(Dialogue dialogue, Crm.HubSpot crm) {
        this.dialogue = dialogue;
        this.crm = crm;
    }

    /** @throws EndedException unless it succeeds */
    JsonNode get(String path) throws EndedException {
        return dialogue.read(succeeded(send("GET", path, null)));
    }

    /** @throws EndedException unless it succeeds, be it in part */
    JsonNode post(String path, ObjectNode body) throws EndedException {
        return dialogue.read(succeeded(send("POST", path, body)));
    }

    /** Any answer. */
    Answered send(String method, String path, @Nullable ObjectNode body) throws EndedException {
        var authorization = "Bearer " + crm.token().value();
        return dialogue.send(
                method,
                Addresses.under(crm.url(), path),
                body == null
                        ? Map.of("authorization", authorization)
                        : Map.of("authorization", authorization, "content-type", "application/json"),
                body == null ? null : body.toString());
    }

    private Answered succeeded(Answered answer) throws EndedException {
        if (!answer.isSuccess()) {
            throw ended(answer);
        }
        return answer;
    }

    /** The end that an answer without success is. */
    EndedException ended(Answered answer) {
        var words = words(answer);
        return switch (answer.status()) {
            case 401 ->
                dialogue.gone(
                        words + " – HubSpot does not let us in; enter the access token of a private app that is on");
            case 403 ->
                dialogue.gone(words + " – give the private app the scopes crm.objects.contacts.read and .write,"
                        + " crm.schemas.contacts.read and .write, and crm.objects.owners.read");
            case 404, 410 ->
                dialogue.gone(words + " – nothing of HubSpot is there; correct the address to " + Crm.HubSpot.API);
            case 429 -> limited(answer, words);
            default -> dialogue.unexpected(answer, words);
        };
    }

    private EndedException limited(Answered answer, String words) {
        var policy =
                error(answer).map(error -> Tree.text(error.path("policyName"))).orElse("");
        return switch (policy) {
            case "DAILY" -> dialogue.wait(answer, words, LATER);
            case "TEN_SECONDLY_ROLLING", "SECONDLY" -> dialogue.wait(answer, words, TEN_SECONDS);
            default -> dialogue.unexpected(answer, words);
        };
    }

    /** What it says, for people to read. */
    String words(Answered answer) {
        return dialogue.words(
                answer,
                error(answer).map(error -> Tree.text(error.path("message"))).orElse(""));
    }

    private static Optional<JsonNode> error(Answered answer) {
        return Tree.readAny(answer.body());
    }
}
