package org.leadscoring.bootstrap.api;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.TestServer;

class EmbeddedApiTest extends ApiContract {

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = TestServer.embedded(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
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
