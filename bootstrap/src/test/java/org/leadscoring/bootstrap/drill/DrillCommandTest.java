package org.leadscoring.bootstrap.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The drills themselves, short. How soon all is normal again is not looked at here: other tests run beside. */
@Timeout(300)
class DrillCommandTest {

    private static final String[] SHORT = {
        "--rate", "50", "--warmup", "1", "--before", "1", "--fault", "1", "--after", "3"
    };

    @Test
    void poison_harms_nobody_else_and_the_database_is_gone_afterwards(@TempDir Path folder) throws Exception {
        var outcome = drill("poison,one-of-two", "--leadscoring.data=" + folder);

        var figures = figures(outcome.output());
        assertThat(figures.path("notHeld"))
                .singleElement()
                .extracting(JsonNode::asString)
                .isEqualTo("one-of-two");
        assertSound(outcome.output(), figures, "poison");
        assertThat(outcome.output()).contains("| one-of-two | ", "not held: it is for MySQL");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--only=nonsense", "--rate=0", "--after=2", "--fault=1000", "--databse=x"})
    void what_cannot_be_understood_is_answered_with_help(String option) {
        var outcome = RunCommand.run("drill", option);

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.output()).contains("Usage: leadscoring drill");
    }

    @Nested
    @NeedsMySql
    class OnMySql {

        @Test
        void of_two_nodes_one_is_killed_and_nothing_is_lost() throws Exception {
            try (var server = MySql.newDatabase()) {
                var name = server.name().substring(0, 20) + "_drill";
                var outcome = drill("one-of-two", "--spring.datasource.url=" + server.url(), "--database=" + name);

                var figures = figures(outcome.output());
                assertSound(outcome.output(), figures, "one-of-two");
            }
        }
    }

    private static RunCommand.Outcome drill(String only, String... settings) {
        var arguments = new ArrayList<>(List.of("drill", "--only", only));
        arguments.addAll(List.of(SHORT));
        arguments.addAll(List.of(settings));
        return RunCommand.run(arguments.toArray(String[]::new));
    }

    private static JsonNode figures(String output) {
        return new JsonMapper().readTree(output.strip().lines().reduce("", (line, next) -> next));
    }

    private static void assertSound(String output, JsonNode figures, String... names) {
        assertThat(figures.path("drills")).as(output).hasSize(names.length).allSatisfy(drill -> {
            assertThat(drill.path("drill").asString()).isIn((Object[]) names);
            assertThat(drill.path("events").asInt()).isGreaterThan(200);
            assertThat(drill.path("lost").asInt()).isZero();
            assertThat(drill.path("twice").asInt()).isZero();
            assertThat(drill.path("checkClean").asBoolean()).isTrue();
        });
    }
}
