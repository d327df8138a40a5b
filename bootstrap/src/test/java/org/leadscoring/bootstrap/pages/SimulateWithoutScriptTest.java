package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;

/** Simulating and publishing in a real browser that runs no script. */
class SimulateWithoutScriptTest extends BrowserTest {

    @Test
    void a_draft_is_simulated_and_published_by_plain_forms_and_links() {
        server.fillDemo(500);
        var draft = SimulatedDraft.of(server);
        try (var visit = signedIn()) {
            var page = visit.page();
            page.navigate(draft.url("/simulate"));
            button(page, "Simulate").click();
            var result = page.locator(".matrix");
            while (!result.isVisible()) {
                page.locator("a.no-js, .matrix").first().waitFor();
                if (!result.isVisible()) {
                    page.locator("a.no-js").first().click();
                }
            }
            page.fill("#capacity", "90");
            button(page, "Compare").click();
            assertThat(page.getByText("Reckoned with 90 answers a day")).isVisible();

            page.click("text=Go on to publishing");
            page.check("input[value=ACT]");
            button(page, "Publish Website points").click();
            assertThat(page.locator(".phases, .nothing").first()).isVisible();
            assertThat(server.bean(Publications.class)
                            .all(server.workspace())
                            .getFirst()
                            .acts())
                    .isTrue();
        }
    }

    private static Locator button(Page page, String words) {
        return page.locator("main button", new Page.LocatorOptions().setHasText(words))
                .first();
    }

    private static Visit signedIn() {
        var visit = chromium.visit(server, options -> options.setJavaScriptEnabled(false));
        visit.signIn("admin", TestServer.PASSWORD);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/queue"));
        return visit;
    }
}
