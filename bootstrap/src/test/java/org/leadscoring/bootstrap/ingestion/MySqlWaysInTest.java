package org.leadscoring.bootstrap.ingestion;

import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.NeedsMySql;

@NeedsMySql
class MySqlWaysInTest extends WaysIn {

    @Override
    protected TestServer server() {
        return SharedServer.onMySql();
    }
}
