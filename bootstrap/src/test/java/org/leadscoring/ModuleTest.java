package org.leadscoring;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the modules' files show: that no module can even see what it must not use, and that no file has grown too long. */
class ModuleTest {
    private static final String OURS = "org.leadscoring:leadscoring-";

    @Test
    void the_parent_gives_every_module_test_libraries_and_nothing_else() {
        assertThat(Pom.of(Modules.ROOT).dependencies()).isNotEmpty().allMatch(Pom.Dependency::isForTests);
    }

    @Test
    void the_domain_sees_nullness_annotations_only() {
        assertThat(productDependencies("domain")).containsExactly("org.jspecify:jspecify");
    }

    @Test
    void the_application_sees_the_domain_only() {
        assertThat(productDependencies("application")).containsExactly(OURS + "domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adapters-web", "adapters-persistence", "adapters-notify"})
    void an_adapter_sees_none_of_our_modules_but_the_application(String module) {
        // The domain comes with the application.
        assertThat(productDependencies(module))
                .filteredOn(name -> name.startsWith(OURS))
                .containsOnly(OURS + "application");
    }

    @ParameterizedTest
    @CsvSource({
        "adapters-web,         .*(jdbc|liquibase|h2database|mysql|slack|mail).*",
        "adapters-persistence, .*(web|thymeleaf|security|slack|mail).*",
        // Mails are written by Thymeleaf, too (ADR 31).
        "adapters-notify,      .*(jdbc|liquibase|h2database|mysql|webmvc|security).*",
    })
    void an_adapter_does_not_see_the_craft_of_another(String module, String crafts) {
        assertThat(productDependencies(module)).isNotEmpty().noneMatch(name -> name.matches(crafts));
    }

    @Test
    void no_class_is_longer_than_400_lines() {
        Map<Path, Long> lines = Modules.all()
                .map(module -> module.resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(ModuleTest::javaFiles)
                .collect(toMap(Modules.ROOT::relativize, ModuleTest::lines));

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy((file, count) ->
                        assertThat(count).as("lines of %s", file).isLessThanOrEqualTo(400));
    }

    private static Stream<String> productDependencies(String module) {
        return Pom.of(Modules.of(module))
                .dependencies()
                .filter(dependency -> !dependency.isForTests())
                .map(Pom.Dependency::name);
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
