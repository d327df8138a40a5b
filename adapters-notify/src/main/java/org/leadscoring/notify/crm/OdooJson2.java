package org.leadscoring.notify.crm;

import java.util.Map;
import java.util.Set;
import org.leadscoring.application.crm.CrmClient.Erased;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.notify.http.Exchange.Answered;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Odoo 19 and later: each method has its address, and errors come with a status.
 *
 * @see <a href="https://www.odoo.com/documentation/19.0/developer/reference/external_api.html">Odoo: external JSON-2 API</a>
 */
final class OdooJson2 implements OdooApi {

    /** Whatever exception is named, these are about the server or about us. */
    private static final Set<Integer> AS_A_WHOLE = Set.of(401, 408, 425, 429, 502, 503, 504);

    private final Dialogue dialogue;
    private final Crm.Odoo crm;

    OdooJson2(Dialogue dialogue, Crm.Odoo crm) {
        this.dialogue = dialogue;
        this.crm = crm;
    }

    @Override
    public Said call(String model, String method, Map<String, ?> arguments) throws EndedException {
        return post(model, method, Tree.of(arguments));
    }

    @Override
    public Said create(String model, Iterable<? extends JsonNode> values) throws EndedException {
        var records = Tree.array();
        values.forEach(records::add);
        var body = Tree.object();
        body.set("vals_list", records);
        return post(model, "create", body);
    }

    @Override
    public String who() throws EndedException {
        return post("res.users", "context_get", Tree.object()) instanceof Said.Result(var value)
                ? "user " + Tree.text(value.path("uid"))
                : "the user of the key";
    }

    @Override
    public Erased unlink(String model, long record) throws EndedException {
        var body = Tree.object();
        body.putArray("ids").add(record);
        var answer = send(model, "unlink", body);
        if (answer.isSuccess()) {
            return new Erased.Done();
        }
        var error = Tree.readAny(answer.body()).orElseGet(Tree::object);
        var name = Tree.text(error.path("name"));
        var said = name.isEmpty() || AS_A_WHOLE.contains(answer.status())
                ? fault(answer)
                : OdooFaults.ofDeleting(dialogue, name, Tree.text(error.path("message")));
        return switch (said) {
            case Said.Result gone -> new Erased.Done();
            case Said.Refusal(var words) -> new Erased.Refused(words);
        };
    }

    private Said post(String model, String method, ObjectNode body) throws EndedException {
        var answer = send(model, method, body);
        return answer.isSuccess() ? new Said.Result(dialogue.read(answer)) : fault(answer);
    }

    private Answered send(String model, String method, ObjectNode body) throws EndedException {
        return dialogue.send(
                "POST",
                Addresses.under(crm.url(), "/json/2/" + model + "/" + method),
                Map.of(
                        "authorization",
                        "bearer " + crm.key().value(),
                        "x-odoo-database",
                        crm.database(),
                        "content-type",
                        "application/json; charset=utf-8"),
                body.toString());
    }

    private Said fault(Answered answer) throws EndedException {
        var error = Tree.readAny(answer.body()).orElseGet(Tree::object);
        var name = Tree.text(error.path("name"));
        var message = Tree.text(error.path("message"));
        var words = dialogue.words(answer, message);
        return switch (answer.status()) {
            case 401 -> throw dialogue.gone(words + " – Odoo does not let us in; enter a key that has not expired");
            case 403 ->
                throw dialogue.gone(
                        words
                                + " – let the user of the key see and change all leads (Sales), and change settings to have fields made");
            case 404, 410 ->
                throw dialogue.gone(
                        words + " – correct the address or the name of the database, or choose the interface"
                                + " of Odoo 18 and earlier");
            case 408, 425, 429, 502, 503, 504 -> throw dialogue.unexpected(answer, words);
            case 400, 413, 422 -> name.isEmpty() ? new Said.Refusal(words) : OdooFaults.of(dialogue, name, message);
            default -> {
                if (name.isEmpty()) {
                    throw dialogue.unexpected(answer, words);
                }
                yield OdooFaults.of(dialogue, name, message);
            }
        };
    }
}
