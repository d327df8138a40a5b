package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.persistence.sql.KnownSchema;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Liquibase runs when there is something to do, or when nobody knows, and only then. */
abstract class KnownSchemaContract {

    private DataSource database;
    private JdbcTemplate jdbc;

    /** Of an empty database. */
    protected abstract String url();

    @BeforeEach
    void connect() {
        database = new DriverManagerDataSource(url());
        jdbc = new JdbcTemplate(database);
    }

    @Test
    void a_schema_that_was_made_is_known_at_the_next_start() throws LiquibaseException {
        assertThat(start()).isTrue();
        assertThat(start()).isFalse();
        assertThat(start()).isFalse();
    }

    @Test
    void what_another_release_did_since_makes_liquibase_look_again() throws LiquibaseException {
        start();
        jdbc.update("""
                insert into DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE)
                select '9999-later', 'leadscoring', 'later.sql', max(DATEEXECUTED), max(ORDEREXECUTED) + 1, 'EXECUTED'
                from DATABASECHANGELOG
                """);

        assertThat(start()).isTrue();
        assertThat(start()).isFalse();
    }

    @Test
    void what_was_rolled_back_is_done_again() throws LiquibaseException {
        start();
        jdbc.execute("drop index crm_links_key on crm_links");
        jdbc.update("delete from DATABASECHANGELOG where ID like '0040%'");

        assertThat(start()).isTrue();

        // Only what is there can be dropped.
        jdbc.execute("drop index crm_links_key on crm_links");
    }

    @Test
    void another_digest_makes_liquibase_look_again() throws LiquibaseException {
        start();
        jdbc.update("update DATABASECHANGELOG set TAG = 'schema of another release' where TAG is not null");

        assertThat(start()).isTrue();
        assertThat(start()).isFalse();
    }

    @Test
    void what_liquibase_was_kept_from_doing_is_not_taken_for_done() throws Exception {
        start();
        jdbc.update("update DATABASECHANGELOG set TAG = null");

        assertThat(Scope.child(Map.of("liquibase.shouldRun", "false"), () -> start()))
                .isFalse();
        assertThat(start()).isTrue();
    }

    /** Returns whether Liquibase was run. */
    private boolean start() throws LiquibaseException {
        var liquibase = new Counted();
        liquibase.setDataSource(database);
        liquibase.setChangeLog("classpath:db/changelog/changelog.yaml");
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setAnalyticsEnabled(false);
        var schema = new KnownSchema();
        schema.postProcessBeforeInitialization(liquibase, "liquibase");
        liquibase.afterPropertiesSet();
        schema.postProcessAfterInitialization(liquibase, "liquibase");
        return liquibase.ran;
    }

    private static final class Counted extends SpringLiquibase {

        private boolean ran;

        @Override
        protected void performUpdate(Liquibase liquibase) throws LiquibaseException {
            ran = true;
            super.performUpdate(liquibase);
        }
    }
}
