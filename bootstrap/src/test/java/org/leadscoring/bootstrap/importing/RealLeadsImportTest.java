package org.leadscoring.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.bootstrap.command.EmbeddedDatabase;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.bootstrap.command.TestServer;

/**
 * Imports real leads as their company has them: thousands of rows, 38 columns, empty cells and "Select", and whether each
 * became a customer. The file is named by {@code LEADSCORING_TEST_LEADS_CSV}, in the columns of the public X Education data
 * set.
 */
class RealLeadsImportTest {

    private static final String VARIABLE = "LEADSCORING_TEST_LEADS_CSV";

    @Test
    void real_leads_are_imported_clean_with_their_outcomes_and_a_second_time_change_nothing(@TempDir Path folder)
            throws SQLException {
        var file = System.getenv(VARIABLE);
        assumeTrue(file != null, "no real leads: set " + VARIABLE + " to their CSV file to run this test");

        try (var server = TestServer.embedded(folder)) {
            var command = new String[] {
                "import",
                "leads",
                file,
                "--map",
                "Prospect ID=userId",
                "--map",
                "Converted=outcome",
                "--time",
                "2026-02-01T08:00:00Z",
                "--outcome-time",
                "2026-02-15T17:00:00Z",
                "--all-traits",
                "--ignore-value",
                "Select",
                "--leadscoring.data=" + folder.toAbsolutePath()
            };

            var first = RunCommand.run(command);
            var outcomes = outcomes(folder);
            var second = RunCommand.run(command);

            assertThat(first.exit()).as(first.output()).isZero();
            assertThat(first.output()).contains("9,240 of 9,240 rows taken, 0 had been taken before, 0 refused");
            assertThat(outcomes)
                    .containsExactly(
                            "new, lost, 2026-02-15 17:00:00, lost, 5679", "new, won, 2026-02-15 17:00:00, won, 3561");
            assertThat(second.exit()).as(second.output()).isZero();
            assertThat(second.output()).contains("0 of 9,240 rows taken, 9,240 had been taken before, 0 refused");
            assertThat(outcomes(folder)).isEqualTo(outcomes);
            assertThat(EmbeddedDatabase.rows(folder, "select count(*) from sla_clocks"))
                    .containsExactly("0");
            var proof = server.bean(CheckLedgers.class).check();
            assertThat(proof.offenders()).isEmpty();
            assertThat(proof.scores()).isEqualTo(9_240);
        }
    }

    private static List<String> outcomes(Path folder) throws SQLException {
        return EmbeddedDatabase.rows(folder, """
                select s.from_status, s.to_status, s.changed_at, l.status, count(*)
                from status_changes s join leads l on l.id = s.lead_id
                group by s.from_status, s.to_status, s.changed_at, l.status order by s.to_status
                """);
    }
}
