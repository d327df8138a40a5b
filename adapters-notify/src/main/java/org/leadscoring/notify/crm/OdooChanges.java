package org.leadscoring.notify.crm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient.Changes;
import org.leadscoring.application.crm.CrmClient.Theirs;
import org.leadscoring.domain.crm.Mapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Reads which leads changed. Odoo keeps dates to the microsecond and tells them to the second, so there is no going on behind
 * the last one seen. A page that is full is given out up to its last second, with which the next begins; if it has one second
 * only, as after a large import, the records of this second are read by their ids.
 */
final class OdooChanges {

    /** The word for the status of leads in a stage that wins. */
    static final String WON = "Won";

    private static final int PAGE = 500;
    private static final String CHANGED = "write_date";

    /** When a lead was won or lost, as Odoo notes by itself; false while it is neither. */
    private static final String CLOSED = "date_closed";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern TOKEN = Pattern.compile("([ti])\\.(\\d{1,12})\\.(\\d{1,12})");

    private final OdooRecords records;
    private final Mapping mapping;
    private final int size;

    OdooChanges(OdooRecords records, Mapping mapping) {
        this(records, mapping, PAGE);
    }

    OdooChanges(OdooRecords records, Mapping mapping, int size) {
        this.records = records;
        this.mapping = mapping;
        this.size = size;
    }

    /**
     * Where to go on.
     *
     * @param within true if only leads of this second come, by id, those greater than {@code after}; false if all since then
     * @param second since 1970
     */
    private record Place(boolean within, long second, long after) {

        static Place of(Instant since, @Nullable String page) {
            if (page == null) {
                return new Place(false, Math.max(0, since.getEpochSecond()), 0);
            }
            var token = TOKEN.matcher(page);
            if (!token.matches()) {
                throw new IllegalArgumentException("no page of ours: " + page);
            }
            return new Place(
                    token.group(1).equals("i"), Long.parseLong(token.group(2)), Long.parseLong(token.group(3)));
        }

        String token() {
            return (within ? "i." : "t.") + second + "." + after;
        }

        List<?> domain() {
            var since = List.of(CHANGED, ">=", time(second));
            return within
                    ? List.of(since, List.of(CHANGED, "<", time(second + 1)), List.of("id", ">", after))
                    : List.of(since);
        }

        private static String time(long second) {
            return TIME.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
        }
    }

    Changes read(Instant since, @Nullable String page) throws EndedException {
        var place = Place.of(since, page);
        var fields = new LinkedHashSet<>(
                List.of(CHANGED, CLOSED, "active", "probability", OdooLeads.STAGE, OdooLeads.OWNER));
        fields.addAll(Mapped.pulled(mapping));
        var leads = records.read(
                OdooRecords.LEAD, place.domain(), List.copyOf(fields), place.within() ? "id" : CHANGED + ", id", size);
        var given = leads.valueStream().toList();
        Optional<Place> next = Optional.empty();
        if (place.within()) {
            next = Optional.of(
                    leads.size() < size
                            ? new Place(false, place.second() + 1, 0)
                            : new Place(true, place.second(), id(leads.get(size - 1))));
        } else if (leads.size() >= size) {
            long last = second(leads.get(leads.size() - 1));
            given = given.stream().filter(lead -> second(lead) < last).toList();
            next = Optional.of(given.isEmpty() ? new Place(true, last, 0) : new Place(false, last, 0));
        }
        return new Changes(theirs(given), next.map(Place::token).orElse(null));
    }

    private List<Theirs> theirs(List<JsonNode> leads) throws EndedException {
        var keys = leads.isEmpty()
                ? Map.<Long, String>of()
                : records.byRecord(leads.stream().map(OdooChanges::id).collect(Collectors.toSet()));
        if (keys.isEmpty()) {
            return List.of();
        }
        var won = won();
        var all = new ArrayList<Theirs>();
        for (var lead : leads) {
            var key = keys.get(id(lead));
            if (key != null && key.length() <= Tree.LONGEST_ID) {
                var values = new HashMap<String, String>();
                Mapped.pulled(mapping).forEach(name -> values.put(name, value(lead, name, won)));
                var ended = List.of(OdooLeads.LOST, WON).contains(value(lead, OdooLeads.STAGE, won))
                        ? instant(lead, CLOSED)
                        : Optional.<Instant>empty();
                all.add(new Theirs(
                        Long.toString(id(lead)), key, values, Instant.ofEpochSecond(second(lead)), ended.orElse(null)));
            }
        }
        return all;
    }

    private Set<Long> won() throws EndedException {
        var won = new HashSet<Long>();
        for (var stage : records.read("crm.stage", List.of(List.of("is_won", "=", true)), List.of("id"), "id", 1_000)) {
            won.add(id(stage));
        }
        return won;
    }

    /** References come as id and name, and nothing as false. */
    private static String value(JsonNode lead, String name, Set<Long> won) {
        var value = lead.path(name);
        if (name.equals(OdooLeads.STAGE)) {
            if (!lead.path("active").asBoolean(true) && lead.path("probability").asDouble(0) == 0) {
                return OdooLeads.LOST;
            }
            if (won.contains(value.path(0).asLong(0))) {
                return WON;
            }
        }
        if (value instanceof ArrayNode reference) {
            return Tree.value(reference.path(name.equals(OdooLeads.OWNER) ? 0 : 1));
        }
        return value.isBoolean() && !value.asBoolean(false) ? "" : Tree.value(value);
    }

    private static long id(JsonNode record) {
        return record.path("id").asLong(0);
    }

    /** Odoo writes a date into every record; one without it would have changed long ago. */
    private static long second(JsonNode lead) {
        return instant(lead, CHANGED).map(Instant::getEpochSecond).orElse(0L);
    }

    private static Optional<Instant> instant(JsonNode lead, String field) {
        try {
            return Optional.of(LocalDateTime.parse(Tree.text(lead.path(field)), TIME)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            // Nothing stands there: false.
            return Optional.empty();
        }
    }
}
