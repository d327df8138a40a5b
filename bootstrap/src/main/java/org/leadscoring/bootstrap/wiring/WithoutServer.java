package org.leadscoring.bootstrap.wiring;

import org.springframework.context.annotation.Import;

/**
 * The use cases on the database, for commands that work beside a server or without one: no pages, no timers. For contexts
 * that make beans when they are needed, for what only a server has is missing.
 */
@Import({
    PersistenceWiring.class,
    UseCaseWiring.class,
    ScoringWiring.class,
    ActionWiring.class,
    AssignmentWiring.class,
    IngestionWiring.class,
    ImportWiring.class,
    EvidenceWiring.class
})
public class WithoutServer {}
