package org.leadscoring.bootstrap.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.leadscoring.persistence.MySql;
import org.springframework.util.FileSystemUtils;

/**
 * Servers that all tests of a JVM share which keep to workspaces of their own ({@link TestServer#newTenant}), for to start one
 * takes longer than most of what is tested on it. They end with the JVM.
 */
public final class SharedServer {

    private static final Lock LOCK = new ReentrantLock();
    private static @Nullable TestServer embedded;
    private static @Nullable TestServer onMySql;

    private SharedServer() {}

    /** On an embedded database. */
    public static TestServer embedded() {
        LOCK.lock();
        try {
            if (embedded == null) {
                var folder = Files.createTempDirectory("leadscoring-shared-");
                var server = TestServer.embedded(folder);
                atExit(() -> {
                    server.close();
                    FileSystemUtils.deleteRecursively(folder);
                });
                embedded = server;
            }
            return embedded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LOCK.unlock();
        }
    }

    /** On MySQL; for test classes that need it. */
    public static TestServer onMySql() {
        LOCK.lock();
        try {
            if (onMySql == null) {
                var mysql = MySql.newDatabase();
                var server = TestServer.on(mysql.url());
                atExit(() -> {
                    server.close();
                    mysql.close();
                });
                onMySql = server;
            }
            return onMySql;
        } finally {
            LOCK.unlock();
        }
    }

    private static void atExit(Ending ending) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                ending.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private interface Ending {
        void run() throws IOException;
    }
}
