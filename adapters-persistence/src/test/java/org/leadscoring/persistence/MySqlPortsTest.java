package org.leadscoring.persistence;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
}
