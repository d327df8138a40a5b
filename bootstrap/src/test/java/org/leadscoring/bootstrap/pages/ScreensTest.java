package org.leadscoring.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.dashboard.CountDashboards;
import org.leadscoring.application.experiment.Experiments;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.wiring.Timers;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.experiment.ExperimentId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;

/** Takes the pictures of docs/screens: {@code ./mvnw -pl bootstrap -am verify -Dtest=ScreensTest -Dscreens=docs/screens}. */
@EnabledIfSystemProperty(
        named = "screens",
        matches = ".+",
        disabledReason = "set -Dscreens=FOLDER to take the pictures")
class ScreensTest {

    private static final String FAIR = """
            Email,Phone,First Name,Last Name,Company,Job Title,Employees,Stand visits,Last Modified
            ann.lee@acme.example,+49 30 1234567,Ann,Lee,Acme GmbH,Head of Marketing,120,3,2026-02-11 10:30
            bob@globex.example,030 7654321,Bob,Ray,Globex,Select,45,1,2026-02-11 11:05
            carla@initech.example,+1 415 555 0132,Carla,Diaz,Initech,CTO,800,4,2026-02-12 09:10
            not an address,,Dan,Nobody,Hooli,Engineer,9000,2,2026-02-12 14:45
            eve@umbrella.example,,Eve,Moss,Umbrella,Buyer,30,1,2026-02-13 16:20
            """;

    static final Map<String, Look> LOOKS = Map.of(
            "light", new Look(ColorScheme.LIGHT, 1400, 900),
            "dark", new Look(ColorScheme.DARK, 1400, 900),
            "phone", new Look(ColorScheme.LIGHT, 390, 844));

    @Test
    void every_page_in_light_dark_and_on_a_phone(@TempDir Path folder) {
        var target = Path.of("..").resolve(System.getProperty("screens")).normalize();
        try (var chromium = Chromium.installed();
                var server = TestServer.embedded(folder)) {
            server.fillDemo(500);
            send(server);
            LOOKS.forEach((name, look) -> take(chromium, server, name, look, target));
        }
    }

    @Test
    void what_outcomes_say_of_a_model(@TempDir Path folder) throws IOException {
        var target = Path.of("..").resolve(System.getProperty("screens")).normalize();
        try (var chromium = Chromium.installed();
                var server = TestServer.embedded(folder)) {
            EvidenceInBrowserTest.decided(server, folder);
            challenge(server);
            LOOKS.forEach((name, look) -> {
                try (var visit = chromium.visit(
                        server,
                        options ->
                                options.setColorScheme(look.scheme()).setViewportSize(look.width(), look.height()))) {
                    visit.signIn("admin", TestServer.PASSWORD);
                    visit.page().waitForURL("**/queue*");
                    EvidenceInBrowserTest.lookBack(server, visit.page());
                    visit.page().screenshot(to(target, "evidence", name).setFullPage(true));
                    visit.page().navigate("/experiment");
                    assertThat(visit.page().textContent("main")).contains("Bolder points");
                    visit.page().screenshot(to(target, "experiment", name).setFullPage(true));
                    assertThat(visit.complaints()).isEmpty();
                }
            });
        }
    }

    /** Another live model drives a share of those leads, as if it had for two months. */
    private static void challenge(TestServer server) {
        var workspace = server.workspace();
        var models = server.bean(ScoringModels.class);
        var primary = models.live(workspace).getFirst();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var ids = server.bean(Ids.class);
        var transactions = server.bean(Transactions.class);
        transactions.run(() -> {
            var challenger = new ScoringModel(new ModelId(ids.next()), "Bolder points", 1, primary.definition());
            models.add(workspace, challenger, false, now);
            var admin = server.bean(Users.class)
                    .byUsername("admin")
                    .orElseThrow()
                    .user()
                    .id();
            server.bean(Experiments.class)
                    .add(
                            workspace,
                            new Experiment(
                                    new ExperimentId(ids.next()),
                                    primary.name(),
                                    challenger.name(),
                                    30,
                                    now.minus(Duration.ofDays(60)),
                                    admin,
                                    null));
            return challenger;
        });
    }

