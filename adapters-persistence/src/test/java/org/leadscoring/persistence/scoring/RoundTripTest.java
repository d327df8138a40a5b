package org.leadscoring.persistence.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;

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
    void a_kept_model_reads_as_it_was() {
        Seeded.forAll(CASES, random -> {
            var definition = new RandomModels(random).definition();

            assertThat(ModelDocument.ofJson(ModelDocument.json(definition))).isEqualTo(definition);
        });
    }
}
