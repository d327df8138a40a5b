package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;

/** Axe reads every page, light and dark, and finds nothing serious (WCAG 2.2 AA, spec UI-5). */
class AccessibilityTest extends BrowserTest {

    private static final String RULES = """
            async () => {
              const found = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                resultTypes: ['violations'],
              });
              return found.violations
                .filter((rule) => ['serious', 'critical'].includes(rule.impact))
                .map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
            }
            """;

    private static String axe = "";

    @BeforeAll
    static void fill() {
        axe = resource("/axe.min.js");
        server.fillDemo();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothing_serious_is_found_on_any_page(ColorScheme scheme) {
        try (var visit = chromium.visit(server, options -> options.setColorScheme(scheme))) {
            var page = visit.page();
            var found = new ArrayList<String>();
            page.navigate("/sign-in");
            read(page, found);
            signIn(visit);
            for (var path : paths(page)) {
                page.navigate(path);
                read(page, found);
            }
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
        }
    }

    /** Every page of the menu, and one of each kind behind it. */
    private static List<String> paths(Page page) {
        var paths = new ArrayList<String>();
        for (var link : page.locator(".side nav a").all()) {
            paths.add(link.getAttribute("href"));
        }
        assertThat(paths).hasSizeGreaterThan(5);
        paths.addAll(
                List.of("/queue?tab=mine", "/queue?tab=snoozed", "/leads?q=nobody", "/imports/new", "/sources/new"));
        page.navigate("/leads");
        paths.add(page.locator("main a[href^='/leads/']").first().getAttribute("href"));
        page.navigate("/sources");
        var source = page.locator("main td.name a").first().getAttribute("href");
        paths.add(source);
        paths.add(source + "/connect");
        paths.add(source + "/settings");
        return paths;
    }

    private static void read(Page page, List<String> found) {
        page.evaluate("() => {" + axe + "}");
        for (var violation : (List<?>) page.evaluate(RULES)) {
            found.add(page.url().replaceFirst("^[a-z]+://[^/]+", "") + " " + violation);
        }
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
