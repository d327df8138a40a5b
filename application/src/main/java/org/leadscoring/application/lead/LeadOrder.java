package org.leadscoring.application.lead;

/** What a list of leads is ordered by. Leads that stand at one place are ordered by their ids. */
public enum LeadOrder {

    /**
     * The latest active first, by the minute: so a lead keeps its place for a while, whatever it does, for a place in an
     * index is the dearest part of what an event changes.
     */
    ACTIVE,

    /** The highest score by the model that drives them first. */
    SCORE,

    /** By what they are called, from A to Z, those without a name last; case does not matter. */
    NAME,

    /** Those the system heard of last first. */
    CREATED,

    /** When they may drop to a lower stage by the model that drives them if they do nothing, the next first. */
    COOLING,

    /** By the term they were found by, from A to Z. */
    MATCH
}
