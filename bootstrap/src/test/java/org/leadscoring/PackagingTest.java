package org.leadscoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What runs the product elsewhere names only what is there: no Docker and no systemd is needed to see that. */
class PackagingTest {

    private static final String DOCKERFILE = read("Dockerfile");
    private static final String COMPOSE = read("compose.yaml");
    private static final String UNIT = read("docs/operations/leadscoring.service");
    private static final String VARIABLES = read("docs/operations/leadscoring.env");

    private static final Set<String> SETTINGS = settings();

    @Test
    void compose_sets_only_what_the_product_reads() {
        assertThat(apps())
                .hasSize(2)
                .allSatisfy((name, app) -> assertThat(environment(app).keySet())
                        .contains("SPRING_DATASOURCE_URL", "LEADSCORING_SECRET_KEY")
                        .allSatisfy(PackagingTest::isRead));
    }

    @Test
    void the_nodes_of_compose_are_set_alike() {
        assertThat(apps().values().stream().map(PackagingTest::environment).distinct())
                .hasSize(1);
    }

    @Test
    void the_balancer_of_compose_sends_to_every_node_and_asks_each_whether_it_is_ready() {
        var balancer = ((Map<?, ?>) map(compose(), "configs").get("balancer"))
                .get("content")
                .toString();

        assertThat(balancer).contains("/actuator/health/readiness");
        assertThat(apps().keySet()).allSatisfy(node -> assertThat(balancer).contains(node + ":8080"));
    }

    @Test
    void what_compose_asks_for_is_said_at_its_beginning() {
        var head =
                COMPOSE.lines().takeWhile(line -> line.startsWith("#")).toList().toString();

        assertThat(found(COMPOSE, "\\$\\{([A-Z_]+):\\?"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(head).contains(name + "="));
    }

    @Test
    void the_image_is_made_of_what_is_there() {
        assertThat(found(DOCKERFILE, "(?m)^COPY (?!--from)(\\S+) \\S+$"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Modules.ROOT.resolve(path)).exists());
        assertThat(found(DOCKERFILE, "-jar bootstrap/target/(\\S+)\\.jar "))
                .containsExactly(found(read("bootstrap/pom.xml"), "<finalName>(.+)</finalName>")
                        .findFirst()
                        .orElseThrow());
        assertThat(found(DOCKERFILE, "(?m)^ENV ([A-Z_]+)=")).isNotEmpty().allSatisfy(PackagingTest::isRead);
    }

    @Test
    void the_unit_for_systemd_sets_only_what_the_product_reads() {
        assertThat(Stream.concat(
                        found(UNIT, "(?m)^Environment=([A-Z_]+)="), found(VARIABLES, "(?m)^#?([A-Z][A-Z_]+)=")))
                .hasSizeGreaterThan(5)
                .allSatisfy(PackagingTest::isRead);
    }

    @Test
    void a_name_that_nobody_reads_is_found() {
        assertThat(SETTINGS)
                .contains(plain("LEADSCORING_MAIL_HOST"), plain("SERVER_PORT"), plain("LEADSCORING_OIDC_ISSUER"))
                .doesNotContain(plain("LEADSCORING_MAIL_SERVER"), plain("SPRING_MAIL_HOSTNAME"));
    }

    private static void isRead(String variable) {
        assertThat(SETTINGS).as("what is read, with " + variable).contains(plain(variable));
    }

    private static Map<String, Map<?, ?>> apps() {
        var apps = new TreeMap<String, Map<?, ?>>();
        map(compose(), "services").forEach((name, service) -> {
            if (name.toString().startsWith("app")) {
                apps.put(name.toString(), (Map<?, ?>) service);
            }
        });
        return apps;
    }

    private static Map<?, ?> compose() {
        return new Yaml().load(COMPOSE);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> environment(Map<?, ?> service) {
        return (Map<String, Object>) map(service, "environment");
    }

    private static Map<?, ?> map(Map<?, ?> outer, String key) {
        return (Map<?, ?>) outer.get(key);
    }

    /** Every setting that the product or Spring Boot reads, as {@link #plain} has them. */
    private static Set<String> settings() {
        var all = new HashSet<String>();
        Modules.all()
                .map(module -> module.resolve("src/main"))
                .filter(Files::isDirectory)
                .forEach(folder -> {
                    for (var text : texts(folder)) {
                        // In code: "leadscoring.url", "${leadscoring.url}", "${leadscoring.url:}".
                        found(text, "\"(?:\\$\\{)?(leadscoring\\.[a-z.-]+)(?:[:}][^\"]*)?\"")
                                .map(PackagingTest::plain)
                                .forEach(all::add);
                    }
                });
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.findCandidateComponents("org.leadscoring").forEach(found -> addComponents(found.getBeanClassName(), all));
        all.addAll(ofSpringBoot());
        return all;
    }

    private static void addComponents(String className, Set<String> to) {
        try {
            var type = Class.forName(className);
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            for (RecordComponent component : type.getRecordComponents()) {
                to.add(plain(prefix + component.getName()));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> ofSpringBoot() {
        var names = new HashSet<String>();
        try {
            for (URL url : Collections.list(
                    PackagingTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                try (var stream = url.openStream()) {
                    new JsonMapper()
                            .readTree(stream)
                            .path("properties")
                            .forEach(property ->
                                    names.add(plain(property.path("name").asString())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** The same for a setting and for the environment variable of it. */
    private static String plain(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }

    private static Stream<String> found(String text, String pattern) {
        List<String> all = Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
        return all.stream();
    }

    private static List<String> texts(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(PackagingTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) {
        return text(Modules.of(name));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
