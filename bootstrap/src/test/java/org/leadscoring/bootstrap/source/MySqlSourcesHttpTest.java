package org.leadscoring.bootstrap.source;

import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.NeedsMySql;

@NeedsMySql
class MySqlSourcesHttpTest extends SourcesHttpContract {

    @Override
    protected TestServer server() {
        return SharedServer.onMySql();
    }
}
