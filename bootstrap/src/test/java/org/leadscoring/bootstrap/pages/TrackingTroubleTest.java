package org.leadscoring.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.web.tracking.TrackScript;

/** Whatever goes wrong, the page does not notice, and nothing is lost or counted twice. */
class TrackingTroubleTest extends TrackingContract {

    private static final String WORKING_PAGE = """
            <button onclick="this.textContent = 'done'">do it</button>
            <script>window.rejected = []; addEventListener('unhandledrejection', e => rejected.push(String(e.reason)));</script>""";

    @Test
    void a_server_that_is_away_harms_nobody_and_gets_everything_when_it_is_back() throws Exception {
        try (var door = new Door(server.address(""))) {
            door.shut();
            site.page("/pricing", "Prices", WORKING_PAGE, "data-host=" + door.address());
            page.navigate("/pricing");
            page.click("button");
            assertThat(page.textContent("button")).isEqualTo("done");
            await(() -> stored("retry") != null);
            page.evaluate("() => leadscoring.track('demo_requested')");
            page.navigate("/pricing?again");
            page.click("button");
            page.waitForCondition(() -> queued().size() >= 5);
            assertThat(page.evaluate("() => rejected.join()")).isEqualTo("");
            assertThat(complaints())
                    .as("what the browser itself says of an address where nobody is")
                    .allMatch(complaint -> complaint.contains("ERR_CONNECTION_REFUSED"));
            var ids = queued();

            door.open();
            await("click", 2);
            awaitAllSent();

            assertThat(site.types())
                    .containsExactly(
                            "page_view_pricing",
                            "click",
                            "demo_requested",
                            "session_ended",
                            "page_view_pricing",
                            "click");
            assertThat(site.events())
                    .extracting(event -> event.key().messageId())
                    .containsAll(ids);
            assertThat(site.visitor().score().total()).isEqualTo(15 + 50 + 15);
            assertThat(page.evaluate("() => localStorage['leadscoring.retry']")).isNull();
        }
    }

