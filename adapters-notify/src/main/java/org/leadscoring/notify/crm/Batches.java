package org.leadscoring.notify.crm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Written;

/**
 * Writes many records at once so that one the CRM does not take holds up no other: what is refused as a whole is halved until
 * the bad ones stand alone. That takes at most 2n - 1 requests for n records that are all bad, and about 2 log n for one.
 */
final class Batches {

    private static final Written OPEN = new Written.Done("", false);

    private Batches() {}

    /** Writes some records by one request. */
    interface Attempt {

        /** @throws EndedException if the CRM does not answer as a whole */
        Tried write(List<Draft> drafts) throws EndedException;
    }

    /**
     * What came of a request.
     *
     * @param decided what came of records it speaks of, by their keys
     * @param refusal why the others were not taken, null if it speaks of all of them
     */
    record Tried(Map<String, Written> decided, @Nullable String refusal) {

        /** Nothing was taken, and nobody was named. */
        static Tried refused(String why) {
            return new Tried(Map.of(), why);
        }
    }

    /** What came of each, by their keys. */
    static Map<String, Written> write(Dialogue dialogue, List<Draft> drafts, Attempt attempt) throws EndedException {
        var all = new HashMap<String, Written>();
        if (drafts.isEmpty()) {
            return all;
        }
        var tried = attempt.write(drafts);
        all.putAll(tried.decided());
        var open =
                drafts.stream().filter(draft -> !all.containsKey(draft.key())).toList();
        if (open.isEmpty()) {
            return all;
        }
        if (tried.refusal() == null) {
            throw dialogue.garbled("it does not say what came of " + open.size() + " of " + drafts.size() + " records");
        }
        if (drafts.size() == 1) {
            all.put(open.getFirst().key(), new Written.Refused(tried.refusal()));
        } else if (open.size() < drafts.size()) {
            all.putAll(write(dialogue, open, attempt));
        } else {
            int half = open.size() / 2;
            all.putAll(write(dialogue, open.subList(0, half), attempt));
            all.putAll(write(dialogue, open.subList(half, open.size()), attempt));
        }
        return all;
    }

    /** The drafts that are still to be written: what was adopted, but not those of which nothing can be written. */
    static List<Draft> without(List<Draft> drafts, Map<String, Written> decided) {
        return drafts.stream()
                .filter(draft -> decided.getOrDefault(draft.key(), OPEN) instanceof Written.Done)
                .toList();
    }

    /** What came of each, in their order. */
    static List<Written> inOrder(List<Draft> drafts, Map<String, Written> decided) {
        return drafts.stream()
                .map(draft -> {
                    var written = decided.get(draft.key());
                    if (written == null) {
                        throw new IllegalStateException("nothing came of " + draft.key());
                    }
                    return written;
                })
                .toList();
    }
}
