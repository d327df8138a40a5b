package org.leadscoring.domain.importing;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Outcome;

/**
 * What a row says.
 *
 * @param type what happened, normalised
 * @param name what happened, in the file's words
 * @param occurredAt when, UTC
 * @param ownId the row's own id if a column holds one, else null
 * @param fingerprint of all the row says, 32 hexadecimal digits; rows that say the same have the same
 * @param identifiers whom it is about; at least one
 * @param notRecognised columns that hold an e-mail or a phone by which nobody can be recognised: kept as traits only
 * @param outcome how the work on the lead ended, null if the row does not say that it did
 */
public record MappedRow(
        EventType type,
        String name,
        Instant occurredAt,
        @Nullable String ownId,
        String fingerprint,
        SortedSet<Identifier> identifiers,
        Attributes traits,
        Attributes properties,
        List<String> notRecognised,
        @Nullable Outcome outcome) {

    public MappedRow {
        identifiers = Collections.unmodifiableSortedSet(new TreeSet<>(identifiers));
        notRecognised = List.copyOf(notRecognised);
    }

    /**
     * The id of the message that this row is, the same whenever and wherever in a file the row is read.
     *
     * @param occurrence 1 for the first row of the file that says just this, 2 for the second
     */
    public String messageId(int occurrence) {
        if (ownId != null) {
            return ownId;
        }
        return occurrence == 1 ? "import-" + fingerprint : "import-" + fingerprint + "-" + occurrence;
    }
}
