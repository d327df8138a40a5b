package org.leadscoring.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;

/** Nothing is stored and nothing is sent where the visitor does not want it. */
class TrackingPrivacyTest extends TrackingContract {

    private static final String BODY =
            "<button>Menu</button><form onsubmit='return false'><input type=email value=a@example.com><button>Go</button></form>";

    private final List<String> sent = new ArrayList<>();

    @BeforeEach
    void listen() {
        page.clock().install();
        page.onRequest(request -> {
            if (request.url().contains("/v1/")) {
                sent.add(request.url());
            }
        });
    }

    @Test
    void where_consent_is_needed_all_is_silent_until_it_is_given_and_again_when_it_is_withdrawn() {
        site.page("/pricing", "Prices", BODY, "data-consent=required");
        page.navigate("/pricing?utm_source=ads&gclid=G1");
        doThings();
        page.evaluate("() => leadscoring.identify('u-1', {name: 'Ann'})");
        assertSilent();

        page.evaluate("() => leadscoring.consent(true)");
        await(() -> site.types().size() == 2);
        assertThat(site.types())
                .as("the page that is seen and what was called, not what was done")
                .containsExactly("page_view_demo", "identify");
        assertThat(site.events().getFirst().context().object("campaign").text("source"))
                .hasValue("ads");
        assertThat(site.visitor().identifiers()).contains(new Identifier(IdentifierType.USER_ID, "u-1"));

        page.navigate("/pricing?again");
        await("page_view_pricing", 1);
        awaitAllSent();
        sent.clear();
        page.evaluate("() => leadscoring.consent(false)");
        doThings();
        assertSilent();
        page.navigate("/pricing?third");
        doThings();
        assertSilent();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void where_it_is_not_needed_it_can_be_refused_and_that_is_remembered() {
        site.page("/pricing", "Prices", BODY);
        page.navigate("/pricing");
        await("page_view_pricing", 1);
        awaitAllSent();
        sent.clear();

        page.evaluate("() => leadscoring.consent(false)");
        doThings();
        page.navigate("/pricing?again");
        doThings();
        page.navigate("about:blank");

        assertThat(sent).isEmpty();
        page.navigate("/pricing?third");
        scriptIsThere();
        assertThat(page.evaluate("() => Object.entries(localStorage).join()")).isEqualTo("leadscoring.consent,false");

        page.evaluate("() => leadscoring.consent(true)");
        await("page_view_pricing", 2);
        assertThat(site.leads()).as("nothing told who it had been").hasSize(2);
        assertThat(complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"doNotTrack', {get: () => '1'}", "globalPrivacyControl', {get: () => true}"})
    void who_does_not_want_to_be_tracked_is_not(String wish) {
        page.addInitScript("Object.defineProperty(Navigator.prototype, '" + wish + ")");
        site.page("/", "Start", BODY);
        page.navigate("/");
        doThings();
        page.evaluate("() => { leadscoring.track('demo_requested'); leadscoring.consent(true); leadscoring.page(); }");
        doThings();

        assertSilent();
        page.navigate("about:blank");
        assertThat(sent).isEmpty();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void what_was_typed_is_told_nowhere_even_if_the_field_is_marked() {
        site.page("/find", "Search", """
                <input id="field" data-ls-event="search_used" value="my secret">
                <div id="note" contenteditable="true" data-ls-event="note_used">my secret</div>
                <input type="button" value="Find" data-ls-event="find_clicked">
                """);
        page.navigate("/find");
        page.click("#field");
        page.click("#note");
        page.click("[type=button]");
        await("find_clicked", 1);

        assertThat(site.types()).contains("search_used", "note_used");
        assertThat(site.events()).noneMatch(event -> event.toString().contains("my secret"));
        assertThat(site.events()).anyMatch(event -> event.toString().contains("Find"));
    }

    @Test
    void a_site_may_have_its_own_ways_to_ask() {
        page.addInitScript("Object.defineProperty(Navigator.prototype, 'doNotTrack', {get: () => '1'})");
        site.page("/pricing", "Prices", "", "data-dnt=ignore");
        page.navigate("/pricing");

        await("page_view_pricing", 1);
    }

    @Test
    void where_nothing_may_be_stored_it_is_kept_in_memory_for_as_long_as_the_page_is_open() {
        page.addInitScript("Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})");
        site.page("/pricing", "Prices", "<button>Menu</button>");
        page.navigate("/pricing");
        page.click("button");
        await("click", 1);

        assertThat(site.types()).containsExactly("page_view_pricing", "click");
        assertThat(site.visitor().events())
                .extracting(event -> event.context().text("sessionId"))
                .doesNotContainNull();
        assertThat(page.context().cookies()).isEmpty();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_storage_that_is_full_or_holds_nonsense_is_no_obstacle() {
        page.addInitScript("Object.keys({user: 0, visit: 0, retry: 0}).forEach("
                + "name => localStorage['leadscoring.' + name] = name === 'user' ? 'null' : '{{nonsense');"
                + "localStorage['leadscoring.queue." + site.key() + "'] = '5';"
                + "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };");
        site.page("/pricing", "Prices", "<button>Menu</button>");
        page.navigate("/pricing");
        page.click("button");
        await("click", 1);

        assertThat(site.types()).containsExactly("page_view_pricing", "click");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void no_cookie_is_ever_set() {
        site.page("/pricing", "Prices", BODY);
        page.navigate("/pricing");
        doThings();
        await("form_submitted", 1);

        assertThat(page.context().cookies()).isEmpty();
    }

    private void scriptIsThere() {
        page.waitForFunction("() => window.leadscoring && leadscoring.version");
    }

    private void doThings() {
        scriptIsThere();
        page.locator("button").first().click();
        page.locator("form button").click();
        page.evaluate("() => { history.pushState({}, '', '/demo'); window.dispatchEvent(new Event('pagehide')); }");
        // Longer than anything waits that is to be sent.
        page.clock().runFor(600_000);
    }

    private void assertSilent() {
        assertThat(sent).isEmpty();
        assertThat(page.evaluate("() => Object.keys(localStorage).join()")).isEqualTo("");
    }
}
