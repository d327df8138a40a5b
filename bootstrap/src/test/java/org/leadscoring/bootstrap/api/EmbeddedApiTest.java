package org.leadscoring.bootstrap.api;

import org.junit.jupiter.api.Nested;
import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;

class EmbeddedApiTest extends ApiContract {

    @Override
    protected TestServer server() {
        return SharedServer.embedded();
    }

    @Nested
    class Erasing extends EraseContract {
        @Override
        protected TestServer server() {
            return SharedServer.embedded();
        }
    }
}
