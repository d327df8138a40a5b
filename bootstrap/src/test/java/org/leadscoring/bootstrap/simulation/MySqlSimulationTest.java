package org.leadscoring.bootstrap.simulation;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;

@NeedsMySql
class MySqlSimulationTest extends SimulationContract {

    private static MySql mysql;
    private static TestServer server;

    @BeforeAll
    static void start() {
        mysql = MySql.newDatabase();
        server = TestServer.on(mysql.url());
    }

    @AfterAll
    static void stop() {
        server.close();
        mysql.close();
    }

    @Override
    protected TestServer server() {
        return server;
    }
}
