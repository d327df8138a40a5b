package org.leadscoring.bootstrap.source;

import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;

class EmbeddedSourcesHttpTest extends SourcesHttpContract {

    @Override
    protected TestServer server() {
        return SharedServer.embedded();
    }
}
