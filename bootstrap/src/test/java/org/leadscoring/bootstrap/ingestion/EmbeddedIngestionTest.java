package org.leadscoring.bootstrap.ingestion;

import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;

class EmbeddedIngestionTest extends IngestionContract {

    @Override
    protected TestServer server() {
        return SharedServer.embedded();
    }
}
