package org.leadscoring.bootstrap.command;

import org.leadscoring.bootstrap.wiring.WithoutServer;
import org.leadscoring.web.workspace.Argon2Passwords;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.BadSqlGrammarException;

/** The use cases on the database, for commands that may run beside the server. */
final class BesideServer {

    private BesideServer() {}

    /**
     * Does something there.
     *
     * @return its exit code
     * @throws IllegalStateException if no server has made this database what it is
     */
    static int run(String[] settings, Work work) throws Exception {
        try (var context = new SpringApplicationBuilder(OnDatabase.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .lazyInitialization(true)
                // The schema is the server's.
                .properties("spring.liquibase.enabled=false")
                .run(settings)) {
            return work.with(context.getBeanFactory());
        } catch (BadSqlGrammarException e) {
            throw new IllegalStateException(
                    "this database holds no lead scoring, or an older one: start the server on it first", e);
        }
    }

    /** What a command does there; returns its exit code. */
    interface Work {

        int with(BeanFactory beans) throws Exception;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({WithoutServer.class, Argon2Passwords.class})
    static class OnDatabase {}
}
