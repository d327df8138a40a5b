package org.leadscoring.notify.crm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.leadscoring.application.crm.CrmClient.Erased;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Odoo 14 to 18: everything is one address, and errors come with the status 200.
 *
 * @see <a href="https://www.odoo.com/documentation/18.0/developer/howtos/web_services.html">Odoo: web services</a>
 */
final class OdooJsonRpc implements OdooApi {

    private final Dialogue dialogue;
    private final Users users;
    private final ConnectionId connection;
    private final Crm.Odoo crm;

    OdooJsonRpc(Dialogue dialogue, Users users, ConnectionId connection, Crm.Odoo crm) {
        this.dialogue = dialogue;
        this.users = users;
        this.connection = connection;
        this.crm = crm;
    }

    /** Who we are to Odoo, by connection: it is asked once, until the server is restarted or the connection set otherwise. */
    static final class Users {

        private final Map<ConnectionId, SignedIn> all = new ConcurrentHashMap<>();

        private record SignedIn(Crm.Odoo crm, long user) {}

        private Optional<Long> of(ConnectionId connection, Crm.Odoo crm) {
            return Optional.ofNullable(all.get(connection))
                    .filter(signedIn -> signedIn.crm().equals(crm))
                    .map(SignedIn::user);
        }
    }

    @Override
    public Said call(String model, String method, Map<String, ?> arguments) throws EndedException {
        return execute(model, method, Tree.array(), Tree.of(arguments), OdooFaults::of);
    }

    @Override
    public Said create(String model, Iterable<? extends JsonNode> values) throws EndedException {
        // By its place: in this interface, the method does not know its argument by name.
        var records = Tree.array();
        values.forEach(records::add);
        return execute(model, "create", Tree.array().add(records), Tree.object(), OdooFaults::of);
    }

    @Override
    public Erased unlink(String model, long record) throws EndedException {
        var ids = Tree.array().add(Tree.array().add(record));
        return switch (execute(model, "unlink", ids, Tree.object(), OdooFaults::ofDeleting)) {
            case Said.Result deleted -> new Erased.Done();
            case Said.Refusal(var words) -> new Erased.Refused(words);
        };
    }

    @Override
    public String who() throws EndedException {
        return crm.login() + ", user " + signIn();
    }

    private Said execute(String model, String method, ArrayNode places, ObjectNode names, OdooFaults.Reading faults)
            throws EndedException {
        var known = users.of(connection, crm);
        long user = known.isPresent() ? known.get() : signIn();
        return service(
                "object",
                "execute_kw",
                Tree.array()
                        .add(crm.database())
                        .add(user)
                        .add(crm.key().value())
                        .add(model)
                        .add(method)
                        .add(places)
                        .add(names),
                faults);
    }

    private long signIn() throws EndedException {
        users.all.remove(connection);
        var said = service(
                "common",
                "authenticate",
                Tree.array()
                        .add(crm.database())
                        .add(crm.login())
                        .add(crm.key().value())
                        .add(Tree.object()),
                OdooFaults::of);
        if (said instanceof Said.Refusal(var words)) {
            throw dialogue.gone(words + " – check address, database, login and key");
        }
        var user = said instanceof Said.Result(var value) && value.isIntegralNumber() ? value.asLong() : 0;
        if (user <= 0) {
            throw dialogue.gone("Odoo does not let us in; check login and key");
        }
        users.all.put(connection, new Users.SignedIn(crm, user));
        return user;
    }

    private Said service(String service, String method, ArrayNode arguments, OdooFaults.Reading faults)
            throws EndedException {
        var body = Tree.object().put("jsonrpc", "2.0").put("method", "call").put("id", 1);
        body.putObject("params").put("service", service).put("method", method).set("args", arguments);
        var answer = dialogue.send(
                "POST",
                Addresses.under(crm.url(), "/jsonrpc"),
                Map.of("content-type", "application/json"),
                body.toString());
        if (!answer.isSuccess()) {
            var words = dialogue.words(answer, "");
            return switch (answer.status()) {
                case 400, 413, 422 -> new Said.Refusal(words);
                case 401, 403 -> throw dialogue.gone(words + " – something before Odoo does not let us in");
                case 404, 410 ->
                    throw dialogue.gone(words + " – no Odoo is there; enter the address where you sign in");
                default -> throw dialogue.unexpected(answer, words);
            };
        }
        var said = dialogue.read(answer);
        if (!said.isObject()) {
            throw dialogue.garbled("Odoo");
        }
        var error = said.path("error");
        if (error.isObject()) {
            var data = error.path("data");
            var message = Tree.text(data.path("message"));
            return faults.of(
                    dialogue,
                    Tree.text(data.path("name")),
                    message.isBlank() ? Tree.text(error.path("message")) : message);
        }
        return new Said.Result(said.path("result"));
    }
}
