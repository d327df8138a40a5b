package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.dashboard.CountDashboards;
import org.leadscoring.application.dashboard.Dashboard.InStage;
import org.leadscoring.application.dashboard.Dashboards;
import org.leadscoring.application.dashboard.Period;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.pages.Chromium.Visit;
import org.leadscoring.domain.workspace.Role;

/** A sales manager narrows the list, works on many leads, and looks into the past of one, in a real browser. */
class LeadsInBrowserTest extends BrowserTest {

    private static final String KEY = "key-of-the-first-source";

    /** Of each figure the numbers of its chart and of its table, and whether anything is painted. */
    private static final String DRAWN = """
            () => [...document.querySelectorAll('figure[data-chart]')].map((figure) => {
              const canvas = figure.querySelector('canvas');
              const heads = [...figure.querySelectorAll('thead th')];
              const columns = heads.filter((head) => head.dataset.colour).map((head) => head.cellIndex);
              const rows = [...figure.querySelectorAll('tbody tr')];
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              return {
                chart: JSON.stringify(Chart.getChart(canvas).data.datasets.map((set) => set.data)),
                table: JSON.stringify(columns.map((column) => rows.map((row) =>
                  Number(row.cells[column].textContent.replace(/[^0-9]/g, ''))))),
                painted: pixels.some((part) => part !== 0),
              };
            })
            """;

    @BeforeAll
    static void fill() {
        send("ann", "Ann Lee", "demo_requested", "page_view_pricing");
        send("bob", "Bob Ray", "demo_requested");
        send("eve", "Eve Moss", "demo_requested");
        send("cleo", "Cleo Cold", "email_opened");
        send("dan", "Dan Double", "page_view_pricing");
        for (int i = 0; i < 60; i++) {
            send("many" + i, "Many of Donaudampfschifffahrtsgesellschaft %02d".formatted(i), "email_clicked");
        }
    }

