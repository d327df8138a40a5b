package org.leadscoring.bootstrap.api;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;

@NeedsMySql
class MySqlApiTest extends ApiContract {

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

    /** On the same server, for to start another takes longer than all of this. */
    @Nested
    class Erasing extends EraseContract {
        @Override
        protected TestServer server() {
            return server;
        }
    }
}
