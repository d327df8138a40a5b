package org.leadscoring.notify.crm;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.notify.crm.OdooApi.Said;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Reads records of Odoo, and which leads carry a key of ours: it stands among the external ids ({@code ir.model.data}), as
 * {@code leadscoring.} and the key.
 */
final class OdooRecords {

    /** What our external ids begin with, before the dot. */
    static final String MODULE = "leadscoring";

    static final String LEAD = "crm.lead";
    static final String DATA = "ir.model.data";

    private static final List<Object> OURS = List.of(List.of("module", "=", MODULE), List.of("model", "=", LEAD));

    private final Dialogue dialogue;
    private final OdooApi api;

    OdooRecords(Dialogue dialogue, OdooApi api) {
        this.dialogue = dialogue;
        this.api = api;
    }

    /** An external id of ours. */
    record Key(String name, long record) {}

    /** Records, archived ones among them. */
    ArrayNode read(String model, List<?> domain, List<String> fields, String order, int limit) throws EndedException {
        var said = result(api.call(
                model,
                "search_read",
                Map.of(
                        "domain", domain,
                        "fields", fields,
                        "order", order,
                        "limit", limit,
                        "context", Map.of("active_test", false))));
        if (said instanceof ArrayNode records) {
            return records;
        }
        throw dialogue.garbled("Odoo");
    }

    /** A method's value. A refusal ends the dialogue. */
    JsonNode result(Said said) throws EndedException {
        return switch (said) {
            case Said.Result(var value) -> value;
            case Said.Refusal(var words) -> throw dialogue.failed(words, null);
        };
    }

    /** Which of these keys there are, with the ids of their records. */
    Map<String, Long> byKey(Collection<String> keys) throws EndedException {
        var found = new HashMap<String, Long>();
        for (var key : keys(List.of("name", "in", List.copyOf(keys)), keys.size())) {
            found.put(key.name(), key.record());
        }
        return found;
    }

    /** The keys of those of these records that have one. */
    Map<Long, String> byRecord(Collection<Long> records) throws EndedException {
        var found = new HashMap<Long, String>();
        for (var key : keys(List.of("res_id", "in", List.copyOf(records)), 2 * records.size())) {
            found.put(key.record(), key.name());
        }
        return found;
    }

    /** Which of these leads there are. */
    Set<Long> existing(Collection<Long> records) throws EndedException {
        var found = new HashSet<Long>();
        for (var lead : read(LEAD, List.of(List.of("id", "in", List.copyOf(records))), List.of("id"), "id", 1_000)) {
            found.add(lead.path("id").asLong(0));
        }
        return found;
    }

    private List<Key> keys(List<?> condition, int most) throws EndedException {
        if (most == 0) {
            return List.of();
        }
        var domain = List.of(OURS.getFirst(), OURS.getLast(), condition);
        return read(DATA, domain, List.of("name", "res_id"), "id", most)
                .valueStream()
                .map(row ->
                        new Key(Tree.text(row.path("name")), row.path("res_id").asLong(0)))
                .toList();
    }
}
