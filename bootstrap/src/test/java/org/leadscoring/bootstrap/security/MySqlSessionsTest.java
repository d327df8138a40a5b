package org.leadscoring.bootstrap.security;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;

@NeedsMySql
class MySqlSessionsTest extends SessionsContract {

    private static MySql mysql;
    private static TestServer one;
    private static TestServer other;

    @BeforeAll
    static void start(@TempDir Path folder) {
        mysql = MySql.newDatabase();
        // Two nodes with one key, which is made in the folder.
        one = TestServer.embedded(folder, "--spring.datasource.url=" + mysql.url());
        other = TestServer.embedded(folder, "--spring.datasource.url=" + mysql.url());
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        mysql.close();
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
