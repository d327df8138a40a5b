package org.leadscoring.web.settings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/**
 * What was asked of a CRM because of one erasure, and what came of it: records of which the same can be said, in one line.
 *
 * @param connection where the records are listed that are still to be erased, null if these are none
 */
record AskedOfCrm(String text, @Nullable UUID connection) {

    static List<AskedOfCrm> of(List<ErasureRequest> requests, Words words, Moments moments) {
        var alike = new LinkedHashMap<List<Object>, List<ErasureRequest>>();
        for (var request : requests) {
            var why = request.why() == null ? "" : request.why();
            alike.computeIfAbsent(
                            List.of(request.connection(), request.name(), request.state(), why),
                            first -> new ArrayList<>())
                    .add(request);
        }
        return alike.values().stream().map(some -> line(some, words, moments)).toList();
    }

    private static AskedOfCrm line(List<ErasureRequest> alike, Words words, Moments moments) {
        var first = alike.getFirst();
        var last = alike.stream().map(ErasureRequest::at).reduce(first.at(), AskedOfCrm::later);
        // Of one that waits it is the time at which it is tried again.
        var since = first.state() == State.WAITING ? first.askedAt() : last;
        var text = words.say(
                "erasure.asked." + first.state().name().toLowerCase(Locale.ROOT),
                first.name(),
                alike.size(),
                moments.inFull(since),
                first.why() == null ? "" : first.why());
        return new AskedOfCrm(text, first.state().isOpen() ? first.connection().value() : null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
