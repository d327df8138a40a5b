package org.leadscoring.notify.crm;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.notify.http.OutboundHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Keeps leads of Salesforce in step, signed in by the client credentials of a connected app. They are known by the field
 * {@code LeadScoring_Id__c}. The status of a lead that was converted is {@code Closed - Converted}, whatever it was before.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/api-rest/guide/intro-rest.html">Salesforce: REST API</a>
 */
public final class SalesforceClient implements CrmClient {

    private static final int MOST = 200;
    private static final int MOST_PAGES = 50;
    private static final String CONVERTED = "Closed - Converted";

    /** Salesforce writes {@code 2026-01-31T12:00:00.000+0000}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS[XXX][XX]", Locale.ROOT);

    private static final Pattern NEXT = Pattern.compile("/services/data/v\\d{1,3}\\.\\d/query/[A-Za-z0-9_-]{1,200}");

    private final OutboundHttp http;
    private final Clock clock;
    private final SalesforceSessions sessions = new SalesforceSessions();

    /** @param clock tells how long it is until a date at which Salesforce wants to hear from us again */
    public SalesforceClient(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public int most() {
        return MOST;
    }

    /** None of the missing can be made from outside; the words tell how they are made. */
    @Override
    public Reply<Checked> check(Connection connection) {
        return about(connection, (dialogue, api) -> {
            if (!(api.get(SalesforceApi.DATA + "/sobjects/Lead/describe").path("fields") instanceof ArrayNode fields)) {
                throw dialogue.garbled("Salesforce");
            }
            var names = new ArrayList<String>();
            fields.forEach(field -> names.add(Tree.text(field.path("name"))));
            var missing = Mapped.missing(connection.mapping(), names, SalesforceLeads.KEY);
            return new Checked(
                    dialogue.shown("Signed in to Salesforce"
                            + (api.usage().isEmpty() ? "" : ", " + api.usage() + " requests today")
                            + (missing.isEmpty() ? "" : "; " + SalesforceLeads.HOW_TO_MAKE_KEY)),
                    missing,
                    List.of());
        });
    }

    /** Nothing: fields of Salesforce are made by its administrators. */
    @Override
    public Reply<List<String>> prepare(Connection connection) {
        return new Got<>(List.of(), 0);
    }

    @Override
    public Reply<Map<String, String>> find(Connection connection, Collection<String> mails) {
        return about(connection, (dialogue, api) -> {
            var byMail = new HashMap<String, String>();
            for (var list : Soql.lists(mails)) {
                // The latest comes first, and what comes first counts.
                var query = "SELECT Id, Email FROM Lead WHERE Email IN " + list + " AND IsConverted = false AND "
                        + SalesforceLeads.KEY + " = null ORDER BY LastModifiedDate DESC, Id DESC";
                for (var lead : all(dialogue, api, query)) {
                    var mail = Tree.text(lead.path("Email")).toLowerCase(Locale.ROOT);
                    Tree.id(lead.path("Id")).ifPresent(id -> byMail.putIfAbsent(mail, id));
                }
            }
            var found = new HashMap<String, String>();
            for (var mail : mails) {
                var id = byMail.get(mail.toLowerCase(Locale.ROOT));
                if (id != null) {
                    found.put(mail, id);
                }
            }
            return Map.copyOf(found);
        });
    }

    @Override
    public Reply<List<Written>> upsert(Connection connection, List<Draft> drafts) {
        return about(connection, (dialogue, api) -> new SalesforceLeads(dialogue, api).write(drafts));
    }

    /** @throws IllegalArgumentException if the page is none that was given out */
    @Override
    public Reply<Changes> changes(Connection connection, Instant since, @Nullable String page) {
        if (page != null && !NEXT.matcher(page).matches()) {
            throw new IllegalArgumentException("no page of Salesforce: " + page);
        }
        return about(connection, (dialogue, api) -> {
            var answer = api.get(page == null ? Soql.path(changed(connection.mapping(), since)) : page);
            var records = new ArrayList<Theirs>();
            for (var lead : records(dialogue, answer)) {
                theirs(connection.mapping(), lead).ifPresent(records::add);
            }
            return new Changes(records, next(dialogue, answer).orElse(null));
        });
    }

    @Override
    public Reply<List<Person>> people(Connection connection) {
        return about(connection, (dialogue, api) -> {
            var people = new ArrayList<Person>();
            var query =
                    "SELECT Id, Name, Email FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Name, Id";
            for (var user : all(dialogue, api, query)) {
                People.of(user.path("Id"), Tree.text(user.path("Name")), Tree.text(user.path("Email")))
                        .ifPresent(people::add);
            }
            return List.copyOf(people);
        });
    }

    @Override
    public Reply<Erased> erase(Connection connection, Doomed doomed) {
        return about(connection, (dialogue, api) -> new SalesforceErasure(dialogue, api).erase(doomed));
    }

    private static String changed(Mapping mapping, Instant since) {
        var fields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        fields.addAll(List.of("Id", "ConvertedDate", "IsConverted", "SystemModstamp", SalesforceLeads.KEY));
        fields.addAll(Mapped.pulled(mapping));
        return "SELECT " + String.join(", ", fields) + " FROM Lead WHERE SystemModstamp >= " + Soql.instant(since)
                + " AND " + SalesforceLeads.KEY + " != null ORDER BY SystemModstamp, Id";
    }

    private static Optional<Theirs> theirs(Mapping mapping, JsonNode lead) {
        var id = Tree.id(lead.path("Id"));
        var key = Tree.id(lead.path(SalesforceLeads.KEY));
        var at = instant(Tree.text(lead.path("SystemModstamp")));
        if (id.isEmpty() || key.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        var converted = lead.path("IsConverted").asBoolean(false);
        var values = new HashMap<String, String>();
        for (var name : Mapped.pulled(mapping)) {
            values.put(name, converted && Mapped.isStatus(mapping, name) ? CONVERTED : Tree.value(value(lead, name)));
        }
        var ended = converted ? day(Tree.text(lead.path("ConvertedDate"))) : Optional.<Instant>empty();
        return Optional.of(new Theirs(id.get(), key.get(), values, at.get(), ended.orElse(null)));
    }

    /** When a day begins; dates of Salesforce have no time and no zone. */
    private static Optional<Instant> day(String text) {
        try {
            return Optional.of(
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            // One that has none ended when it changed last, as far as anybody knows.
            return Optional.empty();
        }
    }

    /** A field's value; names of fields have any case. */
    private static JsonNode value(JsonNode lead, String name) {
        return lead.propertyStream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> lead.path(name));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException e) {
            // A record without a date cannot have changed.
            return Optional.empty();
        }
    }

    private static List<JsonNode> all(Dialogue dialogue, SalesforceApi api, String query) throws EndedException {
        var all = new ArrayList<JsonNode>();
        var path = Optional.of(Soql.path(query));
        for (int page = 0; page < MOST_PAGES && path.isPresent(); page++) {
            var answer = api.get(path.get());
            records(dialogue, answer).forEach(all::add);
            path = next(dialogue, answer);
        }
        return all;
    }

    private static ArrayNode records(Dialogue dialogue, JsonNode answer) throws EndedException {
        if (answer.path("records") instanceof ArrayNode records) {
            return records;
        }
        throw dialogue.garbled("Salesforce");
    }

    private static Optional<String> next(Dialogue dialogue, JsonNode answer) throws EndedException {
        var next = Tree.text(answer.path("nextRecordsUrl"));
        if (next.isEmpty()) {
            return Optional.empty();
        }
        if (!NEXT.matcher(next).matches()) {
            // A token is sent there: it has to be a path of Salesforce's, and nothing else.
            throw dialogue.garbled("Salesforce");
        }
        return Optional.of(next);
    }

    /** What Salesforce is asked. */
    private interface Question<T> {

        T ask(Dialogue dialogue, SalesforceApi api) throws EndedException;
    }

    private <T> Reply<T> about(Connection connection, Question<T> question) {
        if (!(connection.crm() instanceof Crm.Salesforce crm)) {
            throw new IllegalArgumentException("not Salesforce: " + connection.id());
        }
        return Dialogue.about(
                http,
                clock,
                List.of(crm.clientSecret().value()),
                dialogue -> question.ask(dialogue, new SalesforceApi(dialogue, sessions, connection.id(), crm)));
    }
}
