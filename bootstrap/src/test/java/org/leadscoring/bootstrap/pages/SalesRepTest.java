package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;

/** A sales rep works the queue in a real browser. */
class SalesRepTest extends BrowserTest {

    private static final String KEY = "key-of-the-first-source";

    @BeforeAll
    static void fill() {
        for (var name : List.of("Ann Lee", "Bob Ray", "Cleo Script", "Dan Noscript", "Eve Filter")) {
            send(name, "demo_requested", "whitepaper_downloaded");
        }
        send("Lea Leap of Donaudampfschifffahrtsgesellschaft", "email_clicked", "budget_confirmed", "demo_requested");
        send("<script>document.title='broken'</script> & \\\"Frank\\\"", "demo_requested");
    }

    @Test
    void signs_in_after_a_wrong_password_and_lands_on_the_queue() {
        try (var visit = visit()) {
            visit.signIn("admin", "not the password");
            assertThat(visit.page().locator("[role=alert]")).isVisible();

            visit.signIn("admin", TestServer.PASSWORD);

            assertThat(visit.page()).hasURL(Pattern.compile(".*/queue"));
            assertThat(visit.page().getByText("Ann Lee").first()).isVisible();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void says_contacted_in_one_click_and_the_lead_leaves_the_queue() {
        try (var visit = signedIn(true)) {
            contacted(visit.page(), "Bob Ray");

            assertContacted(visit.page(), "Bob Ray");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void does_the_same_without_javascript() {
        try (var visit = signedIn(false)) {
            contacted(visit.page(), "Dan Noscript");

            assertContacted(visit.page(), "Dan Noscript");
        }
    }

    @Test
    void finds_a_lead_by_the_beginning_of_its_name_and_reads_why_it_has_its_score() {
        try (var visit = signedIn(true)) {
            visit.page().fill("input[name=q]", "cle");
            visit.page().press("input[name=q]", "Enter");
            visit.page()
                    .locator("main a", new Page.LocatorOptions().setHasText("Cleo Script"))
                    .first()
                    .click();

            assertThat(visit.page().locator("main h1")).containsText("Cleo Script");
            var main = visit.page().locator("main");
            assertThat(main).containsText("Demo requested");
            assertThat(main).containsText("+50");
            assertThat(main).containsText("+20");
            assertThat(main).containsText("= 70");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void sees_html_in_a_name_as_text() {
        try (var visit = signedIn(true)) {
            assertThat(visit.page()
                            .getByText("<script>document.title='broken'</script> & \"Frank\"")
                            .first())
                    .isVisible();
            assertThat(visit.page().title()).doesNotContain("broken");
        }
    }

    @Test
    void narrows_the_queue_and_keeps_the_filter_in_the_address() {
        try (var visit = signedIn(true)) {
            visit.page().navigate("/queue?stage=warm");
            assertThat(visit.page().locator("main")).containsText("Frank");
            assertThat(visit.page().locator("main")).not().containsText("Eve Filter");

            visit.page().navigate("/queue?stage=hot");
            assertThat(visit.page().locator("main")).containsText("Eve Filter");
            assertThat(visit.page().locator("main")).not().containsText("Frank");
        }
    }

    @Test
    void needs_no_sideways_scrolling_on_a_phone() {
        try (var visit = chromium.visit(
                server, options -> options.setViewportSize(390, 844).setColorScheme(ColorScheme.DARK))) {
            visit.signIn("admin", TestServer.PASSWORD);
            visit.page().navigate("/leads?q=leap");
            var leap = visit.page()
                    .locator("main a", new Page.LocatorOptions().setHasText("Leap"))
                    .first()
                    .getAttribute("href");
            for (var path : List.of("/queue", "/leads", leap, "/sign-in")) {
                visit.page().navigate(path);

                assertThat((Integer) visit.page().evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(390);
            }
        }
    }

    private static void contacted(Page page, String name) {
        page.navigate("/queue");
        var row = page.locator("main tr", new Page.LocatorOptions().setHasText(name));
        row.getByText("Contacted", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.locator("main"))
                .containsText(Pattern.compile(name + ".*contacted", Pattern.DOTALL | Pattern.CASE_INSENSITIVE));
        page.navigate("/queue");
        assertThat(page.locator("main tr", new Page.LocatorOptions().setHasText(name)))
                .hasCount(0);
    }

    private static void assertContacted(Page page, String name) {
        page.navigate("/leads?q=" + name.replace(" ", "%20"));
        page.locator("main a", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
        assertThat(page.locator("main h1")).containsText(name);
        assertThat(page.locator("main")).containsText("contacted");
        assertThat(page.locator("main")).containsText("Administrator");
    }

    private static Visit visit() {
        return chromium.visit(server, options -> {});
    }

    private static Visit signedIn(boolean script) {
        var visit = chromium.visit(server, options -> options.setJavaScriptEnabled(script));
        visit.signIn("admin", TestServer.PASSWORD);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/queue"));
        return visit;
    }

    private static void send(String name, String... events) {
        var user = "user-" + Integer.toHexString(name.hashCode());
        server.post("/v1/identify", KEY, "{\"userId\":\"" + user + "\",\"traits\":{\"name\":\"" + name + "\"}}");
        for (var event : events) {
            server.post("/v1/track", KEY, "{\"userId\":\"" + user + "\",\"event\":\"" + event + "\"}");
        }
    }
}
