package org.leadscoring.bootstrap.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void what_would_lead_to_the_operators_own_data_is_not_passed_on() {
        var settings = Settings.of(List.of(
                "--spring.datasource.url=jdbc:mysql://db/leads?useSSL=true",
                "--spring.datasource.hikari.jdbcUrl=jdbc:mysql://db/leads",
                "--spring.liquibase.url=jdbc:mysql://db/leads",
                "--spring.datasource.username=ann",
                "--server.port=8081",
                "--leadscoring.data=/srv/leads",
                "--leadscoring.writeKey=key-of-a-source",
                "--leadscoring.sla.sweep-interval=1s"));

        assertThat(settings.passedOn())
                .containsExactly("--spring.datasource.username=ann", "--leadscoring.sla.sweep-interval=1s");
        assertThat(settings.dataFolder()).isEqualTo("/srv/leads");
        assertThat(settings.datasource())
                .containsEntry(Settings.URL, "jdbc:mysql://db/leads?useSSL=true")
                .containsEntry(Settings.USER, "ann")
                .doesNotContainKey(Settings.PASSWORD);
    }

    @Test
    void wherever_a_database_is_named_the_benchmarks_takes_its_place() {
        var given = Map.of(
                Settings.URL,
                "jdbc:mysql://db/leads",
                Settings.SCHEMA_URL,
                "jdbc:mysql://db/leads",
                Settings.USER,
                "ann");

        assertThat(TrialDatabase.withUrl(given, "jdbc:mysql://db/bench"))
                .isEqualTo(Map.of(
                        Settings.URL, "jdbc:mysql://db/bench",
                        Settings.SCHEMA_URL, "jdbc:mysql://db/bench",
                        Settings.USER, "ann"));
    }

    @Test
    void without_any_the_database_is_the_embedded_one() {
        var settings = Settings.of(List.of("--leadscoring.data=/srv/leads"));

        assertThat(settings.datasource().get(Settings.URL))
                .startsWith("jdbc:h2:file:/srv/leads/leadscoring;MODE=MySQL;");
    }
}
