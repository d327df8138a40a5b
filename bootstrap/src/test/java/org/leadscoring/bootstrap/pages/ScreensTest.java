package org.leadscoring.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.TestServer;

/** Takes the pictures of docs/screens: {@code ./mvnw -pl bootstrap -am verify -Dtest=ScreensTest -Dscreens=docs/screens}. */
@EnabledIfSystemProperty(
        named = "screens",
        matches = ".+",
        disabledReason = "set -Dscreens=FOLDER to take the pictures")
class ScreensTest {

    private static final Map<String, Look> LOOKS = Map.of(
            "light", new Look(ColorScheme.LIGHT, 1400, 900),
            "dark", new Look(ColorScheme.DARK, 1400, 900),
            "phone", new Look(ColorScheme.LIGHT, 390, 844));

    @Test
    void every_page_in_light_dark_and_on_a_phone(@TempDir Path folder) {
        var target = Path.of("..").resolve(System.getProperty("screens")).normalize();
        try (var chromium = Chromium.installed();
                var server = TestServer.embedded(folder)) {
            server.fillDemo();
            LOOKS.forEach((name, look) -> take(chromium, server, name, look, target));
        }
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
            page.navigate("/queue?stage=sql");
            var lead = page.locator("main a[href^='/leads/']").first().getAttribute("href");
            page.navigate(lead);
            page.screenshot(to(target, "lead", name).setFullPage(true));
            page.navigate("/leads");
            page.screenshot(to(target, "leads", name));
            page.navigate("/queue?tab=mine");
            page.screenshot(to(target, "queue-empty", name));
            assertThat(visit.complaints()).isEmpty();
            page.navigate("/leads/00000000-0000-7000-8000-000000000000");
            page.screenshot(to(target, "not-found", name));
        }
    }

    private static ScreenshotOptions to(Path target, String page, String look) {
        return new ScreenshotOptions().setPath(target.resolve(page + "-" + look + ".png"));
    }

    private record Look(ColorScheme scheme, int width, int height) {}
}
