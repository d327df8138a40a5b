package org.leadscoring.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import liquibase.database.core.H2Database;
import liquibase.database.core.MySQLDatabase;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.core.CreateDatabaseChangeLogTableStatement;
import org.junit.jupiter.api.Test;

class HistoryWithKeyTest {

    @Test
    void on_mysql_what_was_done_to_the_schema_is_kept_by_a_primary_key() {
        var sql = sql(new MySQLDatabase());

        assertThat(sql).containsOnlyOnce("ID VARCHAR(255) NOT NULL").contains("PRIMARY KEY (ID, AUTHOR, FILENAME)");
    }

    @Test
    void elsewhere_liquibase_makes_its_table_as_ever() {
        assertThat(sql(new H2Database())).doesNotContain("PRIMARY KEY");
    }

    private static String sql(liquibase.database.Database database) {
        var statements =
                SqlGeneratorFactory.getInstance().generateSql(new CreateDatabaseChangeLogTableStatement(), database);
        assertThat(statements).hasSize(1);
        return statements[0].toSql();
    }
}
