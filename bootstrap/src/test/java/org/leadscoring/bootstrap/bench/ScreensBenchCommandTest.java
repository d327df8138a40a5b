package org.leadscoring.bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.bootstrap.bench.RunBench.run;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;

class ScreensBenchCommandTest {

    private static final String SMALL =
            "screens --leads 300 --clocks 60 --history 250 --requests 2 --warmup 1 --connections 2";

    @Test
    void screens_are_measured_on_an_embedded_database_that_is_gone_afterwards(@TempDir Path folder) {
        var outcome = run(SMALL, "--leadscoring.data=" + folder.resolve("data"));

        assertThat(outcome.exit()).as(outcome.output() + outcome.errors()).isZero();
        assertThat(outcome.output())
                .contains("filled in ", "this database does not tell what its queries read")
                .containsPattern("verified: checked 300 scores with \\d+ ledger entries: every score is the sum")
                .containsPattern("(?m)^queue, mine +\\d+\\.\\d{3} +\\d+\\.\\d{3}")
                .containsPattern("(?m)^dashboard +\\d+\\.\\d{3} +\\d+\\.\\d{3}");
        var figures = outcome.figures();
        assertThat(figures.get("leads").asInt()).isEqualTo(300);
        assertThat(figures.get("openClocks").asInt()).isEqualTo(60);
        var worst = figures.get("worst").asString();
        assertThat(figures.get("p95Millis").get(worst).decimalValue())
                .isEqualTo(figures.get("worstP95Millis").decimalValue());
        assertThat(figures.has("rowsExamined")).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_that_no_benchmark_kept_is_refused(@TempDir Path folder) {
        var outcome = run("screens --reuse " + folder);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.errors()).contains("no benchmark kept a database in " + folder);
    }

    @Nested
    @NeedsMySql
    class OnMySql {

        @Test
        void a_database_that_was_kept_is_measured_again_without_being_filled() {
            try (var server = MySql.newDatabase()) {
                var database = server.name().substring(0, 20) + "_bench";
                var url = "--spring.datasource.url=" + server.url();
                try {
                    makeRoomToCount(server);
                    var first = run(SMALL + " --keep --database " + database, url);
                    var again = run("screens --requests 2 --warmup 1 --reuse " + database, url);

                    assertThat(first.exit()).as(first.output() + first.errors()).isZero();
                    assertThat(first.errors()).contains("kept for --reuse: " + database);
                    assertThat(again.exit()).as(again.output() + again.errors()).isZero();
                    assertThat(again.output()).doesNotContain("fills ");
                    assertThat(again.figures().get("leads").asInt()).isEqualTo(300);
                    assertThat(again.figures()
                                    .get("rowsExamined")
                                    .get("leads, by name")
                                    .asInt())
                            .isPositive();
                } finally {
                    server.execute("drop database if exists " + database);
                }
            }
        }

        @Test
        void a_database_that_no_benchmark_made_is_not_measured() {
            try (var server = MySql.newDatabase()) {
                var database = server.name().substring(0, 20) + "_other";

                var outcome = run("screens --reuse " + database, "--spring.datasource.url=" + server.url());

                assertThat(outcome.exit()).isEqualTo(1);
                assertThat(outcome.errors()).contains("no benchmark kept a database " + database);
            }
        }

        /** The server counts so many kinds of queries, and others may have made it count many before. */
        private static void makeRoomToCount(MySql server) {
            server.execute("truncate table performance_schema.events_statements_summary_by_digest");
        }
    }
}
