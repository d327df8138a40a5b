package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;

/** A marketing admin makes a model and changes it, in a real browser. */
class ModelsInBrowserTest extends BrowserTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_model_is_made_of_a_template_changed_mended_saved_and_downloaded(boolean javaScript) throws IOException {
        try (var visit = signedIn(javaScript)) {
            var page = visit.page();
            page.click("text=New model");
            page.check("input[value=contact-model]");
            page.fill("#name", "Partners " + javaScript);
            page.click("text=Make it >> nth=0");
            assertThat(page.locator("#model-form")).isVisible();

            page.fill("[id='ladder.stages.0.at']", "sixty");
            page.click(".save-bar .btn-primary");
            assertThat(page.locator("[id='ladder.stages.0-error'], [id='ladder.stages.0.at-error']"))
                    .containsText("must be a whole number");
            assertThat(page.locator("[id='ladder.stages.0.at']")).hasValue("sixty");

            page.fill("[id='ladder.stages.0.at']", "35");
            page.click(".save-bar .btn-primary");
            assertThat(page.locator(".flash")).containsText("is saved");
            assertThat(page.locator("[id='ladder.stages.0.at']")).hasValue("35");

            var download = page.waitForDownload(() -> page.click("text=YAML"));
            assertThat(download.suggestedFilename()).isEqualTo("partners-" + javaScript + "-v1.yaml");
            assertThat(Files.readString(download.path())).contains("name: Partners " + javaScript, "at: 35");
            // The browser complains of the answer 422, and of nothing else.
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("422"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_rule_with_a_condition_is_put_in(boolean javaScript) {
        try (var visit = signedIn(javaScript)) {
            var page = visit.page();
            var id = make(page, ModelTemplates.WEBSITE_POINTS, "Rules " + javaScript);
            int rules = definition(id).rules().size();
            var row = "rules." + rules;

            page.fill("[id='rules.0.points']", "11");
            page.click("text=Add a rule >> nth=0");
            assertThat(page.locator("[id='" + row + ".event']")).isFocused();
            page.fill("[id='" + row + ".event']", "webinar_joined");
            page.fill("[id='" + row + ".points']", "7");
            page.locator("#rules-" + rules + " >> text=Add a condition").click();
            page.fill("[id='" + row + ".when.0.path']", "topic");
            page.fill("[id='" + row + ".when.0.value']", "prices");
            page.locator("#rules-0 .away button").click();
            assertThat(page.locator("[id='rules.0.points']")).hasCount(0);
            page.click(".save-bar .btn-primary");
            assertThat(page.locator(".flash")).containsText("is saved");

            var saved = definition(id).rules();
            assertThat(saved).hasSize(rules);
            assertThat(saved.getLast().id()).isEqualTo("webinar_joined");
            assertThat(saved.getLast().points()).isEqualTo(7);
            assertThat(saved.getLast().when().toString()).contains("topic", "prices");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void a_threshold_is_dragged_along_the_ladder_and_what_is_typed_moves_it() {
        try (var visit = signedIn(true)) {
            var page = visit.page();
            make(page, ModelTemplates.WEBSITE_POINTS, "Dragged");
            page.waitForLoadState();
            var grip = page.locator(".rung[data-field='ladder.stages.1.at'] .grip");
            var box = grip.boundingBox();

            page.mouse().move(box.x + 40, box.y + box.height / 2);
            page.mouse().down();
            page.mouse().move(box.x + 40, box.y + box.height / 2 + 20);
            page.mouse().up();

            var dragged = Integer.parseInt(page.inputValue("[id='ladder.stages.1.at']"));
            assertThat(dragged).isBetween(45, 59);
            page.fill("[id='ladder.stages.1.at']", "45");
            assertThat(page.locator(".rung[data-field='ladder.stages.1.at'] .at"))
                    .hasText("45");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void every_template_is_saved_as_it_is_if_nobody_changes_it() {
        try (var visit = signedIn(false)) {
            var page = visit.page();
            for (var template : server.bean(ModelTemplates.class).all()) {
                var id = make(page, template.key(), "Same " + template.key());
                page.click(".save-bar .btn-primary");
                assertThat(page.locator(".flash")).containsText("is saved");

                assertThat(definition(id)).isEqualTo(template.file().definition());
            }
        }
    }

    private static Definition definition(String id) {
        var workspace = server.bean(Workspaces.class).all().getFirst().id();
        Version version = server.bean(EditModels.class).version(workspace, new ModelId(UUID.fromString(id)));
        return version.model().definition();
    }

    /** The id of a draft made of a template; its page is open. */
    private static String make(Page page, String template, String name) {
        page.navigate("/models/new");
        page.check("input[value=" + template + "]");
        page.fill("#name", name);
        page.click("text=Make it >> nth=0");
        assertThat(page.locator("#model-form")).isVisible();
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private static Visit signedIn(boolean javaScript) {
        var visit = chromium.visit(
                server, options -> options.setJavaScriptEnabled(javaScript).setReducedMotion(ReducedMotion.REDUCE));
        visit.signIn("admin", TestServer.PASSWORD);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/queue"));
        visit.page().navigate("/models");
        return visit;
    }
}
