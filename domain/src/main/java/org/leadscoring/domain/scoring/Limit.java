package org.leadscoring.domain.scoring;

import java.time.Duration;

/** How often a rule may apply to one lead (spec SC-6), judged in the order of events. */
public sealed interface Limit {

    /** Every time. */
    Limit UNLIMITED = new Unlimited();

    /** The first time only, for ever. */
    Limit ONCE = new Once();

    /** Every time. */
    record Unlimited() implements Limit {}

    /** The first time only, in the order of events. */
    record Once() implements Limit {}

    /**
     * A number of times within a window that ends with the event: with 2 per day an event at noon counts unless two
     * already counted after noon of the day before.
     *
     * @param times 1 to 100
     * @param window 1 minute to 366 days, exclusive at its far end
     */
    record PerWindow(int times, Duration window) implements Limit {

        private static final int MOST = 100;

        /** @throws InvalidModelException if a number is out of range */
        public PerWindow {
            InvalidModelException.inRange("/limit/times", times, 1, MOST, "numbers of times");
            Windows.check("/limit/per", window);
        }
    }

    /**
     * Once for each value of a property, for example once per URL; a missing property is a value of its own. After
     * {@value #MOST} values the rule gives no more to the lead: nobody looks at so many, and each must be remembered.
     *
     * @param property the property's path
     */
    record Distinct(Field property) implements Limit {

        static final int MOST = 1_000;

        /** @throws InvalidModelException if it is a trait's path */
        public Distinct {
            if (property.origin() != Field.Origin.PROPERTY) {
                throw new InvalidModelException("/limit/distinct", "must name a property of the event, not a trait");
            }
        }
    }
}
