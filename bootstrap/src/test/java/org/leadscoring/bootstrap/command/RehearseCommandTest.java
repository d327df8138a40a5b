package org.leadscoring.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

    @Test
    void a_start_is_rehearsed_on_no_database_but_its_own_and_nothing_is_left(@TempDir Path folder) throws Exception {
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var data = folder.resolve("data");
        var rehearsal = ServerProcess.program(List.of("rehearse"));
        rehearsal.command().add(1, "-Djava.io.tmpdir=" + temporary);
        rehearsal.environment().put("LEADSCORING_DATA", data.toString());
        rehearsal.environment().put("SPRING_DATASOURCE_URL", "jdbc:h2:file:" + data.resolve("leadscoring"));
        rehearsal.environment().put("SPRING_LIQUIBASE_URL", "jdbc:h2:file:" + data.resolve("leadscoring"));

        var running =
                rehearsal.redirectOutput(folder.resolve("output").toFile()).start();

        assertThat(running.waitFor()).as(() -> output(folder)).isZero();
        assertThat(output(folder)).contains("checked 0 scores with 0 ledger entries");
        assertThat(data).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
    }

    private static String output(Path folder) {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
