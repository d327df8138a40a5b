package org.leadscoring.notify.crm;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Written;
import org.leadscoring.notify.http.Exchange.Answered;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes leads. They are known by a field of ours that is an external id.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-sobjects-collections-upsert.html">Salesforce:
 *     upsert collections</a>
 */
final class SalesforceLeads {

    /** The field that holds our key. */
    static final String KEY = "LeadScoring_Id__c";

    /** What to do if it is not there. */
    static final String HOW_TO_MAKE_KEY =
            "custom fields are made in Setup → Object Manager → Lead → Fields & Relationships; " + KEY
                    + " is a text of 40 characters, unique, and an external ID";

    private static final String PATH = SalesforceApi.DATA + "/composite/sobjects";

    /** What leads cannot be without, and what Salesforce itself writes into it. */
    private static final List<String> NEEDED = List.of("Company", "LastName");

    private static final String NOT_PROVIDED = "[not provided]";

    private static final String LACKS_FIELDS = "REQUIRED_FIELD_MISSING";

    /** What passes by itself: another process holds the row, or Salesforce is busy. */
    static final Set<String> PASSING = Set.of("UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "REQUEST_RUNNING_TOO_LONG");

    private final Dialogue dialogue;
    private final SalesforceApi api;

    SalesforceLeads(Dialogue dialogue, SalesforceApi api) {
        this.dialogue = dialogue;
        this.api = api;
    }

    /** Gives those that are adopted their key, and then writes all. */
    List<Written> write(List<Draft> drafts) throws EndedException {
        var adopted = Batches.write(
                dialogue,
                drafts.stream().filter(Draft::adopts).toList(),
                some -> batch(PATH, some, SalesforceLeads::adopting));
        var decided = new HashMap<>(adopted);
        decided.putAll(Batches.write(
                dialogue,
                Batches.without(drafts, adopted),
                some -> batch(PATH + "/Lead/" + KEY, some, SalesforceLeads::upserting)));
        return Batches.inOrder(drafts, decided);
    }

    private static void adopting(Draft draft, ObjectNode lead) {
        lead.put("id", draft.external());
        lead.put(KEY, draft.key());
    }

    private static void upserting(Draft draft, ObjectNode lead) {
        new TreeMap<>(draft.fields()).forEach((name, value) -> {
            if (value.isEmpty()) {
                lead.putNull(name);
            } else {
                lead.put(name, value);
            }
        });
        for (var name : NEEDED) {
            var value = draft.fields().get(name);
            if (value == null ? draft.external() == null : value.isBlank()) {
                lead.put(name, NOT_PROVIDED);
            }
        }
        lead.put(KEY, draft.key());
    }

    /** Only a lead that is to be made lacks what was not sent: one that is there has it. */
    private static boolean lacksWhatItHad(Draft draft, JsonNode error) {
        for (var field : error.path("fields")) {
            if (!draft.fields().containsKey(Tree.text(field))) {
                return true;
            }
        }
        return false;
    }

    private Batches.Tried batch(String path, List<Draft> drafts, BiConsumer<Draft, ObjectNode> fill)
            throws EndedException {
        var body = Tree.object().put("allOrNone", false);
        var records = body.putArray("records");
        for (var draft : drafts) {
            var lead = records.addObject();
            lead.putObject("attributes").put("type", "Lead");
            fill.accept(draft, lead);
        }
        var answer = api.send("PATCH", path, body);
        if (answer.isSuccess()) {
            return tried(drafts, answer);
        }
        if ((answer.status() == 400 || answer.status() == 413) && !SalesforceApi.isAboutFields(answer)) {
            return Batches.Tried.refused(api.words(answer));
        }
        throw api.ended(answer);
    }

    private Batches.Tried tried(List<Draft> drafts, Answered answer) throws EndedException {
        // What came of each stands in the order they were sent.
        if (!(dialogue.read(answer) instanceof ArrayNode results) || results.size() != drafts.size()) {
            throw dialogue.garbled("Salesforce");
        }
        var decided = new HashMap<String, Written>();
        for (int i = 0; i < drafts.size(); i++) {
            decided.put(drafts.get(i).key(), written(drafts.get(i), results.get(i)));
        }
        return new Batches.Tried(decided, null);
    }

    private Written written(Draft draft, JsonNode result) throws EndedException {
        if (result.path("success").asBoolean(false)) {
            var id = Tree.id(result.path("id")).orElseThrow(() -> dialogue.garbled("Salesforce"));
            return new Written.Done(id, result.path("created").asBoolean(false));
        }
        var error = result.path("errors").path(0);
        var code = Tree.text(error.path("statusCode"));
        var words = dialogue.shown(code + " " + Tree.text(error.path("message")));
        if (PASSING.contains(code)) {
            throw dialogue.failed(words, null);
        }
        if (code.equals(LACKS_FIELDS) && draft.external() != null && lacksWhatItHad(draft, error)) {
            return new Written.Missing();
        }
        return new Written.Refused(words.isEmpty() ? "Salesforce does not say why" : words);
    }
}
