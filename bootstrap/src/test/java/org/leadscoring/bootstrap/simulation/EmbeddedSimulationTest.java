package org.leadscoring.bootstrap.simulation;

import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;

class EmbeddedSimulationTest extends SimulationContract {

    @Override
    protected TestServer server() {
        return SharedServer.embedded();
    }
}
