package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsMySql
class MySqlPortsTest extends JdbcPortsContract {

    private static MySql mysql;
    private static JdbcPorts ports;

    @BeforeAll
    static void connect() {
        mysql = MySql.newDatabase();
        ports = JdbcPorts.on(mysql.url(), Map.of("rewriteBatchedStatements", "true"));
    }

    @AfterAll
    static void disconnect() {
        ports.close();
        mysql.close();
    }

    @Override
    protected JdbcPorts ports() {
        return ports;
    }

    /** Servers of a group write no row of a table that has none: docs/scale.md. */
    @Test
    void every_table_has_a_primary_key() {
        var without = ports.database().sql("""
                        select t.table_name from information_schema.tables t
                        left join information_schema.table_constraints c on c.table_schema = t.table_schema
                            and c.table_name = t.table_name and c.constraint_type = 'PRIMARY KEY'
                        where t.table_schema = database() and c.constraint_name is null
                        """).query(String.class).list();

        assertThat(without).isEmpty();
    }
}
