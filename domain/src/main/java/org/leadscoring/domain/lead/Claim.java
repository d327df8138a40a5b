package org.leadscoring.domain.lead;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.leadscoring.domain.event.EventKey;

/**
 * An event said that one identifier belongs to another: the e-mail to the user id, the anonymous id to the e-mail.
 *
 * @param claimed the weaker one
 * @param by the stronger one (or, for an alias, another user id)
 * @param since the event that said so
 */
public record Claim(Identifier claimed, Identifier by, EventKey since) {

    public Claim {
        if (claimed.equals(by)) {
            throw new IllegalArgumentException("an identifier does not claim itself: " + claimed);
        }
    }

    /** What an event with these identifiers says: the strongest claims all others. */
    public static List<Claim> of(Set<Identifier> identifiers, EventKey since) {
        var byStrength = new TreeSet<>(identifiers);
        var strongest = byStrength.first();
        return byStrength.stream()
                .skip(1)
                .map(weaker -> new Claim(weaker, strongest, since))
                .toList();
    }
}
