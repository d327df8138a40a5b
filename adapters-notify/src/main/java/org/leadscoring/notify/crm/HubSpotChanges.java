package org.leadscoring.notify.crm;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient.Changes;
import org.leadscoring.application.crm.CrmClient.Theirs;
import org.leadscoring.domain.crm.Mapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads which contacts changed. Each page is a search of its own that begins at the last date seen: by numbers, a contact
 * that changes while we read would move to the end, and the one that moves up to its place be passed over. Should a whole
 * page share one date, as after a bulk edit, all of that date are read by their ids.
 *
 * @see <a href="https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm">HubSpot: search the CRM</a>
 */
final class HubSpotChanges {

    private static final String CHANGED = "lastmodifieddate";
    private static final String ID = "hs_object_id";

    /** When a contact became a customer, as HubSpot notes by itself. */
    private static final String CUSTOMER_SINCE = "hs_lifecyclestage_customer_date";

    private static final int PAGE = 200;
    private static final Pattern TOKEN = Pattern.compile("([ti])\\.(\\d{1,18})\\.(\\d{1,18})");

    private final Dialogue dialogue;
    private final HubSpotApi api;
    private final Mapping mapping;

    HubSpotChanges(Dialogue dialogue, HubSpotApi api, Mapping mapping) {
        this.dialogue = dialogue;
        this.api = api;
        this.mapping = mapping;
    }

    /**
     * Where to go on.
     *
     * @param byId false if contacts come by date, from {@code millis} on; true if they all have this date, and come by id,
     *     those greater than {@code after}
     * @param millis since 1970
     */
    private record Place(boolean byId, long millis, long after) {

        static Place of(Instant since, @Nullable String page) {
            if (page == null) {
                return new Place(false, Math.max(0, since.toEpochMilli()), 0);
            }
            var token = TOKEN.matcher(page);
            if (!token.matches()) {
                throw new IllegalArgumentException("no page of ours: " + page);
            }
            return new Place(
                    token.group(1).equals("i"), Long.parseLong(token.group(2)), Long.parseLong(token.group(3)));
        }

        String token() {
            return (byId ? "i." : "t.") + millis + "." + after;
        }
    }

    Changes read(Instant since, @Nullable String page) throws EndedException {
        var place = Place.of(since, page);
        var answer = api.post("/crm/v3/objects/contacts/search", search(place));
        if (!(answer.path("results") instanceof ArrayNode results)) {
            throw dialogue.garbled("HubSpot");
        }
        var records = new ArrayList<Theirs>();
        for (var result : results) {
            theirs(result).ifPresent(records::add);
        }
        return new Changes(
                records, next(place, answer, results).map(Place::token).orElse(null));
    }

    private ObjectNode search(Place place) {
        var body = Tree.object();
        var filters = body.putArray("filterGroups").addObject().putArray("filters");
        filters.addObject()
                .put("propertyName", CHANGED)
                .put("operator", place.byId() ? "EQ" : "GTE")
                .put("value", Long.toString(place.millis()));
        filters.addObject().put("propertyName", HubSpotContacts.KEY).put("operator", "HAS_PROPERTY");
        if (place.byId()) {
            filters.addObject()
                    .put("propertyName", ID)
                    .put("operator", "GT")
                    .put("value", Long.toString(place.after()));
        }
        body.putArray("sorts")
                .addObject()
                .put("propertyName", place.byId() ? ID : CHANGED)
                .put("direction", "ASCENDING");
        var properties =
                new LinkedHashSet<>(List.of(HubSpotContacts.KEY, CHANGED, HubSpotContacts.LIFECYCLE, CUSTOMER_SINCE));
        properties.addAll(Mapped.pulled(mapping));
        body.set("properties", Tree.array(properties));
        body.put("limit", PAGE);
        return body;
    }

    private Optional<Place> next(Place place, JsonNode answer, ArrayNode results) throws EndedException {
        var after = Tree.text(answer.path("paging").path("next").path("after"));
        if (after.isEmpty() || results.isEmpty()) {
            return place.byId() ? Optional.of(new Place(false, place.millis() + 1, 0)) : Optional.empty();
        }
        var last = results.get(results.size() - 1);
        if (place.byId()) {
            return Optional.of(new Place(true, place.millis(), number(Tree.text(last.path("id")), place.after())));
        }
        long seen =
                changedAt(last).orElseThrow(() -> dialogue.garbled("HubSpot")).toEpochMilli();
        return Optional.of(seen > place.millis() ? new Place(false, seen, 0) : new Place(true, place.millis(), 0));
    }

    /** A number that has to be greater than the former one: whoever pages by it comes to an end. */
    private long number(String text, long former) throws EndedException {
        if (text.matches("\\d{1,18}") && Long.parseLong(text) > former) {
            return Long.parseLong(text);
        }
        throw dialogue.garbled("HubSpot");
    }

    private Optional<Theirs> theirs(JsonNode contact) {
        var properties = contact.path("properties");
        var id = Tree.id(contact.path("id"));
        var key = Tree.id(properties.path(HubSpotContacts.KEY));
        var at = changedAt(contact);
        if (id.isEmpty() || key.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        var customer = Tree.text(properties.path(HubSpotContacts.LIFECYCLE)).equals(HubSpotContacts.CUSTOMER);
        var values = new HashMap<String, String>();
        for (var name : Mapped.pulled(mapping)) {
            values.put(
                    name,
                    customer && Mapped.isStatus(mapping, name)
                            ? HubSpotContacts.CUSTOMER
                            : Tree.value(properties.path(name)));
        }
        var ended = customer ? instant(Tree.text(properties.path(CUSTOMER_SINCE))) : Optional.<Instant>empty();
        return Optional.of(new Theirs(id.get(), key.get(), values, at.get(), ended.orElse(null)));
    }

    private static Optional<Instant> changedAt(JsonNode contact) {
        var text = Tree.text(contact.path("properties").path(CHANGED));
        return instant(text.isEmpty() ? Tree.text(contact.path("updatedAt")) : text);
    }

    /** A record without a date of its change cannot have changed, and one without a date of its end tells none. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
