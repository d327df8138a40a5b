package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages are made of stays small, and within what the content security policy allows. */
class StaticFilesTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE_STYLE = Pattern.compile("<style|\\sstyle=|th:style", Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLER = Pattern.compile("\\son[a-z]+=|hx-on|javascript:", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNESCAPED = Pattern.compile("th:utext|\\[\\(");
    private static final Pattern MESSAGE = Pattern.compile("#\\{([a-z][a-z0-9.-]*)[}(]");

    @Test
    void no_template_has_a_script_style_or_handler_of_its_own_nor_text_that_is_not_escaped() {
        assertThat(files("templates", ".html"))
                .isNotEmpty()
                .allSatisfy(template -> assertThat(read(template))
                        .as(template.toString())
                        .doesNotContainPattern(INLINE_SCRIPT)
                        .doesNotContainPattern(INLINE_STYLE)
                        .doesNotContainPattern(HANDLER)
                        .doesNotContainPattern(UNESCAPED));
    }

    @Test
    void our_style_and_our_scripts_stay_small() {
        assertThat(files("static", ".css"))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(lines(List.of(file))).as(file.toString()).isLessThan(300));
        assertThat(lines(files("static", ".js"))).isPositive().isLessThan(500);
    }

    @Test
    void every_text_a_template_names_is_there() throws IOException {
        var texts = new Properties();
        for (var bundle : files("messages", ".properties")) {
            try (var reader = Files.newBufferedReader(bundle)) {
                texts.load(reader);
            }
        }
        var missing = new TreeSet<String>();
        for (var template : files("templates", ".html")) {
            var names = MESSAGE.matcher(read(template));
            while (names.find()) {
                if (!texts.containsKey(names.group(1))) {
                    missing.add(template + ": " + names.group(1));
                }
            }
        }

        assertThat(texts).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    private static long lines(List<Path> files) {
        return files.stream().mapToLong(file -> read(file).lines().count()).sum();
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
