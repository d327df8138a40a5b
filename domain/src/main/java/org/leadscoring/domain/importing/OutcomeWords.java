package org.leadscoring.domain.importing;

import java.util.Locale;
import java.util.Set;
import org.leadscoring.domain.lead.LeadStatus;

/** How files say that a lead was won or lost. Case does not matter. */
final class OutcomeWords {

    private static final Set<String> WON = Set.of("won", "1", "true", "yes", "gewonnen");
    private static final Set<String> LOST = Set.of("lost", "0", "false", "no", "verloren");

    private OutcomeWords() {}

    /**
     * The end that a text that is not empty stands for.
     *
     * @throws InvalidRowException if it stands for none
     */
    static LeadStatus status(String column, String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (WON.contains(word)) {
            return LeadStatus.WON;
        }
        if (LOST.contains(word)) {
            return LeadStatus.LOST;
        }
        throw new InvalidRowException(
                column,
                Quoted.of(text)
                        + " is no outcome; write won, lost, 1, 0, true, false, yes, no, gewonnen or verloren, or leave it"
                        + " empty as long as there is none");
    }
}
