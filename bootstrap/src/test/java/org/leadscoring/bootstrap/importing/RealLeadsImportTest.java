package org.leadscoring.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.bootstrap.command.TestServer;

/**
 * Imports real leads as their company has them: thousands of rows, 38 columns, empty cells and "Select". The file is named
 * by {@code LEADSCORING_TEST_LEADS_CSV}, in the columns of the public X Education data set.
 */
class RealLeadsImportTest {

    private static final String VARIABLE = "LEADSCORING_TEST_LEADS_CSV";

    @Test
    void real_leads_are_imported_clean_and_a_second_time_change_nothing(@TempDir Path folder) {
        var file = System.getenv(VARIABLE);
        assumeTrue(file != null, "no real leads: set " + VARIABLE + " to their CSV file to run this test");

        try (var server = TestServer.embedded(folder)) {
            var command = new String[] {
                "import",
                "leads",
                file,
                "--map",
                "Prospect ID=userId",
                "--all-traits",
                "--ignore-value",
                "Select",
                "--leadscoring.data=" + folder.toAbsolutePath()
            };

            var first = RunCommand.run(command);
            var second = RunCommand.run(command);

            assertThat(first.exit()).as(first.output()).isZero();
            assertThat(first.output()).contains("9,240 of 9,240 rows taken, 0 had been taken before, 0 refused");
            assertThat(second.exit()).as(second.output()).isZero();
            assertThat(second.output()).contains("0 of 9,240 rows taken, 9,240 had been taken before, 0 refused");
            var proof = server.bean(CheckLedgers.class).check();
            assertThat(proof.offenders()).isEmpty();
            assertThat(proof.scores()).isEqualTo(9_240);
        }
    }
}
