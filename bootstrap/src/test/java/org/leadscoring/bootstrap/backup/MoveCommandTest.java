package org.leadscoring.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.EmbeddedDatabase;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.bootstrap.command.RunCommand.Outcome;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;

@NeedsMySql
@Timeout(300)
class MoveCommandTest {

    @Test
    void every_row_arrives_and_the_server_goes_on_there(@TempDir Path data) throws Exception {
        try (var server = TestServer.embedded(data)) {
            Kept.fill(server);
        }
        Kept.close(data);
        try (var mysql = MySql.newDatabase()) {
            // What a move that was killed leaves: its mark, and some tables.
            mysql.execute("create table unfinished_move (id int not null primary key)");
            mysql.execute("create table leads (id int)");
            var moved = move(mysql, data);

            assertThat(moved.output())
                    .contains("events: ", "every score is the sum of its ledger", "SPRING_DATASOURCE_URL");
            assertThat(moved.exit()).isZero();
            var before = Kept.rows(EmbeddedDatabase.url(data));
            assertThat(before.get("leads")).doesNotStartWith("0 ");
            assertThat(before.get("sessions_attributes")).startsWith("1 ");
            assertThat(Kept.rows(mysql.url())).isEqualTo(before);
            assertThat(definition(mysql, "status_changes"))
                    .contains(
                            "AUTO_INCREMENT=" + EmbeddedDatabase.rows(data, """
                                    select identity_base from information_schema.columns
                                    where table_name = 'STATUS_CHANGES' and is_identity = 'YES'
                                    """).getFirst());
            // The key is still in the data folder.
            try (var server = TestServer.embedded(data, "--spring.datasource.url=" + mysql.url())) {
                assertThat(Kept.address(server)).isEqualTo(Kept.ADDRESS);
                var answer = server.post(
                        "/v1/track", "key-of-the-first-source", "{\"userId\":\"new\",\"event\":\"Demo Requested\"}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
            assertThat(RunCommand.run("check", "--spring.datasource.url=" + mysql.url()))
                    .returns(0, Outcome::exit);
            var again = move(mysql, data);
            assertThat(again.exit()).isEqualTo(1);
            assertThat(again.output()).contains("is not empty");
        }
    }

    @Test
    void half_a_copy_is_not_served() throws Exception {
        try (var mysql = MySql.newDatabase()) {
            try (var server = TestServer.on(mysql.url())) {
                assertThat(server.workspace()).isNotNull();
            }
            mysql.execute("create table unfinished_move (id int not null primary key)");

            assertThatThrownBy(() -> TestServer.on(mysql.url()).close())
                    .hasMessageContaining("not everything was moved");
        }
    }

    private static Outcome move(MySql mysql, Path data) {
        return RunCommand.run("move", "--to", mysql.url(), "--leadscoring.data=" + data);
    }

    private static String definition(MySql mysql, String table) throws SQLException {
        try (var connection = DriverManager.getConnection(mysql.url());
                var statement = connection.createStatement();
                var row = statement.executeQuery("show create table " + table)) {
            row.next();
            return row.getString(2);
        }
    }
}
