package org.leadscoring.notify.crm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Written;
import org.leadscoring.notify.crm.Batches.Tried;
import org.leadscoring.notify.crm.OdooApi.Said;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Writes leads by Odoo's own way of loading tables, which makes or changes the record of an external id, many in one
 * transaction. All rows of a table have the same columns, and a cell is written even if it is empty: drafts are therefore
 * grouped by the fields they have.
 */
final class OdooLeads {

    /** The word for the status of leads that are archived without a chance. */
    static final String LOST = "Lost";

    /** The field that holds the status, by the name of a stage. */
    static final String STAGE = "stage_id";

    /** The field that holds the owner, by their id. */
    static final String OWNER = "user_id";

    private static final String NAME = "name";
    private static final List<String> NAMES = List.of(NAME, "contact_name", "partner_name", "email_from");

    private final Dialogue dialogue;
    private final OdooApi api;
    private final OdooRecords records;

    OdooLeads(Dialogue dialogue, OdooApi api) {
        this.dialogue = dialogue;
        this.api = api;
        this.records = new OdooRecords(dialogue, api);
    }

    /** Gives those that are adopted their key, and then writes all. */
    List<Written> write(List<Draft> drafts) throws EndedException {
        var known = new HashMap<>(records.byKey(drafts.stream().map(Draft::key).toList()));
        var decided = new HashMap<>(adopt(
                drafts.stream()
                        .filter(draft -> draft.adopts() && !known.containsKey(draft.key()))
                        .toList(),
                known));
        for (var draft : drafts) {
            if (draft.external() != null && !known.containsKey(draft.key())) {
                // Deleted there, or merged into another: loading these few cells would make a lead of nothing else.
                decided.putIfAbsent(draft.key(), new Written.Missing());
            }
        }
        var groups = new LinkedHashMap<List<String>, List<Row>>();
        for (var draft : Batches.without(drafts, decided)) {
            var row = new Row(draft, cells(draft, known.containsKey(draft.key())));
            groups.computeIfAbsent(List.copyOf(row.cells().keySet()), columns -> new ArrayList<>())
                    .add(row);
        }
        for (var group : groups.entrySet()) {
            decided.putAll(load(group.getKey(), group.getValue(), known));
        }
        return Batches.inOrder(drafts, decided);
    }

    /** A draft, and what is written of it, by the columns. */
    private record Row(Draft draft, NavigableMap<String, String> cells) {}

    private static NavigableMap<String, String> cells(Draft draft, boolean exists) {
        var cells = new TreeMap<String, String>();
        draft.fields().forEach((name, value) -> {
            switch (name) {
                case STAGE -> {
                    var lost = value.equalsIgnoreCase(LOST);
                    // Whoever has another status is not lost any more.
                    cells.put("active", lost ? "False" : "True");
                    cells.put(lost ? "probability" : STAGE, lost ? "0" : value);
                }
                case OWNER -> cells.put(OWNER + "/.id", value);
                case "id", ".id" -> {}
                default -> cells.put(name, value);
            }
        });
        if (cells.getOrDefault(NAME, exists ? "kept" : "").isBlank()) {
            // Odoo takes no lead without a name.
            cells.put(
                    NAME,
                    NAMES.stream()
                            .map(name -> draft.fields().getOrDefault(name, ""))
                            .filter(name -> !name.isBlank())
                            .findFirst()
                            .orElse("Lead"));
        }
        return cells;
    }

    private Map<String, Written> load(List<String> columns, List<Row> rows, Map<String, Long> known)
            throws EndedException {
        if (columns.isEmpty()) {
            // Adopted, and nothing else to say; or nothing at all, of a record that is there.
            var done = new HashMap<String, Written>();
            rows.forEach(row -> done.put(
                    row.draft().key(), done(row.draft(), known.get(row.draft().key()), known)));
            return done;
        }
        // In the order of the columns, because both are in that of their names.
        var cells = new HashMap<String, Collection<String>>();
        rows.forEach(row -> cells.put(row.draft().key(), row.cells().values()));
        return Batches.write(dialogue, rows.stream().map(Row::draft).toList(), drafts -> {
            var data = drafts.stream()
                    .map(draft -> Stream.concat(
                                    Stream.of(OdooRecords.MODULE + "." + draft.key()),
                                    cells.getOrDefault(draft.key(), List.of()).stream())
                            .toList())
                    .toList();
            var fields = Stream.concat(Stream.of("id"), columns.stream()).toList();
            return switch (api.call(OdooRecords.LEAD, "load", Map.of("fields", fields, "data", data))) {
                case Said.Refusal(var words) -> Tried.refused(words);
                case Said.Result(var value) -> loaded(drafts, value, known);
            };
        });
    }

