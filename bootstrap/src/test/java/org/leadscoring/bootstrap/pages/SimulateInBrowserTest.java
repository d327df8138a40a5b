package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;

/**
 * A marketing admin starts from a template, changes a threshold, sees what that would do, publishes it in silence, and finds
 * leads where it says; in a real browser.
 */
class SimulateInBrowserTest extends BrowserTest {

    private static final String KEY = "key-of-the-first-source";
    private static final double A_MINUTE_AND_A_HALF = 90_000;

    @Test
    void a_changed_threshold_is_simulated_and_published_in_silence() {
        send(24);
        var clocks = clocks();
        String draft;
        try (var visit = signedIn()) {
            var page = visit.page();
            page.navigate("/leads");
            assertThat(page.locator("tr.lead .stage-warm")).hasCount(12);
            draft = earlierHot(page);
            page.navigate("/models/" + draft + "/simulate");
            button(page, "Simulate").click();
            page.locator(".matrix").waitFor(new Locator.WaitForOptions().setTimeout(A_MINUTE_AND_A_HALF));

            assertThat(cell(page, "warm", "hot")).containsText("12");
            assertThat(cell(page, "warm", "hot")).hasAttribute("title", "12 leads go up from warm to hot");
            assertThat(cell(page, "cold", "cold")).containsText("12");
            assertThat(page.locator(".headlines")).containsText("12 leads of 24 change stage.");
            assertThat(page.locator(".movers")).hasCount(0);

            page.click("text=Go on to publishing");
            assertThat(page.locator(".publishing")).containsText("12 leads change stage; nobody is told");
            button(page, "Publish Website points 2").click();
            assertThat(page.locator("#publish"))
                    .containsText(
                            "This version is live",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(A_MINUTE_AND_A_HALF));
            assertThat(page.locator(".published"))
                    .containsText(
                            "nothing", new LocatorAssertions.ContainsTextOptions().setTimeout(A_MINUTE_AND_A_HALF));

            page.navigate("/leads");
            assertThat(page.locator("tr.lead .stage-hot")).hasCount(12);
            page.navigate("/models/" + draft);
            assertThat(page.locator("#model-page")).containsText(Pattern.compile("hot\\s*45"));
            assertThat(visit.complaints()).isEmpty();
        }
        assertThat(server.bean(ScoringModels.class)
                        .live(server.workspace())
                        .getFirst()
                        .id()
                        .value())
                .hasToString(draft);
        assertThat(clocks()).isEqualTo(clocks).hasSize(24);
    }

    private static Locator button(Page page, String words) {
        return page.locator("main button", new Page.LocatorOptions().setHasText(words))
                .first();
    }

    private static Locator cell(Page page, String from, String to) {
        var columns = page.locator(".matrix thead th").allTextContents();
        return page.locator(
                        ".matrix tbody tr",
                        new Page.LocatorOptions()
                                .setHas(page.locator("th", new Page.LocatorOptions().setHasText(from))))
                .locator("td")
                .nth(columns.indexOf(to));
    }

    /** Half of them ask for a demo, which is 50 points: warm, but hot if that begins at 45. */
    private static void send(int leads) {
        var messages = IntStream.range(0, leads)
                .mapToObj(lead -> "{\"type\":\"track\",\"userId\":\"s-%d\",\"messageId\":\"s-%d\",\"event\":\"%s\"}"
                        .formatted(lead, lead, lead % 2 == 0 ? "demo_requested" : "email_opened"))
                .collect(Collectors.joining(","));
        assertThat(server.post("/v1/batch", KEY, "{\"batch\":[" + messages + "]}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The id of another version of the model in force, made of its template, in which hot begins at 45. */
    private static String earlierHot(Page page) {
        page.navigate("/models/new");
        page.check("input[value=" + ModelTemplates.WEBSITE_POINTS + "]");
        page.fill("#name", "Website points");
        page.click("text=Make it >> nth=0");
        page.fill("[id='ladder.stages.1.at']", "45");
        page.click(".save-bar .btn-primary");
        assertThat(page.locator(".flash")).containsText("is saved");
        return page.url().replaceAll(".*/models/([0-9a-f-]{36}).*", "$1");
    }

    private static Map<LeadId, SlaClock> clocks() {
        var all = server.bean(Publications.class).leadsAfter(server.workspace(), null, 1_000);
        return server.bean(SlaClocks.class).of(server.workspace(), Set.copyOf(all));
    }

    private static Visit signedIn() {
        var visit = chromium.visit(server, _ -> {});
        visit.signIn("admin", TestServer.PASSWORD);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/queue"));
        return visit;
    }
}
