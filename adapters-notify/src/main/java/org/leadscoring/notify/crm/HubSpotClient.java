package org.leadscoring.notify.crm;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.notify.http.OutboundHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps contacts of HubSpot in step, by the access token of a private app. They are known by the property
 * {@code leadscoring_id}, which {@link #prepare} makes. The status of a contact whose life-cycle stage is {@code customer} is
 * {@code customer}, both ways; else it is the mapped property's value.
 *
 * @see <a href="https://developers.hubspot.com/docs/api-reference/latest/crm/objects/contacts/guide">HubSpot: contacts</a>
 */
public final class HubSpotClient implements CrmClient {

    private static final int MOST = 100;
    private static final int MOST_PAGES = 50;
    private static final String PREFIX = "leadscoring_";
    private static final String PROPERTIES = "/crm/v3/properties/contacts";
    private static final String OTHER_MAILS = "hs_additional_emails";

    private final OutboundHttp http;
    private final Clock clock;

    /** @param clock tells how long it is until a date at which HubSpot wants to hear from us again */
    public HubSpotClient(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Reply<Checked> check(Connection connection) {
        return about(connection, (dialogue, api) -> {
            var account = account(dialogue, api);
            var missing = Mapped.missing(connection.mapping(), properties(dialogue, api), HubSpotContacts.KEY);
            return new Checked(account, missing, Mapped.beginning(missing, PREFIX));
        });
    }

    /** Makes properties whose names begin with {@code leadscoring_}: what is points is a number, the reasons are many lines. */
    @Override
    public Reply<List<String>> prepare(Connection connection) {
        return about(connection, (dialogue, api) -> {
            var missing = Mapped.missing(connection.mapping(), properties(dialogue, api), HubSpotContacts.KEY);
            var made = new ArrayList<String>();
            for (var name : Mapped.beginning(missing, PREFIX)) {
                var answer = api.send("POST", PROPERTIES, property(connection.mapping(), name));
                if (answer.isSuccess()) {
                    made.add(name);
                } else if (answer.status() != 409) {
                    // Somebody else made it in between if there is a conflict.
                    throw api.ended(answer);
                }
            }
            return List.copyOf(made);
        });
    }

    @Override
    public Reply<Map<String, String>> find(Connection connection, Collection<String> mails) {
        return about(connection, (dialogue, api) -> {
            var body = Tree.object();
            body.put("idProperty", "email");
            body.set("properties", Tree.array(List.of("email", OTHER_MAILS, HubSpotContacts.KEY)));
            var inputs = body.putArray("inputs");
            Set.copyOf(mails).stream()
                    .sorted()
                    .forEach(mail -> inputs.addObject().put("id", mail));
            var found = new HashMap<String, String>();
            // Addresses nobody has are among the errors of the answer.
            for (var contact : results(dialogue, api.post("/crm/v3/objects/contacts/batch/read", body))) {
                var properties = contact.path("properties");
                var id = Tree.id(contact.path("id"));
                if (id.isPresent()
                        && Tree.text(properties.path(HubSpotContacts.KEY)).isBlank()) {
                    var theirs = mails(properties);
                    mails.stream()
                            .filter(mail -> theirs.contains(mail.toLowerCase(Locale.ROOT)))
                            .forEach(mail -> found.put(mail, id.get()));
                }
            }
            return Map.copyOf(found);
        });
    }

    @Override
    public Reply<List<Written>> upsert(Connection connection, List<Draft> drafts) {
        return about(
                connection, (dialogue, api) -> new HubSpotContacts(dialogue, api, connection.mapping()).write(drafts));
    }

    /** @throws IllegalArgumentException if the page is none that was given out */
    @Override
    public Reply<Changes> changes(Connection connection, Instant since, @Nullable String page) {
        return about(
                connection,
                (dialogue, api) -> new HubSpotChanges(dialogue, api, connection.mapping()).read(since, page));
    }

    @Override
    public Reply<List<Person>> people(Connection connection) {
        return about(connection, (dialogue, api) -> {
            var people = new ArrayList<Person>();
            var after = "";
            for (int page = 0; page < MOST_PAGES; page++) {
                var answer = api.get(
                        "/crm/v3/owners?limit=100" + (after.isEmpty() ? "" : "&after=" + Addresses.encoded(after)));
                for (var owner : results(dialogue, answer)) {
                    var name = Tree.text(owner.path("firstName")) + " " + Tree.text(owner.path("lastName"));
                    People.of(owner.path("id"), name, Tree.text(owner.path("email")))
                            .ifPresent(people::add);
                }
                after = Tree.text(answer.path("paging").path("next").path("after"));
                if (after.isEmpty()) {
                    break;
                }
            }
            return List.copyOf(people);
        });
    }

    @Override
    public Reply<Erased> erase(Connection connection, Doomed doomed) {
        return about(connection, (dialogue, api) -> new HubSpotErasure(dialogue, api).erase(doomed));
    }

    private static String account(Dialogue dialogue, HubSpotApi api) throws EndedException {
        var answer = api.send("GET", "/account-info/v3/details", null);
        if (answer.isSuccess()) {
            var details = dialogue.read(answer);
            return dialogue.shown("Signed in to HubSpot account " + Tree.text(details.path("portalId")) + " "
                    + Tree.text(details.path("uiDomain")));
        }
        if (answer.status() == 403 || answer.status() == 404) {
            // A token may write contacts and still not ask whose account this is.
            return "Signed in to HubSpot";
        }
        throw api.ended(answer);
    }

    private static Set<String> properties(Dialogue dialogue, HubSpotApi api) throws EndedException {
        var names = new HashSet<String>();
        results(dialogue, api.get(PROPERTIES)).forEach(property -> names.add(Tree.text(property.path("name"))));
        return names;
    }

    private static ObjectNode property(Mapping mapping, String name) {
        var number = Mapped.isNumber(mapping, name);
        var field = number ? "number" : Mapped.is(mapping, name, Ours.REASONS) ? "textarea" : "text";
        return Tree.object()
                .put("name", name)
                .put("label", Mapped.label(name, PREFIX))
                .put("groupName", "contactinformation")
                .put("type", number ? "number" : "string")
                .put("fieldType", field)
                .put("hasUniqueValue", name.equals(HubSpotContacts.KEY));
    }

    private static ArrayNode results(Dialogue dialogue, JsonNode answer) throws EndedException {
        if (answer.path("results") instanceof ArrayNode results) {
            return results;
        }
        throw dialogue.garbled("HubSpot");
    }

    private static Set<String> mails(JsonNode properties) {
        var mails = new HashSet<>(Arrays.asList(
                Tree.text(properties.path(OTHER_MAILS)).toLowerCase(Locale.ROOT).split(";")));
        mails.add(Tree.text(properties.path("email")).toLowerCase(Locale.ROOT));
        return mails;
    }

    /** What HubSpot is asked. */
    private interface Question<T> {

        T ask(Dialogue dialogue, HubSpotApi api) throws EndedException;
    }

    private <T> Reply<T> about(Connection connection, Question<T> question) {
        if (!(connection.crm() instanceof Crm.HubSpot crm)) {
            throw new IllegalArgumentException("not HubSpot: " + connection.id());
        }
        return Dialogue.about(
                http,
                clock,
                List.of(crm.token().value()),
                dialogue -> question.ask(dialogue, new HubSpotApi(dialogue, crm)));
    }
}
