package org.leadscoring.domain.scoring;

/**
 * Points for as long as something is true of a lead (spec SC-10): replaced when traits change, never added up, never
 * decaying.
 *
 * <p>Example: company size ≥ 50 gives 20. A form says 80: +20. Another says 30: −20. A third says 80 again: +20, and the
 * lead has 20 from this rule, not 40.
 *
 * @param id unique in its model, 1 to 100 characters; stays the same from version to version
 * @param when what must hold; looks at traits only
 * @param points −10,000 to 10,000
 * @param category where the points count, mostly fit
 */
public record TraitRule(String id, Condition when, int points, Category category) {

    /** @throws InvalidModelException if the id or the points are out of range or the condition looks at properties or at nothing */
    public TraitRule {
        Rule.checkId(id);
        InvalidModelException.inRange("/points", points, -Rule.MAX_POINTS, Rule.MAX_POINTS, "points");
        if (when.fields().findAny().isEmpty()
                || when.fields().anyMatch(field -> field.origin() == Field.Origin.PROPERTY)) {
            throw new InvalidModelException("/when", "must look at traits, and at traits only");
        }
    }
}
