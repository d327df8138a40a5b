package org.leadscoring.bootstrap.ingestion;

import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;

class EmbeddedWaysInTest extends WaysIn {

    @Override
    protected TestServer server() {
        return SharedServer.embedded();
    }
}
