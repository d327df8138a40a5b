package org.leadscoring.notify.crm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Written;
import org.leadscoring.domain.crm.Mapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes contacts. They are known by a property of ours whose values are unique, because an e-mail address changes. Each
 * carries a mark ({@code objectWriteTraceId}) that comes back with what came of it.
 *
 * @see <a href="https://developers.hubspot.com/docs/api-reference/legacy/crm/objects/contacts/batch/upsert-contacts">HubSpot:
 *     upsert contacts</a>
 */
final class HubSpotContacts {

    /** The property that holds our key. */
    static final String KEY = "leadscoring_id";

    /** The stage of customers, and what we call their status. */
    static final String CUSTOMER = "customer";

    static final String LIFECYCLE = "lifecyclestage";

    private static final String TRACE = "objectWriteTraceId";
    private static final String PATH = "/crm/v3/objects/contacts/batch/";

    private final Dialogue dialogue;
    private final HubSpotApi api;
    private final Mapping mapping;

    HubSpotContacts(Dialogue dialogue, HubSpotApi api, Mapping mapping) {
        this.dialogue = dialogue;
        this.api = api;
        this.mapping = mapping;
    }

    /** Gives those that are adopted their key, and then writes all. */
    List<Written> write(List<Draft> drafts) throws EndedException {
        var adopted = Batches.write(
                dialogue,
                drafts.stream().filter(Draft::adopts).toList(),
                some -> batch("update", some, HubSpotContacts::adopting));
        var decided = new HashMap<>(adopted);
        decided.putAll(Batches.write(
                dialogue, Batches.without(drafts, adopted), some -> batch("upsert", some, this::upserting)));
        return Batches.inOrder(drafts, decided);
    }

    private static void adopting(Draft draft, ObjectNode input) {
        input.put("id", draft.external());
        input.putObject("properties").put(KEY, draft.key());
    }

    private void upserting(Draft draft, ObjectNode input) {
        input.put("idProperty", KEY);
        input.put("id", draft.key());
        var properties = input.putObject("properties");
        new TreeMap<>(draft.fields()).forEach((name, value) -> {
            if (value.equalsIgnoreCase(CUSTOMER) && Mapped.isStatus(mapping, name)) {
                properties.put(LIFECYCLE, CUSTOMER);
            } else {
                properties.put(name, value);
            }
        });
        properties.remove(KEY);
    }

    private Batches.Tried batch(String what, List<Draft> drafts, BiConsumer<Draft, ObjectNode> input)
            throws EndedException {
        var body = Tree.object();
        var inputs = body.putArray("inputs");
        for (var draft : drafts) {
            input.accept(draft, inputs.addObject().put(TRACE, draft.key()));
        }
        var answer = api.send("POST", PATH + what, body);
        if ((answer.status() == 400 || answer.status() == 207) && answer.body().contains("PROPERTY_DOESNT_EXIST")) {
            // No record's fault: the next one would be refused for the same reason.
            throw dialogue.gone(api.words(answer)
                    + " – have the missing properties made, or take them out of the fields of this connection");
        }
        return switch (answer.status()) {
            case 200, 201, 207 -> tried(drafts, dialogue.read(answer));
            case 400, 409, 413 -> Batches.Tried.refused(api.words(answer));
            default -> throw api.ended(answer);
        };
    }

    private Batches.Tried tried(List<Draft> drafts, JsonNode answer) throws EndedException {
        if (!(answer.path("results") instanceof ArrayNode results)) {
            throw dialogue.garbled("HubSpot");
        }
        var keys = new HashMap<String, Draft>();
        drafts.forEach(draft -> keys.put(draft.key(), draft));
        var decided = new HashMap<String, Written>();
        for (var result : results) {
            var draft = drafts.size() == 1 ? drafts.getFirst() : keys.get(key(result));
            if (draft != null) {
                var id = Tree.id(result.path("id")).orElseThrow(() -> dialogue.garbled("HubSpot"));
                decided.put(draft.key(), new Written.Done(id, result.path("new").asBoolean(false)));
            }
        }
        return new Batches.Tried(decided, refusals(answer.path("errors"), keys, decided));
    }

    private static String key(JsonNode result) {
        var trace = Tree.text(result.path(TRACE));
        return trace.isEmpty() ? Tree.text(result.path("properties").path(KEY)) : trace;
    }

    /** Notes which records were refused. Returns why, if some errors name none of them. */
    private @Nullable String refusals(JsonNode errors, Map<String, Draft> keys, Map<String, Written> decided) {
        String unnamed = null;
        for (var error : errors) {
            var why = new Written.Refused(dialogue.shown(Tree.text(error.path("message"))));
            var named = error.path("context").path(TRACE);
            if (named.isEmpty()) {
                unnamed = why.why();
            }
            for (var trace : named) {
                if (keys.containsKey(Tree.text(trace))) {
                    decided.putIfAbsent(Tree.text(trace), why);
                }
            }
        }
        return unnamed;
    }
}
