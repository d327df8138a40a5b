package org.leadscoring.persistence.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.scoring.ModelTemplates.Template;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.WebsitePoints;

/** Spec SC-18. */
class BundledTemplatesTest {

    private final YamlModelFiles files = new YamlModelFiles();
    private final BundledTemplates templates = new BundledTemplates(files);

    @Test
    void five_models_come_with_the_product_website_points_first() {
        assertThat(templates.all())
                .extracting(Template::key)
                .containsExactly("website-points", "contact-model", "milestones", "sessions", "product-events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"website-points", "contact-model", "milestones", "sessions", "product-events"})
    void each_has_tests_and_passes_them(String key) {
        var template = templates.named(key).orElseThrow();

        assertThat(template.file().tests()).hasSizeGreaterThan(2);
        assertThat(template.file().passing()).isSameAs(template.file());
        assertThat(files.read(template.text())).isEqualTo(template.file());
        assertThat(files.read(files.write(template.file()))).isEqualTo(template.file());
    }

    @Test
    void there_are_no_others() {
        assertThat(templates.named("../db/changelog/changelog")).isEmpty();
    }

    @Test
    void website_points_are_what_tests_without_files_take_them_for() {
        var id = new ModelId(new UUID(0, 1));

        assertThat(templates.named("website-points").orElseThrow().file().model(id))
                .isEqualTo(WebsitePoints.model(id));
    }
}
