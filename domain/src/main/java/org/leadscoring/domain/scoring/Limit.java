package org.leadscoring.domain.scoring;

/** How often a rule may apply to one lead (spec SC-6). */
public sealed interface Limit {

    /** Every time. */
    Limit UNLIMITED = new Unlimited();

    /** The first time only, for ever. */
    Limit ONCE = new Once();

    /** Every time. */
    record Unlimited() implements Limit {}

    /** The first time only, in the order of events. */
    record Once() implements Limit {}
}