    private static void take(Chromium chromium, TestServer server, String name, Look look, Path target) {
        try (var visit = chromium.visit(
                server,
                options -> options.setColorScheme(look.scheme()).setViewportSize(look.width(), look.height()))) {
            var page = visit.page();
            page.navigate("/sign-in");
            page.screenshot(to(target, "sign-in", name));
            visit.signIn("admin", TestServer.PASSWORD);
            page.waitForURL("**/queue*");
            page.screenshot(to(target, "queue", name));
            queue(page, target, name);
            page.navigate("/queue?stage=sql");
            var lead = page.locator("main a[href^='/leads/']").first().getAttribute("href");
            page.navigate(lead);
            page.screenshot(to(target, "lead", name).setFullPage(true));
            page.navigate(lead + "?period=90d&at=" + Instant.now().minus(Duration.ofDays(4)));
            page.screenshot(to(target, "lead-then", name).setFullPage(true));
            page.navigate("/leads");
            page.screenshot(to(target, "leads", name));
            page.navigate("/leads?stage=warm&owner=none");
            page.locator("input[name=lead]").nth(1).check();
            page.locator("input[name=lead]").nth(2).check();
            page.screenshot(to(target, "leads-filtered", name));
            var other = page.locator("main a.open").first().getAttribute("href");
            page.navigate("/leads/top?activity=30d");
            page.screenshot(to(target, "leads-top", name));
            page.navigate(lead + "/merge?with=" + other.substring("/leads/".length()));
            page.screenshot(to(target, "lead-merge", name).setFullPage(true));
            page.navigate(lead + "/void");
            page.screenshot(to(target, "lead-void", name));
            page.navigate(lead + "/erase");
            page.screenshot(to(target, "lead-erase", name));
            page.navigate("/queue?tab=mine");
            page.screenshot(to(target, "queue-empty", name));
            page.navigate("/imports/new");
            page.screenshot(to(target, "import-new", name));
            page.setInputFiles(
                    "input[type=file]", new FilePayload("fair.csv", "text/csv", FAIR.getBytes(StandardCharsets.UTF_8)));
            page.click("text=Send the file");
            page.waitForURL("**/mapping");
            page.screenshot(to(target, "import-mapping", name).setFullPage(true));
            page.click("text=Check all rows");
            page.waitForSelector(".checked");
            page.screenshot(to(target, "import-checked", name).setFullPage(true));
            page.click("text=Start the import");
            page.waitForSelector(".import-state.done");
            page.screenshot(to(target, "import-done", name));
            page.navigate("/imports");
            page.screenshot(to(target, "imports", name));
            page.navigate("/sources");
            page.screenshot(to(target, "sources", name));
            page.locator("main td.name a").first().click();
            page.locator("#stream li.refused summary").first().click();
            page.screenshot(to(target, "source", name));
            page.click(".tabs a[href$='/connect']");
            page.screenshot(to(target, "source-connect", name).setFullPage(true));
            page.click("form.rotate button");
            page.locator(".new-key").waitFor();
            page.screenshot(to(target, "source-key", name).setFullPage(true));
            page.click(".tabs a[href$='/settings']");
            page.fill("#origins", "https://www.example.com\nexample.com");
            page.click("form.fields button");
            page.screenshot(to(target, "source-settings", name).setFullPage(true));
            page.click(".choice a[href$='/disable']");
            page.screenshot(to(target, "source-disable", name));
            page.navigate("/sources/new");
            page.screenshot(to(target, "source-new", name));
            page.navigate("/sources");
            page.locator("main td.name a").first().click();
            page.locator(".types .make button").first().click();
            page.locator(".diff").first().waitFor();
            page.screenshot(to(target, "source-rule", name).setFullPage(true));
            models(page, target, name);
            simulation(page, server, target, name);
            settings(page, server, target, name);
            Telling.of(server).take(page, target, name);
            // The form that was filled in wrongly is answered by 422.
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("422"));
            page.navigate("/leads/00000000-0000-7000-8000-000000000000");
            page.screenshot(to(target, "not-found", name));
        }
    }

    private static void queue(Page page, Path target, String look) {
        page.locator("tr.lead [data-key=a]").nth(2).click();
        page.waitForSelector(".menu form[data-part=snooze]");
        page.screenshot(to(target, "queue-work", look));
        page.keyboard().press("Escape");
        if (!look.equals("phone")) {
            page.locator("tr.lead input[name=lead]").nth(1).check();
            page.locator("tr.lead input[name=lead]").nth(3).check();
            page.screenshot(to(target, "queue-chosen", look));
        }
        page.locator("tr.lead a.open").nth(1).click();
        page.waitForSelector("#panel .waterfall");
        page.screenshot(to(target, "queue-panel", look));
        page.navigate("/sla");
        page.check("input[name=office][value=true]");
        page.fill("#holidays", "2026-12-25 Christmas");
        page.click("button[value=try]");
        page.screenshot(to(target, "sla-policy", look).setFullPage(true));
    }

    private static void models(Page page, Path target, String name) {
        page.navigate("/models/new");
        page.screenshot(to(target, "model-new", name).setFullPage(true));
        page.check("input[value=contact-model]");
        page.click("form[action='/models'] .btn-primary");
        page.waitForSelector("#model-form");
        page.screenshot(to(target, "model-contact", name).setFullPage(true));
        page.navigate("/models");
        page.locator(".versions td.name a", new Page.LocatorOptions().setHasText("Version 1"))
                .last()
                .click();
        page.screenshot(to(target, "model-live", name).setFullPage(true));
        page.click("form.copy button");
        page.waitForSelector("#model-form");
        page.fill("[id='ladder.stages.1.at']", "55");
        page.fill("[id='rules.0.points']", "6");
        page.locator("#rules-0 .when summary").click();
        page.selectOption("[name='rules.0.limit']", "times");
        page.fill("[id='rules.0.limit.times']", "2");
        page.fill("[id='rules.0.limit.per']", "day");
        page.locator("#rules-0 >> text=Add a condition").click();
        page.fill("[id='rules.0.when.0.path']", "url");
        page.selectOption("[name='rules.0.when.0.operator']", "contains");
        page.fill("[id='rules.0.when.0.value']", "/pricing");
        page.screenshot(to(target, "model", name).setFullPage(true));
        page.fill("[id='rules.0.limit.per']", "fortnight");
        page.fill("[id='rules.1.points']", "a lot");
        page.click(".save-bar .btn-primary");
        page.waitForSelector(".flash.refused");
        page.screenshot(to(target, "model-invalid", name).setFullPage(true));
        page.fill("[id='rules.0.limit.per']", "day");
        page.fill("[id='rules.1.points']", "12");
        page.click(".save-bar .btn-primary");
        page.waitForSelector(".flash:not(.refused)");
        page.click("text=see how");
        page.screenshot(to(target, "model-diff", name));
        page.navigate("/models");
        page.screenshot(to(target, "models", name));
        page.click("text=Discard …");
        page.screenshot(to(target, "model-discard", name));
    }

    private static void settings(Page page, TestServer server, Path target, String name) {
        var dashboards = server.bean(CountDashboards.class);
        server.bean(Workspaces.class).all().forEach(workspace -> dashboards.count(workspace.id()));
        page.navigate("/dashboard");
        page.locator("canvas").first().waitFor();
        page.screenshot(to(target, "dashboard", name).setFullPage(true));
        for (var part : List.of(
                "users",
                "users/new",
                "workspace",
                "workspace/retention",
                "derived-events",
                "page-types",
                "audit",
                "test-event",
                "assignment",
                "mail",
                "me")) {
            page.navigate("/settings/" + part);
            page.screenshot(
                    to(target, "settings-" + part.replace('/', '-'), name).setFullPage(true));
        }
        page.navigate("/settings/users");
        page.locator("main td.name a").first().click();
        page.screenshot(to(target, "settings-user", name).setFullPage(true));
    }

    /** A draft, while it is simulated and when that is done, before it is published and meanwhile. */
    static void simulation(Page page, TestServer server, Path target, String name) {
        var draft = SimulatedDraft.of(server);
        page.navigate(draft.url("/simulate"));
        page.screenshot(to(target, "simulation-empty", name));
        page.navigate(draft.url("/publish"));
        page.screenshot(to(target, "publish-unknown", name).setFullPage(true));
        var timers = server.bean(Timers.class);
        timers.holding(() -> {
            page.navigate(draft.url("/simulate"));
            page.locator("main .nothing button").click();
            draft.simulateSome();
            page.navigate(draft.url("/simulate"));
            page.screenshot(to(target, "simulation-running", name));
        });
        page.locator(".matrix").waitFor();
        page.screenshot(to(target, "simulation", name).setFullPage(true));
        page.navigate(draft.url("/publish"));
        page.screenshot(to(target, "publish", name).setFullPage(true));
        timers.holding(() -> {
            page.locator(".publishing button.btn-primary").click();
            page.locator("#progress").waitFor();
            draft.publishSome();
            page.navigate(draft.url("/publish"));
            page.screenshot(to(target, "publishing", name).setFullPage(true));
            page.locator("#progress form button").click();
            page.waitForLoadState();
        });
    }

    /** What a website sends, good and bad. */
    private static void send(TestServer server) {
        var key = "key-of-the-first-source";
        server.post("/v1/identify", key, """
                {"userId":"u-7","traits":{"email":"nora@acme.example","name":"Nora Berg","company":"Acme"}}""");
        for (var event : List.of("Email Opened", "Pricing Calculator Used", "Demo Requested", "Chat Started")) {
            server.post("/v1/track", key, """
                    {"userId":"u-7","event":"%s","properties":{"plan":"pro","url":"https://www.example.com/pricing"}}
                    """.formatted(event));
        }
        server.post("/v1/page", key, """
                {"anonymousId":"4f9f0b1c-77d1-4a53-9d0e-0d5d6e7b9a10","properties":{"url":"https://www.example.com/pricing"}}""");
        server.post("/v1/batch", key, """
                {"batch":[{"type":"track","userId":"u-8","event":"Chat Started"},
                          {"type":"track","event":"Chat Started","messageId":"ajs-9d2f","properties":{"topic":"prices"}},
                          {"type":"page","userId":"u-8","timestamp":"yesterday","properties":{"path":"/demo"}}]}""");
        server.post("/v1/track", key, "{\"userId\":\"u-9\",\"event\":\"Broken\"");
        server.post("/v1/track", "a-key-of-nobody", "{\"userId\":\"u-9\",\"event\":\"Lost\"}");
        server.bean(SourceActivity.class).close();
    }

    static ScreenshotOptions to(Path target, String page, String look) {
        return new ScreenshotOptions().setPath(target.resolve(page + "-" + look + ".png"));
    }

    record Look(ColorScheme scheme, int width, int height) {}
}
