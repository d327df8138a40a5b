package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.leadscoring.application.ingestion.SourceActivity.Told;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.springframework.util.LinkedMultiValueMap;

/** A workspace in which everything has happened once that pages tell of. */
final class World {

    private static final String FILE =
            "Email,First Name,Score\nann@acme.example,Ann,3\nnobody,Bob,\nbob@acme.example,Bob\n";

    private final Team team;
    private final Tour tour;
    private final LeadId ann;
    private final LeadId bob;
    private final Source shop;
    private String draft = "";

    World(Team team, Tour tour) {
        this.team = team;
        this.tour = tour;
        later(Duration.ofDays(40));
        var now = team.application.clock.instant();
        ann = team.lead("Ann Lee", "ann@acme.example")
                .with("company", "Acme")
                .does(now.minus(Duration.ofDays(3)), "page_view_pricing", "demo_requested", "mystery");
        team.lead("Ann Lee", "ann@acme.example").does(now.minusSeconds(600), "unsubscribed", "page_view_demo");
        bob = team.lead("Bob Ray", "bob@acme.example").does(now.minus(Duration.ofHours(30)), "demo_requested");
        team.lead("Cora Day", "cora@acme.example").does(now.minus(Duration.ofDays(35)), "demo_requested");
        team.lead("Dan Poe", "dan@acme.example").does(now.minusSeconds(60), "email_opened");
        team.visitor("v-1").does(now.minusSeconds(30), "demo_requested");
        shop = team.application
                .editSources
                .create(team.workspace, "Shop", List.of(new Origin("https://a.example")), 50, team.marketing.id())
                .source();
        team.give(ann, team.rep);
    }

    /** Goes everywhere. */
    void visit() throws Exception {
        door();
        tour.signsIn(team.admin);
        queue();
        leads();
        merges();
        sources();
        models();
        simulation();
        promises();
        imports();
        users();
        new AssignmentTour(team, tour).visit();
        new DeliveryTour(team, tour).visit();
        new CrmTour(team, tour).visit();
        new AnalyticsTour(team, tour).visit();
        settings();
        dashboard();
    }

    private void door() throws Exception {
        for (var why : List.of("", "refused", "out", "ended", "wait=1", "wait=15", "unknown", "provider")) {
            tour.sees("/sign-in?" + why);
        }
    }

    private void queue() throws Exception {
        tour.sees("/leads/00000000-0000-7000-8000-000000000000");
        for (var tab : List.of("mine", "team", "unassigned", "snoozed")) {
            tour.sees("/queue?tab=" + tab);
        }
        tour.sees("/queue?tab=team&stage=mql&band=0");
        tour.seesPart("/queue/" + bob.value() + "/work?tab=team");
        tour.seesPart("/queue/" + bob.value() + "/row?tab=team");
        var until = team.application.clock.instant().plus(Duration.ofDays(2)).toString();
        tour.does("/queue/" + bob.value() + "/snooze?tab=team", "until", until, "why", "");
        tour.does("/queue/" + bob.value() + "/snooze?tab=team", "until", "2020-01-01T00:00:00Z", "why", "fair");
        tour.does("/queue/" + bob.value() + "/snooze?tab=team", "until", until, "why", "fair");
        tour.sees("/queue?tab=snoozed");
        tour.does("/queue/" + bob.value() + "/wake?tab=team");
        tour.does("/queue/" + bob.value() + "/contact?tab=team", "way", "call", "missed", "true");
        tour.does(
                "/queue/" + bob.value() + "/owner?tab=team",
                "to",
                team.priya.id().value().toString());
        tour.does("/queue/" + bob.value() + "/status?tab=team", "to", "contacted");
        tour.does("/queue/" + bob.value() + "/status?tab=team", "to", "new");
        tour.does("/queue/work/owner?tab=team", "give-to", "");
        tour.does(
                "/queue/work/status?tab=team",
                "move-to",
                "qualified",
                "lead",
                ann.value().toString());
    }

    private void leads() throws Exception {
        for (var query : List.of(
                "",
                "?q=ann",
                "?q=zzz",
                "?status=lost",
                "?sort=score",
                "?cols=phone,created,active,owner,status,company")) {
            tour.sees("/leads" + query);
        }
        tour.does("/leads/owner", "lead", ann.value().toString(), "to", "");
        tour.does("/leads/status", "lead", ann.value().toString(), "move-to", "proposal");
        tour.sees("/leads/top");
        tour.sees("/leads/" + ann.value());
        tour.sees("/leads/" + ann.value() + "?period=all&show=score");
        tour.sees("/leads/" + ann.value() + "?at=2026-04-01T12:00");
        tour.sees("/leads/" + bob.value());
        tour.sees("/leads/" + bob.value() + "?show=status");
        tour.sees("/leads/" + bob.value() + "?show=clock");
    }

