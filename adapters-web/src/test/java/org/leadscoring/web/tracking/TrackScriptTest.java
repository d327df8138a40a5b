package org.leadscoring.web.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class TrackScriptTest {

    private static final Path SOURCE = Path.of("src", "main", "resources", "track", "track.js");

    private final TrackScript script = new TrackScript();

    @Test
    void less_than_5_kilobytes_travel() {
        assertThat(script.packed()).hasSizeLessThan(5_000);
    }

    @Test
    void what_travels_is_the_script() throws IOException {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(script.packed()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(script.bytes());
        }
    }

    @Test
    void it_is_its_source_without_comments_and_indentation_and_nothing_else_is_changed() throws IOException {
        var served = new String(script.bytes(), StandardCharsets.UTF_8);
        var source = Files.readString(SOURCE);

        assertThat(source.lines().map(String::strip).filter(line -> line.startsWith("//")))
                .as("a text or an expression over several lines could begin a line with //")
                .allMatch(line -> line.startsWith("// "));
        assertThat(source)
                .as("a text over several lines would lose its indentation")
                .doesNotContain("`");
        assertThat(served).doesNotContain("\n//").doesNotContain("\n\n").endsWith("\n});\n");
        assertThat(served.replaceAll("\\s", ""))
                .isEqualTo(source.replaceAll("(?m)^\\s*//.*$", "").replaceAll("\\s", ""));
    }

    @Test
    void it_needs_nothing_that_a_strict_page_forbids() {
        assertThat(new String(script.bytes(), StandardCharsets.UTF_8))
                .startsWith("/*! Lead scoring: track.js */\n")
                .contains("\n'use strict';\n")
                .doesNotContain("eval(")
                .doesNotContain("Function(")
                .doesNotContain("innerHTML")
                .doesNotContain("document.write")
                .doesNotContain("document.cookie")
                .doesNotContain(".setAttribute(");
    }

    @Test
    void its_hashes_are_those_of_its_bytes() throws Exception {
        var digest = MessageDigest.getInstance("SHA-384").digest(script.bytes());

        assertThat(script.integrity()).isEqualTo("sha384-" + Base64.getEncoder().encodeToString(digest));
        assertThat(script.lastingName())
                .isEqualTo("track." + script.hash() + ".js")
                .matches("track\\.[0-9a-f]{16}\\.js");
    }

    @Test
    void a_page_loads_it_by_one_tag() {
        assertThat(script.snippet("https://leads.example.com", "WRITE_KEY"))
                .isEqualTo(
                        "<script async src=\"https://leads.example.com/track.js\" data-key=\"WRITE_KEY\" integrity=\""
                                + script.integrity() + "\" crossorigin=\"anonymous\"></script>");
        assertThat(script.snippetForAnyRelease("https://leads.example.com/scoring/", "WRITE_KEY"))
                .isEqualTo("<script async src=\"https://leads.example.com/scoring/track.js\""
                        + " data-key=\"WRITE_KEY\"></script>");
    }

    @Test
    void a_key_cannot_break_out_of_the_tag() {
        assertThat(script.snippet("https://leads.example.com", "\"><b>&'12345"))
                .contains("data-key=\"&quot;&gt;&lt;b&gt;&amp;&#39;12345\" integrity=");
    }
}
