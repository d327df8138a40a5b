package org.leadscoring.bootstrap.pages;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.TestServer;

/** A real browser and a server on an empty embedded database, for all tests of a class. */
abstract class BrowserTest {

    protected static TestServer server;
    protected static Chromium chromium;

    @BeforeAll
    static void open(@TempDir Path folder) {
        chromium = Chromium.installed();
        server = TestServer.embedded(folder);
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }
}
