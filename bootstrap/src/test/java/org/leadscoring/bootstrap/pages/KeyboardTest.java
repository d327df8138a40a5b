package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;

/** A sales rep works ten leads without touching the mouse. */
class KeyboardTest extends BrowserTest {

    private static final String KEY = "key-of-the-first-source";

    @BeforeAll
    static void fill() {
        for (var i = 0; i < 14; i++) {
            var user = "user-%02d".formatted(i);
            server.post(
                    "/v1/identify",
                    KEY,
                    "{\"userId\":\"" + user + "\",\"traits\":{\"name\":\"Lead %02d\"}}".formatted(i));
            server.post("/v1/track", KEY, "{\"userId\":\"" + user + "\",\"event\":\"demo_requested\"}");
        }
    }

    @Test
    void works_ten_leads_by_keyboard() {
        try (var visit = signedIn()) {
            var page = visit.page();
            var worked = new ArrayList<String>();

            // Five are contacted one after the other: the focus goes on to the next by itself.
            page.keyboard().press("j");
            for (var i = 0; i < 5; i++) {
                worked.add(press(page, "c"));
            }
            // The next is looked at beside the list, then called.
            var looked = focused(page);
            page.keyboard().press("Enter");
            assertThat(page.locator("#panel .waterfall")).isVisible();
            assertThat(page.locator("#panel h1")).containsText(looked);
            page.keyboard().press("Escape");
            assertThat(page.locator("#panel")).isHidden();
            page.keyboard().press("l");
            page.locator(".menu form[data-part=contact] select:focus").waitFor();
            page.keyboard().press("Tab");
            worked.add(press(page, "Enter"));
            // One is put off, with the reason typed.
            page.keyboard().press("z");
            page.locator(".menu form[data-part=snooze] select:focus").waitFor();
            page.keyboard().press("Tab");
            page.keyboard().type("at a fair");
            worked.add(press(page, "Enter"));
            // One is qualified by its menu.
            page.keyboard().press("s");
            page.locator(".menu form[data-part=status] button:focus").waitFor();
            page.keyboard().press("Tab");
            worked.add(press(page, "Enter"));
            // Two are chosen and given away together.
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator("[data-chosen]")).hasText("2");
            page.locator("#selection select[name=give-to]").focus();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("#flash")).containsText("2 leads are changed");

            assertThat(worked).doesNotHaveDuplicates().hasSize(8);
            for (var name : worked) {
                assertThat(page.locator("tr.lead", new Page.LocatorOptions().setHasText(name)))
                        .hasCount(0);
            }
            page.navigate("/queue?tab=mine");
            assertThat(page.locator("tr.lead")).hasCount(2);
            page.navigate("/queue?tab=snoozed");
            assertThat(page.locator("tr.lead")).hasCount(1);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void the_keys_go_on_from_the_lead_that_is_shown_beside_the_list() {
        try (var visit = signedIn()) {
            var page = visit.page();
            page.keyboard().press("j");
            page.keyboard().press("j");
            var second = focused(page);
            page.keyboard().press("Enter");
            page.locator("#panel:focus").waitFor();

            page.keyboard().press("x");
            assertThat(page.locator("tr.lead:has(input:checked)")).containsText(second);
            page.locator("#panel").focus();
            page.keyboard().press("j");

            var third = focused(page);
            assertThat(page.locator("tr.lead").nth(2)).containsText(third);
            assertThat(page.locator("#panel h1")).containsText(third);
            assertThat(page.locator("#panel .work")).isHidden();
        }
    }

    @Test
    void finds_all_keys_behind_a_question_mark() {
        try (var visit = signedIn()) {
            visit.page().keyboard().press("?");

            assertThat(visit.page().locator("#keys")).isVisible();
            for (var key : List.of("j", "k", "c", "a", "s", "l", "z", "x", "Enter")) {
                assertThat(visit.page()
                                .locator(
                                        "#keys kbd",
                                        new Page.LocatorOptions().setHasText(Pattern.compile("^" + key + "$"))))
                        .hasCount(1);
            }
        }
    }

    /** Presses a key on the row in focus and waits until it has left the list. */
    private static String press(Page page, String key) {
        var name = page.evaluate("document.activeElement.closest('tr.lead').querySelector('a.open').textContent")
                .toString();
        page.keyboard().press(key);
        assertThat(page.locator("tr.lead", new Page.LocatorOptions().setHasText(name)))
                .hasCount(0);
        page.locator("tr.lead a.open:focus").waitFor();
        return name;
    }

    private static String focused(Page page) {
        return page.evaluate("document.activeElement.textContent").toString();
    }

    private static Visit signedIn() {
        var visit = chromium.visit(server, options -> {});
        visit.signIn("admin", TestServer.PASSWORD);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/queue"));
        visit.page().waitForLoadState();
        return visit;
    }
}