    @Test
    void saves_what_is_known_of_a_lead_and_stays_on_its_page() throws IOException {
        try (var visit = signedIn(true)) {
            var page = visit.page();
            page.navigate("/leads?q=Eve");
            page.locator("td.name a").first().click();
            page.locator("#work summary").last().click();

            var file =
                    page.waitForDownload(() -> page.getByText("Export as JSON").click());

            assertThat(new String(file.createReadStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Eve Moss");
            assertThat(page.locator("h1")).hasText("Eve Moss");
            page.getByText("Merge with another").click();
            assertThat(page).hasURL(Pattern.compile(".*/merge$"));
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void narrows_the_list_chooses_leads_and_gives_them_to_somebody() {
        try (var visit = signedIn(true)) {
            var page = visit.page();
            page.navigate("/leads");
            page.locator("select[name=stage]").focus();
            page.locator("select[name=stage]").selectOption("warm");
            assertThat(page).hasURL(Pattern.compile(".*stage=warm.*"));
            assertThat(page.locator("main table")).not().containsText("Cleo Cold");
            page.locator("select[name=stage]:focus").waitFor();
            assertThat(page.locator("#bulk")).not().isVisible();

            page.locator("[data-pick-all]").check();
            assertThat(page.locator("#bulk")).isVisible();
            page.locator("#bulk button").first().click();

            assertThat(page.locator("#flash")).containsText("2 leads have a new owner now");
            assertThat(page).hasURL(Pattern.compile(".*stage=warm.*"));
            assertThat(row(page, "Bob Ray").locator(".owner")).containsText("Administrator");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void reads_on_at_the_end_of_a_page_and_the_rows_join_those_above() {
        try (var visit = signedIn(true)) {
            visit.page().navigate("/leads?q=many");
            assertThat(visit.page().locator("tr.lead")).hasCount(50);
            visit.page().locator(".more a").click();

            assertThat(visit.page().locator("tr.lead")).hasCount(60);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void travels_back_from_a_mark_of_the_chart_and_returns() {
        for (var script : List.of(true, false)) {
            try (var visit = signedIn(script)) {
                open(visit.page(), "Bob Ray");
                visit.page().locator(".chart a").first().click();
                assertThat(visit.page().locator(".flash.then")).isVisible();

                visit.page().locator(".flash.then a").click();

                assertThat(visit.page().locator(".flash.then")).hasCount(0);
                assertThat(visit.page().locator("main")).containsText("= 50");
                assertThat(visit.complaints()).isEmpty();
            }
        }
    }

    @Test
    void merges_two_leads_after_seeing_both_and_takes_them_apart_again() {
        try (var visit = signedIn(true)) {
            var page = visit.page();
            open(page, "Ann Lee");
            page.locator(".lead-head .choose summary").last().click();
            page.locator(".lead-head .choose a[href$='/merge']").click();
            page.fill("main input[name=q]", "double");
            page.press("main input[name=q]", "Enter");
            page.locator(".choices a").first().click();
            assertThat(page.locator("main")).containsText("Make Ann Lee and Dan Double one lead?");
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("main")).containsText("= 80");

            page.locator(".merges a[href*='/merges/']").click();
            page.locator("main form button.btn-primary").click();

            assertThat(page.locator("main")).containsText("= 65");
            assertThat(page.locator(".merges")).containsText("taken apart");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void reads_a_dashboard_whose_charts_tables_and_figures_say_the_same() {
        server.addUser("priya", "Priya Nair", Role.SALES_MANAGER);
        await(() -> server.bean(CountDashboards.class).count(server.workspace()));
        var board = server.bean(Dashboards.class)
                .latest(server.workspace(), Period.MONTH)
                .orElseThrow();
        try (var visit = chromium.visit(server, _ -> {})) {
            var page = visit.page();
            visit.signIn("priya", TestServer.PASSWORD);
            page.waitForURL("**/queue*");
            page.locator("nav a[href='/dashboard']").click();
            assertThat(page.locator(".key-figures")).isVisible();
            assertThat(page.locator("figure[data-chart]:not(:has(canvas))")).hasCount(0);

            var drawn = (List<?>) page.evaluate(DRAWN);
            assertThat(drawn).hasSizeGreaterThanOrEqualTo(3).allSatisfy(figure -> {
                var told = (Map<?, ?>) figure;
                assertThat(told.get("chart")).isEqualTo(told.get("table"));
                assertThat((Boolean) told.get("painted")).isTrue();
            });
            var stages = page.locator("figure[data-lying] td[data-value]");
            assertThat(stages.allTextContents())
                    .isEqualTo(board.funnel().stream()
                            .map(stage -> String.valueOf(stage.leads()))
                            .toList());
            assertThat(board.funnel().stream().mapToLong(InStage::leads).sum()).isGreaterThanOrEqualTo(63);
            assertThat(page.locator(".key-figures b").first())
                    .hasText(String.valueOf(Objects.requireNonNull(board.hot()).leads()));
            for (var figure : page.locator(".key-figures li").all()) {
                assertThat(figure.getAttribute("title")).isNotBlank();
            }
            page.locator("figure[data-lying] td a[href*='stage=cold']").click();
            assertThat(page).hasURL(Pattern.compile(".*/leads\\?stage=cold"));
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static void await(BooleanSupplier condition) {
        var patience = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("somebody else counts").isBefore(patience);
            Thread.onSpinWait();
        }
    }

    @Test
    void needs_no_sideways_scrolling_on_a_phone() {
        try (var visit = chromium.visit(
                server, options -> options.setViewportSize(390, 844).setColorScheme(ColorScheme.DARK))) {
            visit.signIn("admin", TestServer.PASSWORD);
            visit.page().navigate("/leads?q=many");
            var lead = visit.page().locator("main a.open").first().getAttribute("href");
            for (var path : List.of(
                    "/leads?q=many&cols=email,phone,company,stage,score,status,owner,created,active",
                    "/leads/top",
                    lead,
                    lead + "?at=2026-01-01",
                    lead + "/merge?q=ann",
                    lead + "/void")) {
                visit.page().navigate(path);

                assertThat((Integer) visit.page().evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(390);
            }
        }
    }

    private static void open(Page page, String name) {
        page.navigate("/leads?q=" + name.toLowerCase(Locale.ROOT).replace(" ", "%20"));
        row(page, name).locator("a.open").click();
        assertThat(page.locator("main h1")).containsText(name);
    }

    private static Locator row(Page page, String name) {
        return page.locator("tr.lead", new Page.LocatorOptions().setHasText(name));
    }

    private static Visit signedIn(boolean script) {
        var visit = chromium.visit(server, options -> options.setJavaScriptEnabled(script));
        visit.signIn("admin", TestServer.PASSWORD);
        visit.page().waitForURL("**/queue*");
        return visit;
    }

    private static void send(String id, String name, String... types) {
        server.post("/v1/identify", KEY, """
                {"userId":"%s","traits":{"name":"%s","email":"%s@acme.example","company":"Acme"}}""".formatted(id, name, id));
        for (var type : types) {
            server.post("/v1/track", KEY, """
                    {"userId":"%s","event":"%s"}""".formatted(id, type));
        }
    }
}
