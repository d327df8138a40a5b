package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;
import org.leadscoring.domain.workspace.Role;

/** Somebody watches the queue while the world goes on: nothing is reloaded, and nobody is disturbed at work. */
class LiveQueueTest extends BrowserTest {

    private static final String KEY = "key-of-the-first-source";

    @BeforeAll
    static void fill() {
        server.addUser("tom", "Tom Becker", Role.SALES_REP);
        for (var name : new String[] {"Ann Lee", "Bob Ray", "Cleo Stays", "Dan Later"}) {
            send(name, "demo_requested");
        }
    }

    @Test
    void sees_leads_come_change_and_go_by_themselves() {
        try (var watching = signedIn("admin");
                var working = signedIn("tom")) {
            var page = watching.page();
            assertThat(page.locator("[data-live-state]")).isVisible();

            send("Eve New", "demo_requested");
            assertThat(row(page, "Eve New")).hasCount(1);
            assertThat(row(page, "Eve New")).hasClass(Pattern.compile(".*changed.*"));

            send("Cleo Stays", "whitepaper_downloaded");
            assertThat(row(page, "Cleo Stays").locator(".score")).hasText("70");
            assertThat(page.locator("tr.lead", new Page.LocatorOptions().setHasText("Cleo Stays")))
                    .hasCount(1);
            // By its new promise it comes before the others.
            assertThat(page.locator("tr.lead:has-text('Cleo Stays') ~ tr.lead:has-text('Bob Ray')"))
                    .hasCount(1);

            working.page().navigate("/queue?tab=team");
            row(working.page(), "Bob Ray")
                    .getByText("Contacted", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(row(page, "Bob Ray")).hasCount(0);
            assertThat(page.locator("#flash")).containsText("Bob Ray was taken care of by Tom Becker.");
            assertThat(watching.complaints()).isEmpty();
        }
    }

    @Test
    void is_not_disturbed_in_a_menu_and_keeps_the_focus() {
        try (var watching = signedIn("admin")) {
            var page = watching.page();
            row(page, "Dan Later").locator("input[name=lead]").check();
            row(page, "Ann Lee").locator("[data-key=a]").click();
            page.locator(".menu select:focus").waitFor();
            page.locator(".menu input[name=note]").fill("half a sen");

            send("Ann Lee", "whitepaper_downloaded");
            send("Frank After", "demo_requested");

            assertThat(row(page, "Frank After")).hasCount(1);
            assertThat(page.locator(".menu input[name=note]")).hasValue("half a sen");
            assertThat(row(page, "Ann Lee").locator(".score")).hasText("50");
            assertThat(row(page, "Dan Later").locator("input[name=lead]")).isChecked();
        }
    }

    @Test
    void moves_several_at_once() {
        send("Gina One", "demo_requested");
        send("Hal Two", "demo_requested");
        try (var visit = signedIn("tom")) {
            var page = visit.page();
            row(page, "Gina One").locator("input[name=lead]").check();
            row(page, "Hal Two").locator("input[name=lead]").check();

            page.locator("#selection button[value=contacted]").click();

            assertThat(page.locator("#flash")).containsText("2 leads are changed.");
            assertThat(row(page, "Gina One")).hasCount(0);
            assertThat(row(page, "Hal Two")).hasCount(0);
        }
    }

    private static Locator row(Page page, String name) {
        return page.locator("tr.lead", new Page.LocatorOptions().setHasText(name));
    }

    private static Visit signedIn(String user) {
        var visit = chromium.visit(server, options -> {});
        visit.signIn(user, TestServer.PASSWORD);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/queue"));
        visit.page().navigate("/queue?tab=team");
        return visit;
    }

    private static void send(String name, String event) {
        var user = "user-" + Integer.toHexString(name.hashCode());
        server.post("/v1/identify", KEY, "{\"userId\":\"" + user + "\",\"traits\":{\"name\":\"" + name + "\"}}");
        server.post("/v1/track", KEY, "{\"userId\":\"" + user + "\",\"event\":\"" + event + "\"}");
    }
}
