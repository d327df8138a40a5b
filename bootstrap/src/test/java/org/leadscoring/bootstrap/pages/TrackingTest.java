package org.leadscoring.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.CloseOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;

/** What a website's visitor does arrives, and counts. */
class TrackingTest extends TrackingContract {

    @Test
    void a_page_that_is_seen_scores_and_says_where_the_visitor_came_from() {
        site.page("/pricing", "Prices", "");

        page.navigate(
                "/pricing?utm_source=news&utm_medium=email&utm_campaign=spring&gclid=G1&wbraid=W1&token=hidden#part");
        await("page_view_pricing", 1);

        var view = site.events().getFirst();
        assertThat(site.visitor().score().total()).isEqualTo(15);
        assertThat(view.name()).isEqualTo("Prices");
        assertThat(text(view, "url"))
                .startsWith(site.origin() + "/pricing?utm_source=news")
                .contains("gclid=G1")
                .doesNotContain("hidden")
                .doesNotContain("#part");
        assertThat(text(view, "path")).isEqualTo("/pricing");
        assertThat(text(view, "title")).isEqualTo("Prices");
        assertThat(view.context().object("campaign").values())
                .isEqualTo(Map.of("source", "news", "medium", "email", "name", "spring"));
        assertThat(view.context().object("clickIds").values()).isEqualTo(Map.of("gclid", "G1", "wbraid", "W1"));
        assertThat(view.context().object("library").text("name")).hasValue("leadscoring-track.js");
        assertThat(view.context().text("locale")).hasValue("en-GB");
        assertThat(view.context().text("timezone")).hasValue("Europe/Berlin");
        assertThat(view.context().text("userAgent"))
                .hasValueSatisfying(
                        agent -> assertThat(agent).startsWith("Mozilla/5.0").doesNotContain("Headless"));
        assertThat(view.context().text("sessionId")).isPresent();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void campaign_and_click_ids_of_the_landing_page_hold_for_the_visit() {
        site.page("/", "Home", "<a href='/about'>About us</a>").page("/about", "About", "");

        page.navigate("/?utm_source=ads&gbraid=B1&fbclid=F1&msclkid=M1");
        page.click("a");
        await("page_view", 2);

        var about = site.events("page_view").getLast();
        assertThat(text(about, "path")).isEqualTo("/about");
        assertThat(text(about, "referrer")).startsWith(site.origin() + "/?utm_source=ads");
        assertThat(about.context().object("campaign").values()).isEqualTo(Map.of("source", "ads"));
        assertThat(about.context().object("clickIds").values())
                .isEqualTo(Map.of("gbraid", "B1", "fbclid", "F1", "msclkid", "M1"));
        assertThat(site.events())
                .extracting(event -> event.context().text("sessionId"))
                .containsOnly(about.context().text("sessionId"));
        assertThat(site.leads()).hasSize(1);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void pages_that_scripts_put_in_place_of_others_count_like_others() {
        site.page("/", "Start", "");
        page.navigate("/");
        await("page_view", 1);

        go("history.pushState({}, '', '/pricing'); document.title = 'Prices'");
        await("page_view_pricing", 1);
        go("history.pushState({}, '', '/pricing?sort=price')");
        go("history.replaceState({}, '', '/pricing?sort=name')");
        go("location.hash = 'monthly'");
        go("history.replaceState({}, '', '/demo'); document.title = 'Demo'");
        await("page_view_demo", 1);
        go("history.go(-3)");
        await("page_view", 2);
        go("document.title = 'Route'; location.hash = '#/about'");
        await("page_view", 3);

        assertThat(site.types())
                .containsExactly("page_view", "page_view_pricing", "page_view_demo", "page_view", "page_view");
        assertThat(site.events())
                .extracting(event -> text(event, "title"))
                .containsSubsequence("Start", "Prices", "Demo")
                .endsWith("Route");
        assertThat(site.events())
                .extracting(event -> text(event, "referrer").replace(site.origin(), ""))
                .startsWith("", "/", "/pricing");
        assertThat(text(site.events().getLast(), "url")).endsWith("/#/about");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_redirect_by_script_is_one_page() {
        site.page("/", "Start", "");
        page.navigate("/");
        await("page_view", 1);

        go("history.pushState({}, '', '/pricing'); history.replaceState({}, '', '/demo')");
        await("page_view_demo", 1);

        assertThat(site.types()).containsExactly("page_view", "page_view_demo");
    }

    @Test
    void clicks_say_on_what_and_important_ones_that_they_are() {
        site.page("/", "Start", """
                <button id=menu> Open
                   the menu </button>
                <div role=button tabindex=0 aria-label='Close it'>x</div>
                <a id=demo href='#demo'><b>get a DEMO</b></a>
                <a id=early href='#early' data-ls-event='Waiting list joined'>Be an Early Bird</a>
                <a id=out href='https://elsewhere.example/pricing?session=1' onclick='event.preventDefault()'>Partner</a>
                <a id=paper href='/paper.pdf' download onclick='event.preventDefault()'><img alt='The paper' src='data:,'></a>
                <form onsubmit='return false'><input id=field value='typed'><input type=submit id=send value=Send></form>
                <p id=text>Nothing to click</p>
                <div data-ls-ignore><button id=private>Ann's account</button></div>
                """);
        page.navigate("/");
        for (var id : List.of("menu", "demo", "early", "out", "paper", "field", "text", "private", "send")) {
            page.locator("#" + id).dispatchEvent("click");
        }
        for (var id : List.of("#menu", "[role=button]", "#demo", "#early", "#out", "#paper", "#field", "#text")) {
            page.click(id);
        }
        page.click("#private");
        page.click("#send");
        // A form is sent whether a person or a script presses its button, unlike the click itself.
        await("form_submitted", 2);
        awaitAllSent();

        var clicks = site.events("click");
        assertThat(clicks)
                .extracting(click -> text(click, "label"))
                .as("of a person, not of a script")
                .containsExactly(
                        "Open the menu", "Close it", "get a DEMO", "Be an Early Bird", "Partner", "The paper", "Send");
        assertThat(clicks)
                .filteredOn(
                        click -> click.properties().values().get("important").equals(true))
                .extracting(click -> text(click, "id"))
                .containsExactly("demo", "early");
        assertThat(clicks)
                .filteredOn(
                        click -> Boolean.TRUE.equals(click.properties().values().get("outbound")))
                .extracting(click -> text(click, "href"))
                .containsExactly("https://elsewhere.example/pricing");
        assertThat(clicks)
                .filteredOn(
                        click -> Boolean.TRUE.equals(click.properties().values().get("download")))
                .extracting(click -> text(click, "href"))
                .containsExactly(site.origin() + "/paper.pdf");
        assertThat(site.events("waiting_list_joined")).hasSize(1);
        assertThat(site.events().toString()).doesNotContain("typed").doesNotContain("Ann's");
    }

    @Test
    void a_visit_ends_when_the_page_is_closed_and_is_worth_what_was_done() {
        site.page("/", "Start", "<button>Menu</button>").page("/demo", "Demo", "<button>GET a demo</button>");
        page.navigate("/");
        page.click("button");
        page.navigate("/demo");
        page.click("button");
        var first = page;
        page = page.context().newPage();
        first.close(new CloseOptions().setRunBeforeUnload(true));
        await(() -> site.events("click").size() == 2 && site.types().getLast().equals("session_ended"));

        var end = site.events().getLast();
        assertThat(end.properties().values())
                .containsEntry("page_views", BigDecimal.valueOf(2))
                .containsEntry("regular_clicks", BigDecimal.ONE)
                .containsEntry("important_clicks", BigDecimal.ONE)
                .containsKey("duration_seconds");
        assertThat(site.visitScore())
                .as("under a minute 5, two pages 10, a click 2, an important one 5")
                .isEqualTo(22);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_visit_goes_on_from_page_to_page_and_ends_when_the_site_is_left() {
        site.page("/", "Start", "<a href='/about'>About</a>")
                .page("/about", "About", "<form action='/thanks' method=post><button>Go</button></form>")
                .page("/thanks", "Thanks", "");
        page.navigate("/");
        page.click("a");
        page.click("button");
        await("page_view", 3);
        assertThat(site.events("session_ended")).isEmpty();

        page.navigate("about:blank");
        await("session_ended", 1);

        assertThat(site.visitScore())
                .as("under a minute 5, three pages 15, two clicks 4")
                .isEqualTo(24);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_tab_that_was_away_for_a_while_goes_on_with_the_visit_and_after_half_an_hour_begins_another() {
        site.page("/", "Start", "<button>Menu</button>");
        page.navigate("/");
        await("page_view", 1);
        hide(true);
        await("session_ended", 1);
        hide(false);
        page.click("button");
        await("click", 1);
        assertThat(sessions()).hasSize(1);

        page.evaluate("() => { const visit = JSON.parse(localStorage['leadscoring.visit']);"
                + " visit.last -= 31 * 60000; localStorage['leadscoring.visit'] = JSON.stringify(visit); }");
        hide(true);
        hide(false);
        await("page_view", 2);

        assertThat(sessions()).hasSize(2);
        assertThat(site.events("session_ended"))
                .as("a visit that is over is not ended again, nor begun to be ended")
                .hasSize(1);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_page_that_the_browser_kept_and_shows_again_is_seen_again_in_the_same_visit() {
        site.page("/pricing", "Prices", "");
        page.navigate("/pricing");
        await("page_view_pricing", 1);
        page.clock().install();
        page.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))");
        page.clock().runFor(60_000);
        page.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
        await("page_view_pricing", 2);

        assertThat(sessions()).hasSize(1);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void two_tabs_are_one_visit() {
        site.page("/", "Start", "");
        page.navigate("/");
        await("page_view", 1);
        var other = page.context().newPage();
        other.navigate(site.origin() + "/");
        await("page_view", 2);

        assertThat(sessions()).hasSize(1);
        assertThat(site.leads()).hasSize(1);
    }

    @Test
    void calls_made_before_the_script_is_there_are_kept() {
        site.raw("/pricing", TrackedSite.html("Prices", """
                <script>window.leadscoring = window.leadscoring || [];
                leadscoring.push(['identify', 'u-1', {name: 'Ann Lee', email: 'ann@example.com'}]);
                leadscoring.push(['nonsense', 1]);
                leadscoring.push(['track', 'Demo Requested', {plan: 'pro'}]);</script>""" + site.tag(), ""));

        page.navigate("/pricing");
        await(() -> site.types().size() == 3);

        assertThat(site.types()).containsExactly("identify", "demo_requested", "page_view_pricing");
        var ann = site.visitor();
        assertThat(ann.lead().profile().name()).isEqualTo("Ann Lee");
        assertThat(ann.identifiers())
                .contains(new Identifier(IdentifierType.USER_ID, "u-1"))
                .contains(Identifier.email("ann@example.com").orElseThrow());
        assertThat(ann.score().total()).isEqualTo(65);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void who_says_who_they_are_takes_what_they_did_before_along_and_leaves_it_by_reset() {
        site.page("/pricing", "Prices", "");
        page.navigate("/pricing");
        await("page_view_pricing", 1);
        var anonymous = site.visitor().lead().id();

        call("identify('u-1', {email: 'ann@example.com'})");
        call("track('demo_requested')");
        await("demo_requested", 1);

        assertThat(site.visitor().lead().id()).isEqualTo(anonymous);
        assertThat(site.visitor().score().total()).isEqualTo(65);
        assertThat(site.visitor().lead().profile().email()).isEqualTo("ann@example.com");

        call("reset()");
        call("track('whitepaper_downloaded')");
        await(() -> site.leads().size() == 2);
        call("alias('u-1')");
        await(() -> site.leads().size() == 1);
        assertThat(site.visitor().score().total()).isEqualTo(85);
        assertThat(complaints()).isEmpty();
    }

    private void hide(boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    private List<String> sessions() {
        return site.events().stream()
                .map(event -> event.context().text("sessionId").orElseThrow())
                .distinct()
                .toList();
    }

    private void call(String what) {
        page.evaluate("() => leadscoring." + what);
    }

    private void go(String what) {
        page.evaluate("() => { " + what + " }");
    }

    private static String text(Event event, String property) {
        return event.properties().text(property).orElse("");
    }
}
