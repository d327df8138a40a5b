package org.leadscoring.bootstrap.security;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.TestServer;

class EmbeddedSessionsTest extends SessionsContract {

    private static TestServer one;
    private static TestServer other;

    @BeforeAll
    static void start(@TempDir Path folder) {
        one = TestServer.embedded(folder);
        other = TestServer.embedded(folder);
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    @Override
    protected TestServer one() {
        return one;
    }

    @Override
    protected TestServer other() {
        return other;
    }
}
