package org.leadscoring.bootstrap.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.leadscoring.bootstrap.command.TestServer;

/** A real Chromium, the one installed on the machine. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** The installed browser; without one the test is skipped and says what to install. */
    static Chromium installed() {
        var executable = find();
        assumeTrue(executable.isPresent(), "no Chromium: install Chromium or Chrome to run the browser tests");
        return new Chromium(executable.orElseThrow());
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A visit to the server in a window of its own. */
    Visit visit(TestServer server, Consumer<Browser.NewContextOptions> options) {
        var wishes = new Browser.NewContextOptions()
                .setBaseURL(server.address(""))
                .setViewportSize(1400, 900)
                .setColorScheme(ColorScheme.LIGHT)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
        options.accept(wishes);
        return new Visit(browser.newContext(wishes));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** A window with one page, which keeps what the browser complains of. */
    static final class Visit implements AutoCloseable {

        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        private Visit(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.setDefaultTimeout(10_000);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
        }

        Page page() {
            return page;
        }

        /** Errors in the console and uncaught exceptions, violations of the content security policy among them. */
        List<String> complaints() {
            return complaints;
        }

        void signIn(String username, String password) {
            page.navigate("/sign-in");
            page.fill("input[name=username]", username);
            page.fill("input[name=password]", password);
            page.click("main form button");
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
