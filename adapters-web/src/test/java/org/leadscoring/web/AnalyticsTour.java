package org.leadscoring.web;

import java.time.Duration;
import org.leadscoring.application.analytics.FakeTool.Trouble;

/** The pages on which is said which tools are told of events. */
final class AnalyticsTour {

    private final Team team;
    private final Tour tour;

    AnalyticsTour(Team team, Tour tour) {
        this.team = team;
        this.tour = tour;
    }

    void visit() throws Exception {
        tour.sees("/analytics");
        tour.sees("/analytics/new");
        for (var kind : new String[] {"posthog", "ga4", "google_ads"}) {
            tour.sees("/analytics/new?kind=" + kind);
            tour.does("/analytics", "kind", kind, "name", "", "types", "x".repeat(101), "stages", "mql", "all", "true");
        }
        tour.does("/analytics", "kind", "fax", "name", "Fax");
        tour.does("/analytics", "kind", "posthog", "name", "Acme", "url", "ftp://x", "key", "phc_0123456789ab");
        tour.does("/analytics", "kind", "ga4", "name", "Acme", "stream", "UA-1", "key", "0123456789abc");
        tour.does("/analytics", "kind", "google_ads", "name", "Acme", "key", "0123456789abc", "token", "0123456789abc");
        var feed = tour.does(
                "/analytics",
                "kind",
                "ga4",
                "name",
                "Acme",
                "stream",
                "G-AB12CD34EF",
                "key",
                "0123456789abc",
                "all",
                "true",
                "stages",
                "hot = qualify_lead");
        tour.sees(feed);
        tour.does(feed + "/test");
        tour.does(feed + "/enabled", "on", "true");
        tour.does(feed + "/begin", "from", "soon");
        tour.does(feed + "/begin", "from", "2025-12-01");
        told();
        tour.sees("/analytics");
        decided(feed);
        tour.does(feed + "/begin");
        tour.does(feed, "kind", "ga4", "name", "Eve", "stream", "G-AB12CD34EF");
        tour.does(feed + "/enabled", "on", "false");
        tour.does(feed + "/remove");
        tour.sees("/analytics");
    }

    /** One is passed over, of one it is not known whether it was taken. */
    private void told() throws Exception {
        var analytics = team.application.analytics;
        var now = team.application.clock.instant();
        team.lead("Eve", "eve@analytics.example").does(now, "demo_requested");
        analytics.tool.troubled(Trouble.LOST_AFTER);
        team.application.clock.advance(Duration.ofMinutes(3));
        analytics.work();
    }

    private void decided(String feed) throws Exception {
        var page = tour.sees(feed);
        var mark = feed + "/batches/";
        for (var at = page.indexOf(mark); at >= 0; at = page.indexOf(mark, at + 1)) {
            tour.does(page.substring(at, at + mark.length() + 36), "again", "false");
        }
    }
}
