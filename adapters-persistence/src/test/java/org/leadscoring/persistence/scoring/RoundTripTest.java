package org.leadscoring.persistence.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.RandomModels;
import org.leadscoring.domain.Seeded;
import org.leadscoring.persistence.sql.Json;

/** Whatever a model says is kept, in the database and in files. */
class RoundTripTest {

    private static final int CASES = 2_000;

    private final YamlModelFiles files = new YamlModelFiles();

    @Test
    void a_written_file_reads_as_it_was() {
        Seeded.forAll(CASES, random -> {
            var file = new RandomModels(random).file();

            assertThat(files.read(files.write(file))).isEqualTo(file);
        });
    }

    @Test
    void a_rule_reads_as_it_was_also_from_json() {
        Seeded.forAll(CASES, random -> {
            for (var rule : new RandomModels(random).definition().rules()) {
                assertThat(files.readRule(Json.text(files.document(rule)))).isEqualTo(rule);
            }
        });
    }

    @Test
    void a_kept_model_reads_as_it_was() {
        Seeded.forAll(CASES, random -> {
            var definition = new RandomModels(random).definition();

            assertThat(ModelDocument.ofJson(ModelDocument.json(definition))).isEqualTo(definition);
        });
    }
}
