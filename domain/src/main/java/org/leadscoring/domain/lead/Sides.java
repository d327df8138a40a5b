package org.leadscoring.domain.lead;

import java.util.Set;

/**
 * Who was on which side when two leads merged: what must be remembered to tell them apart again (spec ID-2).
 *
 * @param person the identifier that the ended lead's others belonged to
 * @param ended the identifiers of the lead that ended, the person among them
 * @param survivor the identifiers that the lead it lives on in had before
 */
public record Sides(Identifier person, Set<Identifier> ended, Set<Identifier> survivor) {

    public Sides {
        ended = Set.copyOf(ended);
        survivor = Set.copyOf(survivor);
        if (!ended.contains(person)) {
            throw new IllegalArgumentException("the person is not one of the lead's identifiers: " + person);
        }
        if (ended.stream().anyMatch(survivor::contains)) {
            throw new IllegalArgumentException("an identifier is on one side, not on both: " + ended + " " + survivor);
        }
    }
}
