package org.leadscoring.bootstrap.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leadscoring.application.scoring.InvalidModelFileException;
import org.leadscoring.application.scoring.ModelFile;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelTest.Outcome;
import org.leadscoring.persistence.scoring.YamlModelFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code leadscoring model test}: runs the tests that stand in model files, for example before a change is merged. */
@Command(
        name = "test",
        description = "Runs the tests in model files, a line for each.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all tests passed", "1:a test failed", "2:a file holds no model, or cannot be read"},
        mixinStandardHelpOptions = true)
final class ModelTestCommand implements Callable<Integer> {

    private static final int INVALID = 2;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Models in YAML.")
    private List<Path> files = new ArrayList<>();

    private final ModelFiles format = new YamlModelFiles();

    private int passed;
    private int failed;

    @Override
    public Integer call() {
        var result = 0;
        for (var file : files) {
            result = Math.max(result, test(file));
        }
        System.out.println((passed + failed) + " tests, " + failed + " failed");
        return result;
    }

    private int test(Path file) {
        System.out.println(file);
        try {
            return read(file).map(this::run).orElse(INVALID);
        } catch (InvalidModelFileException e) {
            System.out.println("  invalid  " + e.getMessage());
            return INVALID;
        }
    }

    private static Optional<ModelFile> read(Path file, ModelFiles format) throws IOException {
        if (Files.size(file) > ModelFiles.MAX_BYTES) {
            System.out.println("  invalid  larger than 1 MB");
            return Optional.empty();
        }
        return Optional.of(format.read(Files.readString(file)));
    }

    private Optional<ModelFile> read(Path file) {
        try {
            return read(file, format);
        } catch (NoSuchFileException e) {
            System.out.println("  invalid  there is no such file");
        } catch (CharacterCodingException e) {
            System.out.println("  invalid  is not in UTF-8");
        } catch (IOException e) {
            System.out.println("  invalid  cannot be read: " + e);
        }
        return Optional.empty();
    }

    private int run(ModelFile file) {
        var outcomes = file.run();
        if (outcomes.isEmpty()) {
            System.out.println("  a model, without tests");
        }
        outcomes.forEach(this::report);
        return outcomes.stream().allMatch(Outcome::passed) ? 0 : LeadScoringCommand.FAILED;
    }

    private void report(Outcome outcome) {
        System.out.println((outcome.passed() ? "  passed   " : "  FAILED   ") + outcome.test());
        outcome.differences().forEach(difference -> System.out.println("             " + difference));
        if (outcome.passed()) {
            passed++;
        } else {
            failed++;
        }
    }
}