    private Tried loaded(List<Draft> drafts, JsonNode answer, Map<String, Long> known) throws EndedException {
        var decided = new HashMap<String, Written>();
        if (answer.path("ids") instanceof ArrayNode ids) {
            if (ids.size() != drafts.size()) {
                throw dialogue.garbled("Odoo");
            }
            for (int i = 0; i < drafts.size(); i++) {
                var id = ids.get(i).asLong(0);
                if (id <= 0) {
                    throw dialogue.garbled("Odoo");
                }
                decided.put(drafts.get(i).key(), done(drafts.get(i), id, known));
            }
            return new Tried(decided, null);
        }
        // Nothing was written. Those that are named stay out, the others are sent again.
        var refusal = "Odoo does not say why";
        for (var message : answer.path("messages")) {
            var words = dialogue.shown(Tree.text(message.path("message")));
            int record = message.path("record").asInt(-1);
            if (record >= 0 && record < drafts.size()) {
                decided.putIfAbsent(drafts.get(record).key(), new Written.Refused(words));
            } else {
                refusal = words;
            }
        }
        return new Tried(decided, refusal);
    }

    private static Written done(Draft draft, @Nullable Long id, Map<String, Long> known) {
        return new Written.Done(String.valueOf(id), !known.containsKey(draft.key()));
    }

    /** Makes external ids for records that are there. What was adopted is known from then on. */
    private Map<String, Written> adopt(List<Draft> drafts, Map<String, Long> known) throws EndedException {
        if (drafts.isEmpty()) {
            return Map.of();
        }
        var ids = new HashMap<String, Long>();
        drafts.forEach(draft -> ids.put(draft.key(), id(draft)));
        var existing = records.existing(Set.copyOf(ids.values()));
        var taken = records.byRecord(existing);
        var refused = new HashMap<String, Written>();
        for (var draft : drafts) {
            var id = ids.getOrDefault(draft.key(), 0L);
            if (!existing.contains(id)) {
                refused.put(draft.key(), new Written.Refused("Odoo has no lead " + draft.external() + " any more"));
            } else if (taken.putIfAbsent(id, draft.key()) != null) {
                refused.put(
                        draft.key(),
                        new Written.Refused("Odoo's lead " + draft.external() + " belongs to another lead of ours"));
            }
        }
        var free = Batches.without(drafts, refused);
        var made = Batches.write(dialogue, free, some -> {
            var values = some.stream()
                    .map(draft -> Tree.object()
                            .put("module", OdooRecords.MODULE)
                            .put("name", draft.key())
                            .put("model", OdooRecords.LEAD)
                            .put("res_id", ids.get(draft.key())))
                    .toList();
            return switch (api.create(OdooRecords.DATA, values)) {
                case Said.Refusal(var words) -> Tried.refused(words);
                case Said.Result made1 -> new Tried(adopted(some, ids), null);
            };
        });
        for (var draft : Batches.without(free, made)) {
            known.put(draft.key(), ids.getOrDefault(draft.key(), 0L));
        }
        refused.putAll(made);
        return refused;
    }

    private static Map<String, Written> adopted(List<Draft> drafts, Map<String, Long> ids) {
        var done = new HashMap<String, Written>();
        drafts.forEach(draft -> done.put(draft.key(), new Written.Done(String.valueOf(ids.get(draft.key())), false)));
        return done;
    }

    private static long id(Draft draft) {
        var external = draft.external() == null ? "" : draft.external().toLowerCase(Locale.ROOT);
        return external.matches("\\d{1,9}") ? Long.parseLong(external) : 0;
    }
}
