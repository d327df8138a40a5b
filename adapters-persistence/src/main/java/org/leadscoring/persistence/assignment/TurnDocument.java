package org.leadscoring.persistence.assignment;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadscoring.domain.assignment.Turn;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.persistence.sql.Json;

/** A turn as text. */
record TurnDocument(long parts, Map<UUID, Long> deficits) {

    /** Before anybody had one. */
    static final String START = text(Turn.START);

    static String text(Turn turn) {
        var deficits = new TreeMap<UUID, Long>();
        turn.deficits().forEach((user, deficit) -> deficits.put(user.value(), deficit));
        return Json.text(new TurnDocument(turn.parts(), deficits));
    }

    static Turn turn(String text) {
        var document = Json.document(text, TurnDocument.class);
        return new Turn(
                document.parts,
                document.deficits.entrySet().stream()
                        .collect(Collectors.toMap(deficit -> new UserId(deficit.getKey()), Map.Entry::getValue)));
    }
}
