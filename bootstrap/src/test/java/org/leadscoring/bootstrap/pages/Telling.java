package org.leadscoring.bootstrap.pages;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.application.analytics.EditFeeds;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Announce.Announcement;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A workspace that tells others, none of whom can be reached, and the pages of that. */
final class Telling {

    private static final Set<Topic> PROMISES = Set.of(Topic.SLA_WARNED, Topic.SLA_BREACHED);

    private final TestServer server;
    private final EditDestinations destinations;
    private final WorkspaceId workspace;
    private final UserId admin;

    private Telling(TestServer server) {
        this.server = server;
        this.destinations = server.bean(EditDestinations.class);
        this.workspace = server.bean(Workspaces.class).all().getFirst().id();
        this.admin = server.bean(Users.class)
                .byUsername("admin")
                .orElseThrow()
                .user()
                .id();
    }

    /** Sets it up, the first time. */
    static Telling of(TestServer server) {
        var telling = new Telling(server);
        if (telling.destinations.all(telling.workspace).isEmpty()) {
            telling.setUp();
        }
        return telling;
    }

    private void setUp() {
        var slack = destinations.create(
                workspace,
                "#sales",
                new Channel.Slack(new Secret("https://slack.invalid/services/T0/B0/abcdefghijkl")),
                PROMISES,
                admin);
        var hook = destinations.create(
                workspace,
                "Data warehouse",
                new Channel.Webhook(URI.create("http://127.0.0.1:9/leads"), List.of(destinations.makeSecret())),
                Set.of(),
                admin);
        destinations.create(workspace, "The team", new Channel.TeamMail(), Topic.SUBSCRIBABLE, admin);
        server.bean(EditStageActions.class).change(workspace, StageActions.NONE, actions(slack, hook), admin);
        server.bean(EditFeeds.class)
                .create(
                        workspace,
                        "Product analytics",
                        new Sink.PostHog(URI.create("http://127.0.0.1:9"), new Secret("phc_0123456789abcdef")),
                        new Content(true, Set.of(), Map.of(Content.EVERY, "lead_stage_entered"), false),
                        admin);
        tell();
        Connected.of(server, workspace, admin);
    }

    private static StageActions actions(Destination slack, Destination hook) {
        var tellSlack = new Action.Tell(slack.id());
        var tellHook = new Action.Tell(hook.id());
        return StageActions.NONE
                .with("sql", Direction.UP, List.of(new Action.Mark(Qualification.SQL), tellSlack, tellHook))
                .with("mql", Direction.UP, List.of(new Action.Mark(Qualification.MQL), tellHook))
                .with("hot", Direction.UP, List.of(new Action.Assign(), tellSlack))
                .with("hot", Direction.DOWN, List.of(tellHook));
    }

    /** Of some leads that there are. */
    private void tell() {
        var now = Instant.now();
        var filter = LeadFilter.foundBy("");
        var announcements =
                server
                        .bean(LeadList.class)
                        .walk(workspace, new Walk(filter, filter.order(null), null, 6))
                        .rows()
                        .stream()
                        .map(row -> row.lead())
                        .map(lead -> new Announcement(
                                new Fact(
                                        Topic.SLA_BREACHED,
                                        lead.id(),
                                        now,
                                        null,
                                        lead.standing().score(),
                                        now,
                                        null),
                                lead.id().value().toString(),
                                lead.owner()))
                        .toList();
        server.bean(Transactions.class).run(() -> {
            server.bean(Announce.class).toSubscribers(workspace, announcements, now);
            return announcements;
        });
    }

    void take(Page page, Path target, String look) {
        page.navigate("/actions");
        page.screenshot(ScreensTest.to(target, "actions", look).setFullPage(true));
        page.navigate("/destinations/new");
        page.screenshot(ScreensTest.to(target, "destination-kinds", look));
        page.navigate("/destinations/new?kind=webhook");
        page.screenshot(ScreensTest.to(target, "destination-new", look).setFullPage(true));
        page.navigate("/destinations");
        page.screenshot(ScreensTest.to(target, "destinations", look));
        page.locator("td.name a.open:has-text('Data warehouse')").click();
        page.locator("form[action$='/test'] button").click();
        page.waitForLoadState();
        page.screenshot(ScreensTest.to(target, "destination", look).setFullPage(true));
        page.navigate("/analytics/new?kind=google_ads");
        page.screenshot(ScreensTest.to(target, "feed-new", look).setFullPage(true));
        page.navigate("/analytics");
        page.screenshot(ScreensTest.to(target, "feeds", look));
        page.locator("td.name a.open").first().click();
        page.locator("form[action$='/test'] button").click();
        page.waitForLoadState();
        page.screenshot(ScreensTest.to(target, "feed", look).setFullPage(true));
        page.navigate("/crm/new");
        page.screenshot(ScreensTest.to(target, "crm-kinds", look));
        page.navigate("/crm/new?kind=odoo");
        page.screenshot(ScreensTest.to(target, "crm-new", look).setFullPage(true));
        page.navigate("/crm");
        page.screenshot(ScreensTest.to(target, "crms", look));
        page.locator("td.name a.open").first().click();
        page.waitForLoadState();
        page.screenshot(ScreensTest.to(target, "crm", look).setFullPage(true));
        page.locator("a[href$='/preview']").click();
        page.waitForLoadState();
        page.screenshot(ScreensTest.to(target, "crm-preview", look).setFullPage(true));
        page.goBack();
        page.locator("a[href$='/fields']").click();
        page.waitForLoadState();
        page.screenshot(ScreensTest.to(target, "crm-fields", look).setFullPage(true));
        page.navigate("/deliveries");
        page.screenshot(ScreensTest.to(target, "deliveries", look));
        page.locator(".deliveries a.open").first().click();
        page.locator("#delivery").waitFor();
        page.screenshot(ScreensTest.to(target, "delivery", look).setFullPage(true));
    }
}