    private void merges() throws Exception {
        var lead = "/leads/" + ann.value();
        tour.sees(lead + "/merge");
        tour.sees(lead + "/merge?q=bob");
        tour.sees(lead + "/merge?with=" + bob.value());
        tour.does(lead + "/merge", "with", ann.value().toString());
        tour.does(lead + "/merge", "with", bob.value().toString());
        var merge = first(tour.sees(lead), "href=\"(" + lead + "/merges/[0-9]+)\"");
        tour.sees(merge);
        tour.does(merge + "/undo");
        tour.sees(merge);
        tour.does(merge + "/undo");
        tour.sees(lead + "/void");
        tour.does(lead + "/void", "reason", "");
        tour.does(lead + "/void", "reason", "a test user", "identifier", "EMAIL:ann@acme.example");
        tour.sees(lead + "/void");
        tour.does(lead + "/unvoid");
    }

    private void sources() throws Exception {
        var url = "/sources/" + shop.id().value();
        tour.sees(url);
        team.sends(shop, "demo_requested", "Demo Requested", Map.of("path", "/pricing"));
        team.sends(shop, "webinar_joined", "Webinar Joined", Map.of());
        team.application.sourceActivity.refused(
                shop,
                team.application.clock.instant(),
                () -> new Told("POST /v1/batch", "m-1", "/batch/0/userId", "is missing", "{\"a\":1}"));
        team.application.sourceActivity.limited(shop, team.application.clock.instant());
        team.application.sourceActivity.unknownKey(team.application.clock.instant());
        team.application.sourceActivity.flush();
        later(Duration.ofDays(1));
        for (var show : List.of("all", "scored", "unknown", "refused")) {
            tour.sees(url + "?show=" + show);
        }
        for (var page : List.of("/connect", "/settings", "/disable", "/void")) {
            tour.sees(url + page);
        }
        tour.does(url + "/settings", "name", " ", "origins", "nowhere/x", "limit", "many");
        tour.does(url + "/settings", "name", "Shop", "origins", "https://b.example", "limit", "20");
        tour.does(url + "/keys", "overlap", "DAY");
        tour.does(url + "/void", "reason", "");
        tour.does(url + "/void", "reason", "a test");
        tour.sees(url + "/settings");
        tour.does(url + "/unvoid");
        tour.does(url + "/enabled", "on", "false");
        tour.sees(url + "/settings");
        tour.sees("/sources");
        tour.does(url + "/enabled", "on", "true");
        tour.does("/sources", "name", "", "origins", "", "limit", "");
        tour.does("/sources", "name", "App", "origins", "*", "limit", "");
        tour.does(url + "/rules", "type", " ");
        tour.does(url + "/rules", "type", "webinar_joined");
        tour.sees("/sources/new");
    }

    private void models() throws Exception {
        var live = "/models/"
                + team.ports
                        .scoringModels()
                        .live(team.workspace)
                        .getFirst()
                        .id()
                        .value();
        tour.sees("/models");
        tour.sees(live);
        tour.sees(live + "/diff");
        var draft = tour.does(live + "/draft");
        tour.does(
                draft,
                form(draft)
                        .typing("rules.0.points", "99999")
                        .typing("rules.1.points", "many")
                        .typing("rules.2.id", " ")
                        .typing("scale.cap", "0")
                        .typing("ladder.stages.0.name", "")
                        .typing("ladder.stages.1.at", "20")
                        .typing("rules.3.when.join", "text")
                        .typing("rules.3.when.text", "property url contains"));
        tour.does(
                draft,
                form(draft)
                        .typing("rules.0.points", "7")
                        .typing("rules.0.limit", "times")
                        .typing("rules.0.limit.times", "3")
                        .typing("rules.0.limit.per", "day")
                        .typing("rules.1.repeat.times", "1.5")
                        .typing("rules.1.repeat.within", "36h")
                        .typing("rules.1.repeat.after", "2")
                        .typing("decay.curve", "exponential")
                        .typing("decay.percent", "12.5")
                        .typing("decay.every", "30d"));
        tour.sees(draft);
        tour.sees(draft + "/diff");
        tour.sees(draft + "/discard");
        this.draft = draft;
        tour.sees("/models/new");
        tour.does("/models", "template", "none");
        tour.does("/models/file", "yaml", "x");
        tour.does("/models/file", "yaml", "name: fails");
        tour.does("/models/file", "yaml", "");
        tour.does("/models", "template", "website-points", "name", "Partners");
        tour.does(live + "/primary");
    }

    private HtmlForm form(String draft) throws Exception {
        return HtmlForm.in(tour.sees(draft), "model-form");
    }

    private void simulation() throws Exception {
        tour.sees(draft + "/simulate");
        tour.sees(draft + "/publish");
        tour.does(draft + "/simulate");
        team.application.simulateModel.work();
        tour.sees(draft + "/simulate");
        tour.sees(draft + "/simulate?capacity=1204");
        tour.sees(draft + "/simulate?capacity=many");
        tour.sees(draft + "/publish");
        tour.does(draft + "/publish", "sending", "ACT");
        tour.does(draft + "/publish/cancel");
        tour.does(draft + "/publish/cancel");
        tour.sees("/models");
    }

