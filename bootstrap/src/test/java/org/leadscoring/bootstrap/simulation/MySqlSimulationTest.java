package org.leadscoring.bootstrap.simulation;

import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.NeedsMySql;

@NeedsMySql
class MySqlSimulationTest extends SimulationContract {

    @Override
    protected TestServer server() {
        return SharedServer.onMySql();
    }
}
