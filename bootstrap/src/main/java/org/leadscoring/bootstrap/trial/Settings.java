package org.leadscoring.bootstrap.trial;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings the operator gave, by options, environment or file, as the server would read them.
 *
 * @param passedOn options for the server
 * @param datasource URLs, user name and password of the database, those that are set
 * @param dataFolder where an embedded database would lie
 */
public record Settings(List<String> passedOn, Map<String, String> datasource, String dataFolder) {

    public static final String URL = "spring.datasource.url";
    public static final String POOL_URL = "spring.datasource.hikari.jdbc-url";
    public static final String SCHEMA_URL = "spring.liquibase.url";
    public static final String USER = "spring.datasource.username";
    public static final String PASSWORD = "spring.datasource.password";
    public static final String PORT = "server.port";
    public static final String WRITE_KEY = "leadscoring.write-key";
    public static final String ADMIN_PASSWORD = "leadscoring.admin-password";
    public static final String DATA = "leadscoring.data";

    /** What a benchmark or a drill decides itself, so that it never meets the operator's own data. */
    private static final Set<String> OWN = Set.of(
            canonical(URL),
            canonical(POOL_URL),
            canonical(SCHEMA_URL),
            canonical(PORT),
            canonical(WRITE_KEY),
            canonical(ADMIN_PASSWORD),
            canonical(DATA));

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads them as the server would with these options. */
    public static Settings of(List<String> options) {
        try (var context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(options.toArray(String[]::new))) {
            var environment = context.getEnvironment();
            var datasource = new TreeMap<String, String>();
            for (var name : List.of(URL, POOL_URL, SCHEMA_URL, USER, PASSWORD)) {
                Optional.ofNullable(environment.getProperty(name)).ifPresent(value -> datasource.put(name, value));
            }
            var passedOn = options.stream()
                    .filter(option -> !OWN.contains(canonical(nameIn(option))))
                    .toList();
            return new Settings(passedOn, Map.copyOf(datasource), environment.getRequiredProperty(DATA));
        }
    }

    /**
     * Settings as the value of the variable {@code SPRING_APPLICATION_JSON}: it counts for more than all but options, and
     * no other user of the machine sees it, as he sees options.
     */
    public static String asJson(Map<String, String> settings) {
        return JSON.writeValueAsString(settings);
    }

    private static String nameIn(String option) {
        var name = option.startsWith("--") ? option.substring(2) : option;
        return name.contains("=") ? name.substring(0, name.indexOf('=')) : name;
    }

    /** The same for all ways to write a setting: dots, dashes, underscores, upper and lower case. */
    private static String canonical(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }

    @SpringBootConfiguration
    static class Nothing {}
}
