package org.leadscoring.bootstrap.api;

import org.junit.jupiter.api.Nested;
import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.NeedsMySql;

@NeedsMySql
class MySqlApiTest extends ApiContract {

    @Override
    protected TestServer server() {
        return SharedServer.onMySql();
    }

    @Nested
    class Erasing extends EraseContract {
        @Override
        protected TestServer server() {
            return SharedServer.onMySql();
        }
    }
}
