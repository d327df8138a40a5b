package org.leadscoring.persistence;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;

@NeedsMySql
class MySqlScoreStatesMigrationTest extends ScoreStatesMigrationContract {

    private final MySql mysql = MySql.newDatabase();

    @AfterEach
    void drop() {
        mysql.close();
    }

    @Override
    protected JdbcPorts ports() {
        return JdbcPorts.on(mysql.url(), Map.of("rewriteBatchedStatements", "true"));
    }
}
