package org.leadscoring.bootstrap.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForConditionOptions;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.bootstrap.pages.Chromium.Visit;

/** A visitor with an ordinary browser, a website, and a server on another origin. */
abstract class TrackingContract extends BrowserTest {

    /** Headless Chromium calls itself a robot, and robots score nothing. */
    private static final String USER_AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    protected TrackedSite site;
    protected Visit visit;
    protected Page page;

    @BeforeEach
    void arrive() {
        site = new TrackedSite(server);
        visit = chromium.visit(
                server, options -> options.setBaseURL(site.origin()).setUserAgent(USER_AGENT));
        page = visit.page();
    }

    @AfterEach
    void leave() {
        visit.close();
        site.close();
    }

    /** Waits until it is so. */
    protected void await(BooleanSupplier condition) {
        page.waitForCondition(condition, new WaitForConditionOptions().setTimeout(20_000));
    }

    /** Waits until the server has taken so many events of this type. */
    protected void await(String type, int count) {
        await(() -> site.events(type).size() == count);
    }

    /** Waits until nothing is left to send. */
    protected void awaitAllSent() {
        page.waitForFunction("key => (localStorage.getItem('leadscoring.queue.' + key) || '[]') === '[]'", site.key());
    }

    protected List<String> complaints() {
        return visit.complaints();
    }
}
