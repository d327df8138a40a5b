package org.leadscoring.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.bootstrap.command.TestServer;

/** A marketing admin asks in Chromium whether the points are worth anything, and makes a draft of better ones. */
class EvidenceInBrowserTest {

    private static final int LEADS = 600;

    @Test
    void points_are_doubted_found_and_made_a_draft(@TempDir Path folder) throws IOException {
        try (var chromium = Chromium.installed();
                var server = TestServer.embedded(folder)) {
            decided(server, folder);
            try (var visit = chromium.visit(server, options -> {})) {
                visit.signIn("admin", TestServer.PASSWORD);
                var page = visit.page();

                lookBack(server, page);

                assertThat(page.textContent(".verdict")).contains("Picks the better of two leads");
                assertThat(page.textContent(".suggested")).contains("times in 100 instead of", "Visits from");
                assertThat(page.locator("figure canvas").count()).isEqualTo(3);
                page.click("text=Make a draft of it");
                page.waitForURL("**/diff?with=*");
                assertThat(page.textContent("main"))
                        .containsIgnoringCase("visits from")
                        .contains("is a draft with these points");
                assertThat(visit.complaints()).isEmpty();
            }
        }
    }

    /** Leads that were won the likelier the oftener they came, and if somebody referred them. */
    static void decided(TestServer server, Path folder) throws IOException {
        var file = folder.resolve("decided.csv");
        var dice = new Random(1);
        var rows = new StringBuilder("Person,Source,Visits,Ended\n");
        for (int i = 0; i < LEADS; i++) {
            var source = List.of("Google", "Referral", "Fair", "Direct").get(dice.nextInt(4));
            var visits = dice.nextInt(15);
            var chance = 0.1 + (source.equals("Referral") ? 0.35 : 0) + visits * 0.03;
            rows.append("p%d,%s,%d,%s%n".formatted(i, source, visits, dice.nextDouble() < chance ? "won" : "lost"));
        }
        Files.writeString(file, rows);
        var now = Instant.now();
        var run = RunCommand.run(
                "import",
                "leads",
                file.toString(),
                "--map",
                "Person=userId",
                "--map",
                "Source=trait:source",
                "--map",
                "Visits=trait:visits:number",
                "--map",
                "Ended=outcome",
                "--time",
                now.minus(Duration.ofDays(40)).toString(),
                "--outcome-time",
                now.minus(Duration.ofDays(10)).toString(),
                "--workspace",
                server.bean(Workspaces.class).all().getFirst().name(),
                "--leadscoring.data=" + folder.toAbsolutePath());
        assertThat(run.exit()).as(run.output()).isZero();
    }

    /** Asks for evidence of the live model, unless somebody did, and waits until it is there. */
    static void lookBack(TestServer server, Page page) {
        var workspace = server.bean(Workspaces.class).all().getFirst().id();
        var live = server.bean(ScoringModels.class).live(workspace).getFirst().id();
        page.navigate("/models/" + live.value());
        page.click(".model-tabs a[href$='/evidence']");
        if (page.locator(".verdict").count() == 0) {
            page.locator("button:has-text('Look back')").first().click();
        }
        page.waitForSelector(".verdict", new Page.WaitForSelectorOptions().setTimeout(60_000));
        page.waitForSelector("figure canvas");
    }
}
