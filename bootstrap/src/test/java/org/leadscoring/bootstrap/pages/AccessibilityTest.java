package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;

/** Axe reads every page, light and dark, and finds nothing serious (WCAG 2.2 AA, spec UI-5). */
class AccessibilityTest extends BrowserTest {

    private static final String RULES = """
            async (tags) => {
              const found = await axe.run(document, {
                runOnly: tags.length > 1 ? tags : { type: 'rule', values: tags },
                resultTypes: ['violations'],
              });
              return found.violations
                .filter((rule) => ['serious', 'critical'].includes(rule.impact))
                .map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
            }
            """;

    private static final String FILES = ".*\\.(csv|json|yaml|js)([?#].*)?";

    private static final String ADDRESSES = "links => links.map(link => link.getAttribute('href'))";

    private static String axe = "";

    @BeforeAll
    static void fill() {
        axe = resource("/axe.min.js");
        server.fillDemo(150);
        SimulatedDraft.of(server);
    }

    @Test
    void nothing_serious_is_found_on_any_page_light_or_dark() {
        try (var visit = chromium.visit(server, options -> options.setReducedMotion(ReducedMotion.REDUCE))) {
            var page = visit.page();
            var found = new ArrayList<String>();
            page.navigate("/sign-in");
            read(page, found);
            signIn(visit);
            var kinds = everyKindOfPage(page, found);
            page.navigate("/queue?tab=team");
            page.locator("tr.lead [data-key=a]").first().click();
            page.locator(".menu select:focus").waitFor();
            read(page, found);
            page.keyboard().press("Escape");
            page.locator("tr.lead input[name=lead]").first().check();
            page.locator("tr.lead a.open").nth(1).click();
            page.locator("#panel .waterfall").waitFor();
            read(page, found);

            assertThat(found).isEmpty();
            assertThat(visit.complaints()).isEmpty();
            assertThat(kinds)
                    .contains(
                            "/queue",
                            "/leads",
                            "/leads/{id}",
                            "/leads/{id}/merge",
                            "/leads/top",
                            "/dashboard",
                            "/models",
                            "/models/new",
                            "/experiment",
                            "/models/{id}",
                            "/models/{id}/diff",
                            "/models/{id}/simulate",
                            "/models/{id}/publish",
                            "/sla",
                            "/sources",
                            "/sources/{id}",
                            "/sources/{id}/connect",
                            "/imports",
                            "/imports/new",
                            "/settings/users",
                            "/settings/workspace",
                            "/settings/assignment",
                            "/settings/audit");
        }
    }

    /** Follows the links from page to page, and reads one page of each kind: addresses that differ only in ids are one. */
    private static Set<String> everyKindOfPage(Page page, List<String> found) {
        var waiting = new ArrayDeque<>(List.of("/queue", "/queue?tab=snoozed", "/leads?q=nobody"));
        var kinds = new HashSet<String>();
        while (!waiting.isEmpty()) {
            var address = waiting.remove();
            page.navigate(address);
            read(page, found);
            for (var link :
                    (List<?>) page.locator("a[href^='/']:not([download])").evaluateAll(ADDRESSES)) {
                var to = (String) link;
                if (!to.matches(FILES) && kinds.add(kind(to))) {
                    waiting.add(to);
                }
            }
        }
        return kinds;
    }

    private static String kind(String address) {
        return address.replaceFirst("[?#].*", "").replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{id}");
    }

    private static void read(Page page, List<String> found) {
        page.evaluate("() => {" + axe + "}");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            var rules = scheme == ColorScheme.LIGHT
                    ? "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice"
                    : "color-contrast";
            for (var violation : (List<?>) page.evaluate(RULES, rules.split(" "))) {
                found.add(kind(page.url().replaceFirst("^[a-z]+://[^/]+", "")) + " " + scheme + " " + violation);
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void signIn(Visit visit) {
        visit.signIn("admin", TestServer.PASSWORD);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/queue"));
    }

    private static String resource(String name) {
        try (var script = AccessibilityTest.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