    @Test
    void a_server_that_asks_for_patience_is_left_alone_for_as_long_as_it_says() {
        site.page("/pricing", "Prices", WORKING_PAGE);
        var asked = new ArrayList<Long>();
        page.context().route("**/v1/batch", route -> {
            asked.add(System.nanoTime());
            if (asked.size() == 1) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setHeaders(Map.of(
                                "Retry-After", "4",
                                "Access-Control-Allow-Origin", "*",
                                "Access-Control-Expose-Headers", "Retry-After")));
            } else {
                route.resume();
            }
        });
        page.navigate("/pricing");
        await(() -> stored("retry") != null);
        page.navigate("/pricing?on-the-next-page-too");
        await("page_view_pricing", 2);

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1) - asked.get(0)).isGreaterThan(4_000_000_000L);
    }

    @Test
    void what_the_server_refuses_for_good_is_not_sent_again() {
        site.raw("/pricing", TrackedSite.html("Prices", site.tag().replace(site.key(), "not-the-key"), WORKING_PAGE));
        var answers = new ArrayList<Integer>();
        page.onResponse(response -> {
            if (response.url().endsWith("/v1/batch")) {
                answers.add(response.status());
            }
        });
        page.navigate("/pricing");
        await(() -> answers.size() == 1);
        page.waitForFunction("() => localStorage['leadscoring.queue.not-the-key'] === '[]'");

        assertThat(answers).containsExactly(401);
        assertThat(stored("retry")).isNull();
    }

    @Test
    void an_event_that_is_too_large_or_cannot_be_written_is_left_out_and_the_others_arrive() {
        site.page("/pricing", "Prices", WORKING_PAGE);
        page.navigate("/pricing");
        page.waitForFunction("() => window.leadscoring && leadscoring.version");
        page.evaluate("() => { const round = {}; round.self = round; leadscoring.track('round', round);"
                + " leadscoring.track('large', {text: 'ä'.repeat(20000)});"
                + " leadscoring.track(); leadscoring.track('demo_requested', {big: 'x'.repeat(30000)});"
                + " for (let i = 0; i < 45; i++) leadscoring.track('many', {i}); }");
        await("many", 45);
        awaitAllSent();

        assertThat(site.events("large")).isEmpty();
        assertThat(site.events("demo_requested")).hasSize(1);
        assertThat(site.events("many").stream()
                        .sorted(Comparator.comparing(event -> event.key().messageId()))
                        .map(event -> event.properties().values().get("i").toString()))
                .as("by their ids in the order in which they were made")
                .isEqualTo(IntStream.range(0, 45).mapToObj(String::valueOf).toList());
        assertThat(complaints()).isEmpty();
    }

    @Test
    void an_answer_that_gets_lost_counts_nothing_twice() {
        site.page("/", "Start", WORKING_PAGE);
        var lost = new ArrayList<String>();
        page.context().route("**/v1/batch", route -> {
            if (lost.isEmpty()) {
                lost.add(route.fetch().text());
                route.abort();
            } else {
                route.resume();
            }
        });
        page.navigate("/");
        page.waitForFunction("() => window.leadscoring && leadscoring.version");
        page.evaluate("() => leadscoring.track('whitepaper_downloaded')");
        awaitAllSent();

        assertThat(lost).singleElement().asString().contains("\"accepted\":2");
        assertThat(site.types()).containsExactly("page_view", "whitepaper_downloaded");
        assertThat(site.visitor().score().total()).isEqualTo(20);
    }

    @Test
    void pages_of_an_origin_that_the_source_does_not_allow_leave_nothing_behind() {
        site.allow("https://www.example.com");
        site.page("/pricing", "Prices", WORKING_PAGE);
        page.navigate("/pricing");
        await(() -> stored("retry") != null);
        page.click("button");

        assertThat(page.textContent("button")).isEqualTo("done");
        assertThat(site.events()).isEmpty();
        assertThat(complaints())
                .isNotEmpty()
                .allMatch(complaint -> complaint.contains("/v1/batch")
                        || complaint.contains("ERR_FAILED")
                        || complaint.contains("403"));
        assertThat(page.evaluate("() => rejected.join()")).isEqualTo("");
    }

    @Test
    void a_page_that_compares_the_hash_runs_the_script_and_one_with_another_hash_does_not() {
        var script = server.bean(TrackScript.class);
        var tag = script.snippet(server.address(""), site.key());
        site.raw("/pricing", TrackedSite.html("Prices", tag, WORKING_PAGE))
                .raw("/demo", TrackedSite.html("Demo", tag.replace("track.js", script.lastingName()), WORKING_PAGE))
                .raw("/compare", TrackedSite.html("Changed", tag, WORKING_PAGE));
        page.navigate("/pricing");
        await("page_view_pricing", 1);
        page.navigate("/demo");
        await("page_view_demo", 1);
        assertThat(complaints()).isEmpty();

        page.context().route("**/track.js", route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(answer.text() + " "));
        });
        page.navigate("/compare");
        page.click("button");

        await(() -> complaints().stream().anyMatch(complaint -> complaint.contains("integrity")));
        assertThat(page.evaluate("() => typeof leadscoring")).isEqualTo("undefined");
        assertThat(page.textContent("button")).isEqualTo("done");
    }

    @Test
    void a_page_with_a_strict_policy_needs_to_allow_the_server_and_nothing_else() {
        var policy = "default-src 'none'; script-src " + server.address("") + "; connect-src " + server.address("")
                + "; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";
        site.raw(
                "/pricing",
                TrackedSite.html("Prices", site.tag(), "<a href='#x'>Menu</a>"),
                "Content-Security-Policy",
                policy,
                "Cross-Origin-Embedder-Policy",
                "credentialless");
        page.navigate("/pricing");
        page.click("a");
        await("click", 1);
        page.navigate("about:blank");
        await("session_ended", 1);

        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_page_that_tells_nobody_its_address_may_send_to_its_end() {
        site.raw(
                "/pricing",
                TrackedSite.html("Prices", site.tag(), "<button>Menu</button>"),
                "Referrer-Policy",
                "no-referrer");
        page.navigate("/pricing");
        await("page_view_pricing", 1);
        page.navigate("about:blank");
        await("session_ended", 1);

        assertThat(complaints()).isEmpty();
    }

    @Test
    void an_older_browser_sends_a_beacon_at_the_end() {
        page.addInitScript("delete Request.prototype.keepalive; const send = Navigator.prototype.sendBeacon;"
                + " Navigator.prototype.sendBeacon = function (...all) { localStorage.beacon = all[0];"
                + " return send.apply(this, all); };");
        site.page("/pricing", "Prices", "").raw("/blank", TrackedSite.html("Blank", "", ""));
        page.navigate("/pricing");
        await("page_view_pricing", 1);
        awaitAllSent();
        page.navigate("/blank");
        await("session_ended", 1);

        assertThat(page.evaluate("() => localStorage.beacon")).isEqualTo(server.address("/v1/batch"));
        assertThat(queued()).as("a beacon is not confirmed").hasSize(1);
        page.navigate("/pricing");
        await("page_view_pricing", 2);
        awaitAllSent();
        assertThat(site.types()).containsExactly("page_view_pricing", "session_ended", "page_view_pricing");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_page_that_lets_nobody_touch_its_history_is_tracked_all_the_same() {
        site.raw(
                "/pricing",
                TrackedSite.html(
                        "Prices", "<script>Object.freeze(history)</script>" + site.tag(), "<button>Menu</button>"));
        page.navigate("/pricing");
        page.click("button");
        await("click", 1);

        assertThat(site.types()).containsExactly("page_view_pricing", "click");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_page_that_loads_it_twice_sends_once_and_has_one_name_more() {
        var html = TrackedSite.html("Prices", site.tag(), "<button>Menu</button>");
        site.raw("/blank", TrackedSite.html("Blank", "", ""))
                .raw("/pricing", html.replace("</body>", site.tag() + "</body>"));
        page.navigate("/blank");
        var names = (List<?>) page.evaluate("() => Object.getOwnPropertyNames(window)");

        page.navigate("/pricing");
        page.waitForLoadState();
        page.click("button");
        page.evaluate("() => history.pushState({}, '', '/demo')");
        await("page_view_demo", 1);
        awaitAllSent();

        assertThat(site.types()).containsExactly("page_view_pricing", "click", "page_view_demo");
        @SuppressWarnings("unchecked") // names are texts
        var more = new ArrayList<>((List<Object>) page.evaluate("() => Object.getOwnPropertyNames(window)"));
        more.removeAll(names);
        assertThat(more).containsExactly("leadscoring");
    }

    @Test
    void the_page_gets_its_own_errors_and_answers_from_its_history() {
        site.page("/", "Start", WORKING_PAGE + "<div id=leadscoring></div>");
        page.navigate("/");
        await("page_view", 1);

        assertThat(page.evaluate(
                        "() => { try { history.pushState({}, '', 'https://elsewhere.example/'); return 'none'; }"
                                + " catch (e) { return e.name; } }"))
                .isEqualTo("SecurityError");
        assertThat(page.evaluate("() => { try { history.pushState(() => 1, ''); return 'none'; }"
                        + " catch (e) { return e.name; } }"))
                .isEqualTo("DataCloneError");
        assertThat(page.evaluate("() => String(history.replaceState({page: 7}, '')) + history.state.page"))
                .isEqualTo("undefined7");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_tag_without_a_key_does_nothing() {
        site.raw("/", TrackedSite.html("Start", site.tag().replace("data-key", "data-other"), WORKING_PAGE));
        page.navigate("/");
        page.waitForFunction("() => window.leadscoring && leadscoring.version");
        page.evaluate(
                "() => { leadscoring.track('demo_requested'); leadscoring.identify('" + UUID.randomUUID() + "'); }");
        page.click("button");
        page.navigate("about:blank");

        assertThat(site.events()).extracting(Event::type).isEmpty();
        assertThat(complaints()).isEmpty();
    }

    private Object stored(String name) {
        return page.evaluate("name => localStorage.getItem('leadscoring.' + name)", name);
    }

    @SuppressWarnings("unchecked") // ids are texts
    private List<String> queued() {
        return (List<String>) page.evaluate(
                "key => JSON.parse(localStorage.getItem('leadscoring.queue.' + key) || '[]').map(one => one.messageId)",
                site.key());
    }
}
