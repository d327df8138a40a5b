package org.leadscoring.bootstrap.wiring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The use cases on the database, for commands that work beside a server or without one: no pages, no timers. To be run
 * with lazy initialisation, for what only a server has is missing.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({PersistenceWiring.class, UseCaseWiring.class, ScoringWiring.class, ImportWiring.class})
public class WithoutServer {}
