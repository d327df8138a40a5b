package org.leadscoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the jar is made of, as it says itself, and under which licences that is ({@code packaging/licences.txt}). */
class LicencesTest {

    /** Whose text and notices need not be said, or are in every jar that is under it. */
    private static final Set<String> SAID_BY_THEMSELVES = Set.of("Apache-2.0", "0BSD", "CC0-1.0");

    private static final String LIST = "/META-INF/sbom/application.cdx.json";

    private static JsonNode sbom;
    private static Map<String, Set<String>> licences;

    @BeforeAll
    static void read() {
        assumeFalse(
                Boolean.getBoolean("maven.offline") && LicencesTest.class.getResource(LIST) == null,
                "the list of components is not made under -o: leave that away");
        sbom = new JsonMapper().readTree(resource(LIST));
        licences = licences();
    }

    /** What Maven's own list says: one that a test library brings, too, could be missing (cyclonedx-maven-plugin#656). */
    @Test
    void the_list_of_components_is_that_of_the_jar() {
        var libraries = Pattern.compile("(\\S+:\\S+):jar:\\S+:(?:compile|runtime)\\b")
                .matcher(resource("/packaging/libraries.txt"))
                .results()
                .map(line -> line.group(1));

        assertThat(libraries).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(licences.keySet());
    }

    @Test
    void it_is_the_same_with_each_build() {
        assertThat(sbom.path("metadata").has("timestamp")).isFalse();
    }

    @Test
    void every_library_is_under_a_licence_that_is_allowed() {
        var allowed = listed("allowed (.+)").map(line -> line.group(1)).collect(Collectors.toSet());
        var refused = new TreeMap<>(licences);
        refused.values().removeIf(those -> those.stream().anyMatch(allowed::contains));

        assertThat(refused)
                .as("libraries under licences that packaging/licences.txt does not allow")
                .isEmpty();
        assertThat(licences.values().stream().flatMap(Set::stream))
                .as("every licence that is allowed is needed")
                .containsAll(allowed);
    }

    @Test
    void what_is_put_right_is_there_and_wrong() {
        assertThat(listed("put-right (\\S+) (.+)"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(said())
                        .hasEntrySatisfying(
                                line.group(1),
                                said -> assertThat(said).isNotEmpty().doesNotContain(line.group(2))));
    }

    /** The Apache License asks for its text, which is the product's own. */
    @Test
    void the_jar_brings_the_notices_that_licences_ask_for() {
        var notices = resource("/META-INF/THIRD-PARTY.txt");

        assertThat(resource("/META-INF/LICENSE")).contains("Apache License");
        assertThat(licences)
                .allSatisfy((name, under) -> assertThat(under)
                        .matches(
                                those -> those.stream().anyMatch(SAID_BY_THEMSELVES::contains)
                                        || notices.contains(name.substring(name.indexOf(':') + 1)),
                                name + " is named in META-INF/THIRD-PARTY.txt"));
    }

    private static Map<String, Set<String>> licences() {
        var all = said();
        listed("put-right (\\S+) (.+)").forEach(line -> all.replace(line.group(1), Set.of(line.group(2))));
        return all;
    }

    /** By library, what its pom.xml says. */
    private static Map<String, Set<String>> said() {
        return sbom.path("components")
                .valueStream()
                .collect(Collectors.toMap(
                        component -> component.path("group").asString() + ":"
                                + component.path("name").asString(),
                        component -> component
                                .path("licenses")
                                .valueStream()
                                .map(LicencesTest::name)
                                .collect(Collectors.toSet()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String name(JsonNode choice) {
        var licence = choice.path("license");
        return Stream.of(licence.path("id"), licence.path("name"), choice.path("expression"))
                .map(JsonNode::asString)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no licence: " + choice));
    }

    private static Stream<MatchResult> listed(String kind) {
        List<MatchResult> lines = Pattern.compile("^" + kind + "$", Pattern.MULTILINE)
                .matcher(resource("/packaging/licences.txt"))
                .results()
                .toList();
        return lines.stream();
    }

    private static String resource(String name) {
        try (var stream = LicencesTest.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing: build the module by Maven");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
