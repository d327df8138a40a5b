package org.leadscoring.domain.crm;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;

/**
 * A lead and its record in a CRM.
 *
 * @param key by what the CRM knows the lead from us, for ever: never its e-mail address, which changes
 * @param external by what the CRM knows its record, null as long as it has not said so
 * @param agreed what both sides had last, by the CRM's names of the fields: nobody writes what is there already, and a
 *     difference says who changed something
 * @param pushedAt when it was written last, UTC; null if it never was
 * @param refused why the CRM did not take it when it was written last, in its words; null if it did
 * @param anew whether all of ours is to be written anew, whatever the CRM has
 */
public record Link(
        LeadId lead,
        String key,
        @Nullable String external,
        Map<String, String> agreed,
        @Nullable Instant pushedAt,
        @Nullable String refused,
        boolean anew) {

    public Link {
        agreed = Map.copyOf(agreed);
    }

    /** The link of a lead that the CRM has not heard of from us. */
    public static Link fresh(LeadId lead) {
        return new Link(lead, keyOf(lead), null, Map.of(), null, null, false);
    }

    /** By what a CRM knows a lead that it hears of first. */
    public static String keyOf(LeadId lead) {
        return lead.value().toString();
    }

    /** Whether the record was written by us once, or taken for the lead's. */
    public boolean stands() {
        return external != null;
    }

    /** This link after the CRM took these values. If they went into another record than before, nothing is known of that. */
    public Link taken(String id, Map<String, String> values, Instant at) {
        return new Link(lead, key, id, isElsewhere(id) ? values : with(values), at, null, false);
    }

    /** Whether this is another record than the one the lead had. */
    public boolean isElsewhere(String id) {
        return external != null && !external.equals(id);
    }

    /** This link after its record was found missing, and none was made: as if the CRM had not heard of the lead yet. */
    public Link missing() {
        return new Link(lead, key, null, Map.of(), null, null, false);
    }

    /**
     * This link after its record was missing, and one was made of the few values that were sent. All is to be sent again, and
     * no other record taken for the lead's, as this one has its key.
     */
    public Link remade(Instant at) {
        return new Link(lead, key, null, Map.of(), at, null, false);
    }

    /** Whether a record that is nobody's yet may become the lead's. */
    public boolean mayAdopt() {
        return external == null && pushedAt == null;
    }

    /** This link after the CRM refused what was sent. */
    public Link refused(String why) {
        return new Link(lead, key, external, agreed, pushedAt, why, anew);
    }

    /** This link after both sides have these values. */
    public Link agreeing(Map<String, String> values) {
        return new Link(lead, key, external, with(values), pushedAt, refused, anew);
    }

    /** This link as one of a lead that the former lives on in. */
    public Link of(LeadId survivor) {
        return new Link(survivor, key, external, agreed, pushedAt, refused, anew);
    }

    private Map<String, String> with(Map<String, String> values) {
        var all = new TreeMap<>(agreed);
        all.putAll(values);
        return all;
    }
}