    private void promises() throws Exception {
        tour.sees("/sla");
        var bad = new String[] {
            "do",
            "save",
            "revision",
            "",
            "from",
            "hot",
            "amount",
            "0",
            "unit",
            "MINUTES",
            "opens",
            "KNOWN",
            "warn",
            "100",
            "office",
            "true",
            "zone",
            "Atlantis/Center",
            "mon",
            "nine",
            "holidays",
            "Christmas"
        };
        tour.does("/sla", bad);
        var good = bad.clone();
        good[5] = "5";
        good[7] = "90";
        good[13] = "25";
        good[17] = "Europe/Berlin";
        good[19] = "9-12, 13-17";
        good[21] = "2026-12-25 Christmas";
        tour.does("/sla", good);
        good[1] = "try";
        tour.does("/sla", good);
        good[1] = "save";
        good[3] = first(tour.sees("/sla"), "name=\"revision\" value=\"([^\"]*)\"");
        tour.does("/sla", good);
    }

    private void imports() throws Exception {
        tour.sees("/imports");
        tour.sees("/imports/new");
        tour.uploads("/imports", "LEADS", "");
        tour.uploads("/imports", "LEADS", "\n\n");
        var mapping = tour.uploads("/imports", "LEADS", FILE);
        tour.does(mapping, columns("try", "ignore"));
        tour.does(mapping, columns("try", "email", "email"));
        tour.does(mapping, columns("try", "email", "session"));
        tour.does(mapping, columns("check", "email", "trait", "trait"));
        team.application.runImports.work();
        tour.sees(mapping);
        tour.does(mapping, columns("start", "email", "trait", "trait"));
        team.application.runImports.work();
        tour.sees(mapping.replace("/mapping", ""));
        tour.uploads("/imports", "EVENTS", FILE);
        tour.sees("/imports");
    }

    private static LinkedMultiValueMap<String, String> columns(String act, String... targets) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("act", act);
        fields.addAll("target", List.of(targets));
        fields.addAll("name", List.of("email", "firstName", "score"));
        fields.addAll("type", List.of("auto", "auto", "number"));
        return fields;
    }

    private void users() throws Exception {
        var jonas = "/settings/users/" + team.rep.id().value();
        var own = "/settings/users/" + team.admin.id().value();
        new TokenTour(team, tour).visit();
        tour.sees("/settings/users");
        tour.sees("/settings/users/new");
        tour.does("/settings/users", "name", " ", "username", "a b", "role", "king", "password", "x");
        tour.does("/settings/users", "name", "Eve", "username", "jonas", "role", "viewer", "password", "correct horse");
        tour.does(
                "/settings/users", "name", "Eve Fox", "username", "eve", "role", "viewer", "password", "correct horse");
        team.give(ann, team.rep);
        tour.sees(jonas);
        tour.sees(jonas + "/disable");
        tour.does(jonas, "name", "Jonas Weber", "role", "marketing");
        tour.does(jonas + "/password", "password", "x");
        tour.does(jonas + "/password", "password", "correct horse");
        tour.does(jonas + "/enabled", "on", "false");
        tour.sees("/settings/users");
        tour.does(jonas + "/enabled", "on", "true");
        tour.sees(own);
        tour.does(own, "name", "Administrator", "role", "viewer");
        tour.does(own + "/enabled", "on", "false");
    }

    private void settings() throws Exception {
        tour.sees("/settings/me");
        tour.does("/settings/me", "old", "wrong", "password", "x");
        new WorkspaceTour(tour).visit();
        tour.sees("/settings/derived-events");
        tour.does("/settings/derived-events", "urls", "/" + "x".repeat(200));
        tour.does("/settings/derived-events", "on", "inactive_30_days", "urls", "/buy");
        tour.sees("/settings/test-event?source=" + shop.id().value());
        tour.does(
                "/settings/test-event",
                "source",
                "x",
                "type",
                " ",
                "by",
                "PHONE",
                "who",
                "030",
                "properties",
                "no value");
        var from = shop.id().value().toString();
        for (var type : List.of("demo_requested", "nobody_knows", "identify")) {
            tour.does("/settings/test-event", "source", from, "type", type, "by", "EMAIL", "who", "me@acme.example");
        }
        tour.sees("/settings/audit");
        tour.sees("/settings/audit?from=2020-01-01&to=2020-01-02");
    }

    private void dashboard() throws Exception {
        tour.sees("/dashboard");
        team.application.workOnLead.moveTo(team.workspace, ann, LeadStatus.CONTACTED, team.rep.id());
        assertThat(team.application.countDashboards.count(team.workspace)).isTrue();
        tour.sees("/dashboard");
        tour.sees("/dashboard?days=7");
    }

    private void later(Duration time) {
        team.application.clock.advance(time);
    }

    private static String first(String page, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
