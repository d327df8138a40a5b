package org.leadscoring.domain.assignment;

/** How it is decided who of those that are available gets a lead (spec ST-5). */
public enum AssignmentMethod {
    /** By turn, each as often as their weight says: see {@link Turn}. */
    ROUND_ROBIN,
    /** Whoever has the fewest open leads for their weight. */
    LEAST_LOADED,
    /** By lot; a seat of twice the weight is drawn twice as often. */
    RANDOM
}
