package org.leadscoring.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.scoring.ModelFiles;

class ModelCommandTest {

    private static final String MODEL = """
            name: Demos
            ladder: {ground: cold, stages: [{name: warm, at: 30}]}
            rules:
              - {id: demo, event: demo_requested, points: 50, category: intent}
            tests:
              - name: a demo makes warm
                events: [{at: 2026-01-01T10:00:00Z, event: demo_requested}]
                expect: {score: 50, stage: warm}
              - name: two demos are a hundred
                events:
                  - {at: 2026-01-01T10:00:00Z, event: demo_requested}
                  - {at: 2026-01-01T11:00:00Z, event: demo_requested}
                expect: {score: 100}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_model_that_does_what_it_says_passes() throws IOException {
        var file = file("model.yaml", MODEL);

        var outcome = run("test", file);

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.output().lines())
                .containsExactly(
                        file,
                        "  passed   a demo makes warm",
                        "  passed   two demos are a hundred",
                        "2 tests, 0 failed");
    }

    @Test
    void a_model_that_does_something_else_fails_and_shows_what() throws IOException {
        var file = file("model.yaml", MODEL.replace("category: intent", "category: intent, limit: once"));

        var outcome = run("test", file);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output().lines())
                .containsExactly(
                        file,
                        "  passed   a demo makes warm",
                        "  FAILED   two demos are a hundred",
                        "             score: expected 100, was 50",
                        "2 tests, 1 failed");
    }

    @Test
    void a_file_that_holds_no_model_is_told_with_the_place_of_the_mistake() throws IOException {
        var outcome = run("test", file("model.yaml", MODEL.replace("points: 50", "pionts: 50")));

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.output())
                .contains("  invalid  line 4: /rules/0/pionts is not known here; possible are id, event, points");
    }

    @Test
    void of_several_files_all_are_tested_and_the_worst_decides() throws IOException {
        var good = file("good.yaml", MODEL);
        var broken = file("broken.yaml", "name: [");
        var failing = file("failing.yaml", MODEL.replace("points: 50", "points: 40"));
        var untested = file("untested.yaml", MODEL.substring(0, MODEL.indexOf("tests:")));

        var outcome = run("test", broken, good, failing, untested);

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.output())
                .contains(good + "\n  passed   ", broken + "\n  invalid  line 1: the file cannot be read", untested)
                .contains("  a model, without tests", "score: expected 50, was 40", "4 tests, 2 failed");
        assertThat(run("test", good, failing, untested).exit()).isEqualTo(1);
    }

    @Test
    void a_file_that_cannot_be_read_is_told() throws IOException {
        var large = file("large.yaml", "#".repeat(ModelFiles.MAX_BYTES + 1));
        var latin = folder.resolve("latin.yaml");
        Files.write(latin, "name: Pünkte".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run("test", folder.resolve("none.yaml").toString()))
                .isEqualTo(new Outcome(
                        2, folder.resolve("none.yaml") + "\n  invalid  there is no such file\n0 tests, 0 failed\n"));
        assertThat(run("test", large).output()).contains("  invalid  larger than 1 MB");
        assertThat(run("test", latin.toString()).output()).contains("  invalid  is not in UTF-8");
        assertThat(run("test", latin.toString()).exit()).isEqualTo(2);
    }

    @Test
    void templates_are_listed() {
        var outcome = run("templates");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.output().lines().map(line -> line.split(" ")[0]))
                .containsExactly("website-points", "contact-model", "milestones", "sessions", "product-events");
        assertThat(outcome.output()).contains("website-points   Website points\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"website-points", "contact-model", "milestones", "sessions", "product-events"})
    void a_template_is_printed_as_a_file_that_passes_its_tests(String name) throws IOException {
        var printed = run("template", name);

        assertThat(printed.exit()).isZero();
        assertThat(printed.output()).startsWith("# ");
        assertThat(run("test", file(name + ".yaml", printed.output())).exit()).isZero();
    }

    @Test
    void the_example_in_the_documentation_passes_its_tests() throws IOException {
        var documentation = Files.readString(Path.of("../docs/models.md"));
        var start = documentation.indexOf("```yaml\n") + "```yaml\n".length();
        var example = documentation.substring(start, documentation.indexOf("```", start));

        var outcome = run("test", file("documented.yaml", example));

        assertThat(outcome.output()).endsWith("1 tests, 0 failed\n");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void what_cannot_be_understood_is_answered_with_help() {
        assertThat(run("template", "none").exit()).isEqualTo(2);
        assertThat(run("template").exit()).isEqualTo(2);
        assertThat(run("test").exit()).isEqualTo(2);
        assertThat(run().exit()).isEqualTo(2);
        assertThat(run("test", "--help").output()).contains("Exit codes:", "a test failed");
    }

    private String file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    private static Outcome run(String... arguments) {
        var before = System.out;
        var output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            var all = Stream.concat(Stream.of("model"), List.of(arguments).stream());
            var exit = LeadScoringCommand.run(all.toArray(String[]::new));
            return new Outcome(exit, output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private record Outcome(int exit, String output) {}
}
