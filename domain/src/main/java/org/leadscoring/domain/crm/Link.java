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
        return new Link(lead, lead.value().toString(), null, Map.of(), null, null, false);
    }

    /** Whether the record was written by us once, or taken for the lead's. */
    public boolean stands() {
        return external != null;
    }

    /** This link after the CRM took these values. */
    public Link taken(String id, Map<String, String> values, Instant at) {
        return new Link(lead, key, id, with(values), at, null, false);
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
