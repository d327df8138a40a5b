package org.leadscoring.notify.crm;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.FieldMapping;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.notify.http.OutboundHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps leads and opportunities of Odoo ({@code crm.lead}) in step, from Odoo 14 on. They are known by an external id, which
 * is {@code leadscoring.} and the key. Their status is the name of their stage; {@code Won} in a stage that wins, and
 * {@code Lost} if they are archived without a chance, both ways.
 */
public final class OdooClient implements CrmClient {

    private static final int MOST = 100;
    private static final int MOST_PEOPLE = 2_000;
    private static final int MOST_FOUND = 1_000;
    private static final String PREFIX = "x_leadscoring_";

    private final OutboundHttp http;
    private final Clock clock;
    private final OdooJsonRpc.Users users = new OdooJsonRpc.Users();

    /** @param clock tells how long it is until a date at which Odoo wants to hear from us again */
    public OdooClient(OutboundHttp http, Clock clock) {
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
            var who = "Signed in to Odoo as " + api.who();
            var missing = missing(dialogue, api, connection.mapping());
            return new Checked(who, missing, Mapped.beginning(missing, PREFIX));
        });
    }

    /** Makes fields whose names begin with {@code x_leadscoring_}: what is points is a number, the reasons are many lines. */
    @Override
    public Reply<List<String>> prepare(Connection connection) {
        return about(connection, (dialogue, api) -> {
            var records = new OdooRecords(dialogue, api);
            var makeable = Mapped.beginning(missing(dialogue, api, connection.mapping()), PREFIX);
            if (makeable.isEmpty()) {
                return List.<String>of();
            }
            var models =
                    records.read("ir.model", List.of(List.of("model", "=", OdooRecords.LEAD)), List.of("id"), "id", 1);
            if (models.isEmpty()) {
                throw dialogue.gone("Odoo has no leads; install the app CRM");
            }
            var model = models.get(0).path("id").asLong(0);
            records.result(api.create(
                    "ir.model.fields",
                    makeable.stream()
                            .map(name -> field(connection.mapping(), name, model))
                            .toList()));
            return makeable;
        });
    }

    @Override
    public Reply<Map<String, String>> find(Connection connection, Collection<String> mails) {
        return about(connection, (dialogue, api) -> {
            var records = new OdooRecords(dialogue, api);
            var small =
                    mails.stream().map(mail -> mail.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
            var asked = Stream.concat(mails.stream(), small.stream()).distinct().toList();
            var leads = records.read(
                    OdooRecords.LEAD,
                    List.of(
                            "|",
                            List.of("email_from", "in", asked),
                            List.of("email_normalized", "in", List.copyOf(small))),
                    List.of("id", "email_from", "email_normalized"),
                    // The latest comes first, and what comes first counts.
                    "write_date desc, id desc",
                    MOST_FOUND);
            var ids = new ArrayList<Long>();
            leads.forEach(lead -> ids.add(lead.path("id").asLong(0)));
            var ours = records.byRecord(ids);
            var byMail = new HashMap<String, String>();
            for (var lead : leads) {
                var id = Tree.id(lead.path("id"));
                if (id.isPresent() && !ours.containsKey(lead.path("id").asLong(0))) {
                    mails(lead).forEach(mail -> byMail.putIfAbsent(mail, id.get()));
                }
            }
            var found = new HashMap<String, String>();
            for (var mail : mails) {
                Optional.ofNullable(byMail.get(mail.toLowerCase(Locale.ROOT))).ifPresent(id -> found.put(mail, id));
            }
            return Map.copyOf(found);
        });
    }

    @Override
    public Reply<List<Written>> upsert(Connection connection, List<Draft> drafts) {
        return about(connection, (dialogue, api) -> new OdooLeads(dialogue, api).write(drafts));
    }

    /** @throws IllegalArgumentException if the page is none that was given out */
    @Override
    public Reply<Changes> changes(Connection connection, Instant since, @Nullable String page) {
        return about(
                connection,
                (dialogue, api) ->
                        new OdooChanges(new OdooRecords(dialogue, api), connection.mapping()).read(since, page));
    }

    @Override
    public Reply<List<Person>> people(Connection connection) {
        return about(connection, (dialogue, api) -> {
            var people = new ArrayList<Person>();
            var users = new OdooRecords(dialogue, api)
                    .read(
                            "res.users",
                            List.of(List.of("share", "=", false), List.of("active", "=", true)),
                            List.of("name", "email", "login"),
                            "name, id",
                            MOST_PEOPLE);
            for (var user : users) {
                var mail = Tree.text(user.path("email"));
                // What is not there is false.
                var address = mail.contains("@") ? mail : Tree.text(user.path("login"));
                People.of(user.path("id"), Tree.text(user.path("name")), address)
                        .ifPresent(people::add);
            }
            return List.copyOf(people);
        });
    }

    @Override
    public Reply<Erased> erase(Connection connection, Doomed doomed) {
        return about(connection, (dialogue, api) -> new OdooErasure(dialogue, api).erase(doomed));
    }

    private static Stream<String> mails(JsonNode lead) {
        return Stream.of("email_from", "email_normalized")
                .map(name -> Tree.text(lead.path(name)).strip().toLowerCase(Locale.ROOT))
                .filter(mail -> mail.contains("@"));
    }

    private static List<String> missing(Dialogue dialogue, OdooApi api, Mapping mapping) throws EndedException {
        var names = mapping.fields().stream().map(FieldMapping::theirs).toList();
        var fields = new OdooRecords(dialogue, api)
                .result(api.call(
                        OdooRecords.LEAD, "fields_get", Map.of("allfields", names, "attributes", List.of("type"))));
        if (!fields.isObject() || !fields.valueStream().allMatch(JsonNode::isObject)) {
            throw dialogue.garbled("Odoo");
        }
        return Mapped.missing(mapping, new HashSet<>(fields.propertyNames()));
    }

    private static ObjectNode field(Mapping mapping, String name, long model) {
        var type =
                Mapped.isNumber(mapping, name) ? "integer" : Mapped.is(mapping, name, Ours.REASONS) ? "text" : "char";
        return Tree.object()
                .put("name", name)
                .put("field_description", Mapped.label(name, PREFIX))
                .put("model_id", model)
                .put("ttype", type)
                .put("state", "manual");
    }

    /** What Odoo is asked. */
    private interface Question<T> {

        T ask(Dialogue dialogue, OdooApi api) throws EndedException;
    }

    private <T> Reply<T> about(Connection connection, Question<T> question) {
        if (!(connection.crm() instanceof Crm.Odoo crm)) {
            throw new IllegalArgumentException("not Odoo: " + connection.id());
        }
        return Dialogue.about(http, clock, List.of(crm.key().value()), dialogue -> {
            var api = switch (crm.api()) {
                case JSON_RPC -> new OdooJsonRpc(dialogue, users, connection.id(), crm);
                case JSON_2 -> new OdooJson2(dialogue, crm);
            };
            return question.ask(dialogue, api);
        });
    }
}
