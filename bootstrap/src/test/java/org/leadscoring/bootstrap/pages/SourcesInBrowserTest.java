package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;

/** A marketing admin makes a source and watches what arrives, in a real browser. */
class SourcesInBrowserTest extends BrowserTest {

    private static final long TWO_SECONDS = 2_100;
    private static final String KEY = "key-of-the-first-source";

    @Test
    void what_arrives_appears_by_itself_but_not_while_a_row_is_read_or_the_page_is_paused() {
        try (var visit = signedIn(true)) {
            var page = visit.page();
            var asked = new AtomicInteger();
            page.onRequest(request -> {
                if (request.url().contains("/stream")) {
                    asked.incrementAndGet();
                }
            });
            page.clock().install();
            page.locator("main td.name a").first().click();
            assertThat(page.locator("#stream")).isVisible();
            page.clock().pauseAt(Instant.now().plus(Duration.ofHours(1)).toEpochMilli());
            track("first_seen");
            assertArrives(page, "first_seen");

            arrival(page, "first_seen").click();
            assertThat(page.locator(".held")).isVisible();
            assertNothingIsAsked(page, asked);

            track("while_reading");
            arrival(page, "first_seen").click();
            assertArrives(page, "while_reading");

            page.click(".pause");
            assertThat(page).hasURL(Pattern.compile(".*live=off"));
            assertNothingIsAsked(page, asked);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    /** The page asks every two seconds by its own clock; by another the server writes down now and then what it took. */
    private static void assertArrives(Page page, String event) {
        var patience = Instant.now().plus(Duration.ofSeconds(10));
        while (arrival(page, event).count() == 0 && Instant.now().isBefore(patience)) {
            page.clock().runFor(TWO_SECONDS);
            page.waitForTimeout(50);
        }
        assertThat(arrival(page, event)).isVisible();
    }

    private static void assertNothingIsAsked(Page page, AtomicInteger asked) {
        var before = asked.get();
        page.clock().runFor(10 * TWO_SECONDS);
        // What the page would have asked for meanwhile is on its way before this is answered.
        page.evaluate("fetch('/favicon.svg')");
        assertThat(asked).hasValue(before);
    }

    @Test
    void a_source_is_made_sends_and_is_switched_off_without_javascript() {
        try (var visit = signedIn(false)) {
            var page = visit.page();
            page.click("text=New source");
            page.fill("#name", "Newsletter");
            page.fill("#origins", "https://news.example.com");
            page.click("form.fields button");
            var key = page.locator(".secret").textContent();
            assertThat(server.post("/v1/track", key, message("email_opened")).statusCode())
                    .isEqualTo(200);

            page.click("text=Live");
            assertThat(arrival(page, "email_opened")).isVisible();
            page.click(".tabs a[href$='/settings']");
            page.click("text=Disable …");
            page.click("text=Disable it");

            assertThat(page.getByText("Newsletter is disabled.")).isVisible();
            assertThat(server.post("/v1/track", key, message("email_opened")).statusCode())
                    .isEqualTo(401);
            page.reload();
            assertThat(page.content()).doesNotContain(key);
        }
    }

    private static Locator arrival(Page page, String type) {
        return page.locator("#stream summary", new Page.LocatorOptions().setHasText(type))
                .first();
    }

    private static void track(String event) {
        assertThat(server.post("/v1/track", KEY, message(event)).statusCode()).isEqualTo(200);
    }

    private static String message(String event) {
        return "{\"userId\":\"u-1\",\"event\":\"" + event + "\"}";
    }

    private static Visit signedIn(boolean javaScript) {
        var visit = chromium.visit(server, options -> options.setJavaScriptEnabled(javaScript));
        visit.signIn("admin", TestServer.PASSWORD);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/queue"));
        visit.page().navigate("/sources");
        return visit;
    }
}
