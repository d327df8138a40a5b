package org.leadscoring.notify.crm;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.leadscoring.domain.crm.FieldMapping;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.crm.Ours;

/** What clients need to know of a mapping. */
final class Mapped {

    private Mapped() {}

    /** What the CRM calls the status; empty if it is not mapped. */
    static Optional<String> status(Mapping mapping) {
        return mapping.fields().stream()
                .filter(field -> field.ours().equals(Ours.STATUS))
                .map(FieldMapping::theirs)
                .findFirst();
    }

    /** Whether the CRM's field is a status. */
    static boolean isStatus(Mapping mapping, String theirs) {
        return is(mapping, theirs, Ours.STATUS);
    }

    /** Whether the CRM's field is this one of ours. */
    static boolean is(Mapping mapping, String theirs, Ours ours) {
        return mapping.fields().stream()
                .anyMatch(field -> field.ours().equals(ours) && field.theirs().equals(theirs));
    }

    /** Whether the CRM's field takes a number of ours. */
    static boolean isNumber(Mapping mapping, String theirs) {
        return mapping.fields().stream()
                .anyMatch(field -> field.ours().isNumber() && field.theirs().equals(theirs));
    }

    /** The names of the fields that are taken from the CRM. */
    static List<String> pulled(Mapping mapping) {
        return mapping.pulled().stream().map(FieldMapping::theirs).toList();
    }

    /**
     * Names of mapped fields the CRM does not have, in the order of the mapping. Case does not matter.
     *
     * @param more names of fields that have to be there, too
     */
    static List<String> missing(Mapping mapping, Collection<String> existing, String... more) {
        var known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(existing);
        return Stream.concat(Stream.of(more), mapping.fields().stream().map(FieldMapping::theirs))
                .distinct()
                .filter(name -> !known.contains(name))
                .toList();
    }

    /** Those of the names that are ours to make. */
    static List<String> beginning(List<String> names, String prefix) {
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix))
                .toList();
    }

    /** What people read above a field that we make, for example {@code Lead score reasons}. */
    static String label(String name, String prefix) {
        return "Lead scoring: " + name.substring(prefix.length()).replace('_', ' ');
    }
}
