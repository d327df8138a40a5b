package org.leadscoring.domain.crm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.FieldMapping.Direction;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.lead.LeadStatus;

/**
 * Which fields are kept in step with a CRM.
 *
 * @param fields each of theirs at most once, and each of ours that is pulled at most once; at most {@value #MOST_FIELDS}
 * @param statuses what the CRM calls our statuses: each word of theirs once, of ours several may be; the first of a status is
 *     the one that is sent
 */
public record Mapping(List<FieldMapping> fields, List<StatusWord> statuses) {

    /** So many fields at most. */
    public static final int MOST_FIELDS = 60;

    private static final int MOST_STATUSES = 60;

    /** @throws IllegalArgumentException if something stands twice, or there is too much of it */
    public Mapping {
        fields = List.copyOf(fields);
        statuses = List.copyOf(statuses);
        if (fields.size() > MOST_FIELDS || statuses.size() > MOST_STATUSES) {
            throw new IllegalArgumentException("map at most " + MOST_FIELDS + " fields and statuses");
        }
        var names = new HashSet<String>();
        var pulled = new HashSet<Ours>();
        for (var field : fields) {
            if (!names.add(field.theirs())) {
                throw new IllegalArgumentException(
                        "the field " + field.theirs() + " is mapped twice; remove one of them");
            }
            if (field.direction().pulls() && !pulled.add(field.ours())) {
                throw new IllegalArgumentException(
                        field.ours().key() + " is taken from two fields; remove one of them");
            }
        }
        var words = new HashSet<String>();
        for (var status : statuses) {
            if (!words.add(status.theirs())) {
                throw new IllegalArgumentException(
                        "the status " + status.theirs() + " is mapped twice; remove one of them");
            }
        }
    }

    /** What a new connection to a CRM of this kind begins with. */
    public static Mapping standard(Crm.Kind kind) {
        return StandardMappings.of(kind);
    }

    /** What the CRM is sent for this status; empty if it has no word for it. */
    public Optional<String> word(LeadStatus status) {
        return statuses.stream()
                .filter(word -> word.ours() == status)
                .map(StatusWord::theirs)
                .findFirst();
    }

    /**
     * The same, where the CRM has several words for a status: the one it has already, if it means the same.
     *
     * @param before what the CRM has, null if that is not known
     */
    public Optional<String> word(LeadStatus status, @Nullable String before) {
        return before != null && status(before).filter(status::equals).isPresent() ? Optional.of(before) : word(status);
    }

    /** What the CRM means by this; empty if that is not known. Case does not matter. */
    public Optional<LeadStatus> status(String word) {
        return statuses.stream()
                .filter(status -> status.theirs().equalsIgnoreCase(word.strip()))
                .map(StatusWord::ours)
                .findFirst();
    }

    /** Whether anything is taken from the CRM. */
    public boolean pulls() {
        return fields.stream().anyMatch(field -> field.direction().pulls());
    }

    /** The fields that are taken from the CRM. */
    public List<FieldMapping> pulled() {
        return fields.stream().filter(field -> field.direction().pulls()).toList();
    }

    /**
     * What is to be sent of a lead: all of it if the CRM has no record of it, else what we say otherwise than both sides had
     * last. Where the CRM's word counts, ours is not sent before theirs is known.
     *
     * @param link what both sides had
     * @param ours what we say, by the CRM's names of the fields; what is missing is not touched, what is empty emptied
     */
    public Map<String, String> toSend(Link link, Map<String, String> ours) {
        var send = new TreeMap<String, String>();
        for (var field : fields) {
            var value = ours.get(field.theirs());
            if (value != null && sends(field, link, value)) {
                send.put(field.theirs(), value);
            }
        }
        return send;
    }

    private static boolean sends(FieldMapping field, Link link, String value) {
        if (field.direction() == Direction.PULL) {
            return false;
        }
        if (!link.stands()) {
            return true;
        }
        var before = link.agreed().get(field.theirs());
        return switch (field.direction()) {
            case PULL, ONCE -> false;
            case PUSH -> link.anew() || !value.equals(before == null ? "" : before);
            case BOTH ->
                field.winner() == Winner.THEIRS
                        ? before != null && !value.equals(before)
                        : link.anew() || !value.equals(before == null ? "" : before);
        };
    }

    /**
     * What is to be taken from a record of the CRM: what it says otherwise than both sides had last. Where we said something
     * else since, too, the winner is taken.
     *
     * @param link what both sides had
     * @param ours what we say
     * @param theirs what the CRM says, by its names of the fields; what is missing is not touched
     */
    public Taken toTake(Link link, Map<String, String> ours, Map<String, String> theirs) {
        var take = new HashMap<Ours, String>();
        var agreed = new HashMap<String, String>();
        var conflicts = new ArrayList<Conflict>();
        for (var field : pulled()) {
            var value = theirs.get(field.theirs());
            var before = link.agreed().get(field.theirs());
            if (value == null || value.equals(before)) {
                continue;
            }
            var mine = ours.get(field.theirs());
            // From now on a difference to what they have is a change of ours.
            agreed.put(field.theirs(), value);
            if (value.equals(mine) || before == null && value.isEmpty()) {
                continue;
            }
            var both = field.direction() == Direction.BOTH && before != null && mine != null && !mine.equals(before);
            if (mine != null && both) {
                conflicts.add(new Conflict(field.theirs(), mine, value, field.winner()));
            }
            if (!both || field.winner() == Winner.THEIRS) {
                take.put(field.ours(), value);
            }
        }
        return new Taken(take, agreed, conflicts);
    }

    /**
     * What is taken from a record.
     *
     * @param values what we are to say from now on
     * @param agreed what is known of the record from now on
     * @param conflicts where both sides had said something else
     */
    public record Taken(Map<Ours, String> values, Map<String, String> agreed, List<Conflict> conflicts) {

        public Taken {
            values = Map.copyOf(values);
            agreed = Map.copyOf(agreed);
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * Both sides changed a field since they last agreed.
     *
     * @param field its name in the CRM
     * @param winner whose word counted
     */
    public record Conflict(String field, String ours, String theirs, Winner winner) {}
}
