package org.leadscoring.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.bootstrap.command.TestServer;

/** A file on its way in, as a marketing admin sees it: in a real browser, with JavaScript and without. */
class ImportBrowserTest {

    private static final int PATIENCE = 60_000;

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static TestServer server;

    @BeforeAll
    static void start() {
        chromium = Chromium.installed();
        server = TestServer.embedded(folder, "--leadscoring.imports.max-size=1MB");
    }

    @AfterAll
    static void stop() {
        server.close();
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_is_sent_mapped_checked_and_imported(boolean javaScript) throws IOException {
        var file = Files.writeString(
                folder.resolve("fair-" + javaScript + ".csv"),
                IntStream.range(0, 1_200)
                        .mapToObj(i -> "person%d@%s.example,Person %d,%d\n".formatted(i, javaScript, i, i % 7))
                        .collect(Collectors.joining("", "Email,Name,Visits\n", "nobody,X,1\n")));
        try (var visit = chromium.visit(server, options -> options.setJavaScriptEnabled(javaScript))) {
            var page = visit.page();
            page.setDefaultTimeout(PATIENCE);
            visit.signIn("admin", TestServer.PASSWORD);
            page.click("nav >> text=Import");
            page.click("main >> text=Import a file");
            page.setInputFiles("input[type=file]", file);
            page.click("text=Send the file");

            assertThat(page.locator("select[name=target]").first()).hasValue("email");
            assertThat(page.locator(".preview tbody tr")).hasCount(20);
            page.selectOption("select[name=type] >> nth=2", "number");
            page.click("text=Check all rows");
            awaiting(page, javaScript, "text=All rows were read");
            assertThat(page.locator(".checked")).containsText("1,201");
            assertThat(page.locator(".checked")).containsText("\"nobody\" is not an e-mail address");
            assertThat(page.locator("select[name=type]").nth(2)).hasValue("number");

            page.click("text=Start the import");
            awaiting(page, javaScript, ".import-state.done");
            assertThat(page.locator(".counts")).containsText("1,200");
            var download = page.waitForDownload(() -> page.click("text=Refused rows as CSV"));
            assertThat(Files.readString(download.path())).contains("1202,Email").contains("nobody,X,1");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void a_file_that_is_too_large_is_answered_by_a_friendly_page_and_nothing_of_it_stays() throws IOException {
        var file = Files.writeString(folder.resolve("large.csv"), "Email\n".repeat(500_000));
        try (var visit = chromium.visit(server, options -> {})) {
            visit.signIn("admin", TestServer.PASSWORD);
            visit.page().navigate("/imports/new");
            visit.page().setInputFiles("input[type=file]", file);
            visit.page().click("text=Send the file");

            assertThat(visit.page().locator("h1")).hasText("That file is too large");
            visit.page().navigate("/imports");
            assertThat(visit.page().locator("main")).not().containsText("large.csv");
        }
    }

    /** With JavaScript the page lives; without, there is a link to look again. */
    private static void awaiting(Page page, boolean javaScript, String what) {
        if (javaScript) {
            page.waitForSelector(what);
            return;
        }
        while (page.querySelector(what) == null) {
            page.click("text=Refresh");
        }
    }
}
