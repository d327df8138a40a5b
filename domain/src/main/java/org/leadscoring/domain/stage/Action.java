package org.leadscoring.domain.stage;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.DestinationId;

/** What is done when a lead enters or leaves a stage (spec ST-3). */
public sealed interface Action {

    /** Whether it can be done when a stage is left, too. */
    default boolean whenLeft() {
        return false;
    }

    /** Which of the actions it is, as it is stored and stands in forms, for example {@code mark_mql}. */
    String key();

    /**
     * The action with this key.
     *
     * @param destination whom it tells, null if it tells nobody
     * @throws IllegalArgumentException if there is none
     */
    static Action of(String key, @Nullable DestinationId destination) {
        if (destination != null && key.equals(Tell.KEY)) {
            return new Tell(destination);
        }
        return Stream.concat(
                        Stream.of(new Assign(), new Sync()),
                        Stream.of(Qualification.values()).map(Mark::new))
                .filter(action -> destination == null && action.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is no action"));
    }

    /** Tells a destination. */
    record Tell(DestinationId destination) implements Action {

        private static final String KEY = "tell";

        @Override
        public String key() {
            return KEY;
        }

        @Override
        public boolean whenLeft() {
            return true;
        }
    }

    /** Marks the lead as qualified, for ever: the first time is kept. */
    record Mark(Qualification as) implements Action {

        @Override
        public String key() {
            return "mark_" + as.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Gives the lead to somebody, if nobody has it. */
    record Assign() implements Action {

        @Override
        public String key() {
            return "assign";
        }
    }

    /** Sends the lead to the CRMs at once, and not with their next run. */
    record Sync() implements Action {

        @Override
        public String key() {
            return "sync";
        }

        @Override
        public boolean whenLeft() {
            return true;
        }
    }

    /** What a lead can be marked as. */
    enum Qualification {
        /** Marketing qualified lead. */
        MQL,
        /** Sales qualified lead. */
        SQL
    }
}
