package org.leadscoring.bootstrap.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The screens that people wait for, in the states that cost most and least, with addresses of what is stored. */
final class Screens {

    private static final int PLACES = 20;
    private static final String OURS = " workspace_id = (select id from workspaces) and ";
    private static final String UNMERGED = OURS + "merged_into is null";
    private static final String OPEN = OURS + "state = 'open'";

    private static final String PRIMARY = " model_id = (select id from scoring_models where is_primary = true)";

    private final Stored stored;
    private final List<Screen> screens = new ArrayList<>();

    private Screens(Stored stored) {
        this.stored = stored;
    }

    /** All of them. */
    static List<Screen> of(Stored stored) throws SQLException {
        var all = new Screens(stored);
        all.queue();
        all.leads();
        all.filters();
        all.lead();
        all.add("leaderboard", List.of("/leads/top", "/leads/top?n=100"));
        all.add("dashboard", List.of("/dashboard", "/dashboard?days=7", "/dashboard?days=90"));
        return List.copyOf(all.screens);
    }

    private void queue() throws SQLException {
        add("queue, mine", List.of("/queue?tab=mine"));
        add("queue, team", List.of("/queue?tab=team"));
        add("queue, unassigned", List.of("/queue?tab=unassigned"));
        add("queue, snoozed", List.of("/queue?tab=snoozed"));
        for (var list : List.of("follow-up", "hot", "cooling")) {
            add("queue, " + list, List.of("/queue?tab=" + list));
        }
        for (var stage : List.of(stage("desc"), stage("asc"))) {
            add("queue, stage " + stage, List.of("/queue?tab=team&stage=" + stage, "/queue?tab=mine&stage=" + stage));
        }
        add(
                "queue, one band",
                at(
                        "/queue?tab=team&band=",
                        stored.all("select distinct band_from from sla_clocks where" + OPEN, row -> row.getString(1))));
        add("queue, one owner", at("/queue?tab=team&owner=", owners()));
        var open = stored.count("sla_clocks", OPEN);
        add(
                "queue, further pages",
                at(
                        "/queue?tab=team&in=later&after=",
                        stored.spread(
                                open,
                                PLACES,
                                "select due_at as place, lead_id as id from sla_clocks where" + OPEN
                                        + " order by due_at, lead_id",
                                Stored::instantAndId)));
        var waiting = stored.spread(
                open, PLACES, "select lead_id from sla_clocks where" + OPEN + " order by due_at, lead_id", Stored::id);
        add(
                "queue, one row",
                waiting.stream().map(id -> "/queue/" + id + "/row?tab=team").toList());
    }

    private void leads() throws SQLException {
        var leads = stored.count("leads", UNMERGED);
        add("leads, last active first", List.of("/leads"));
        add(
                "leads, further pages",
                at(
                        "/leads?after=",
                        stored.spread(
                                leads,
                                PLACES,
                                "select active_at as place, id from leads where" + UNMERGED
                                        + " order by active_at desc, id",
                                Stored::instantAndId)));
        add("leads, by score", List.of("/leads?sort=score"));
        add(
                "leads, by score, further pages",
                at(
                        "/leads?sort=score&after=",
                        stored.spread(
                                leads,
                                PLACES,
                                "select total as place, lead_id as id from scores where" + PRIMARY
                                        + " order by total desc, lead_id",
                                Stored::textAndId)));
        add("leads, by name", List.of("/leads?sort=name"));
        add(
                "leads, by name, further pages",
                at(
                        "/leads?sort=name&after=",
                        stored.spread(
                                leads,
                                PLACES,
                                "select listed_under as place, id from leads where" + UNMERGED
                                        + " order by listed_under, id",
                                Stored::textAndId)));
        add("leads, newest first", List.of("/leads?sort=created"));
    }

    private void filters() throws SQLException {
        for (var stage : List.of(stage("desc"), stage("asc"))) {
            add("leads, stage " + stage, List.of("/leads?stage=" + stage));
        }
        for (var status : List.of(status("desc"), status("asc"))) {
            add("leads, status " + status, List.of("/leads?status=" + status));
        }
        add("leads, one owner", at("/leads?owner=", owners()));
        add("leads, one source", at("/leads?source=", stored.all("select id from sources", Stored::id)));
        add("leads, nobody's", List.of("/leads?owner=none"));
        add("leads, a range of scores", List.of("/leads?from=40&to=59", "/leads?from=85", "/leads?to=10"));
        add("leads, active lately", List.of("/leads?activity=24h", "/leads?activity=7d", "/leads?activity=30d"));
        add("leads, silent", List.of("/leads?activity=silent-30d"));
        add("leads, a common text", List.of("/leads?q=an", "/leads?q=example", "/leads?q=s"));
        add(
                "leads, a rare text",
                at(
                        "/leads?q=",
                        stored.spread(
                                stored.count("leads", "email is not null"),
                                PLACES,
                                "select email from leads where email is not null order by id",
                                row -> row.getString(1))));
        add("leads, a text nobody has", List.of("/leads?q=zzzz", "/leads?q=nobody@nowhere.example"));
        add(
                "leads, several conditions",
                List.of(
                        "/leads?status=" + status("asc") + "&stage=" + stage("asc"),
                        "/leads?q=an&status=" + status("asc"),
                        "/leads?owner=none&activity=24h&from=60"));
    }

    private void lead() throws SQLException {
        add(
                "lead",
                at(
                        "/leads/",
                        stored.spread(
                                stored.count("leads", UNMERGED),
                                PLACES,
                                "select id from leads order by id",
                                Stored::id)));
        var busiest = stored.all(
                "select lead_id from scores where" + PRIMARY + " order by entries desc, lead_id limit 6", Stored::id);
        add("lead with hundreds of events", at("/leads/", busiest.subList(1, busiest.size())));
        add("lead with the longest history", at("/leads/", busiest.subList(0, 1)));
    }

    /** Whoever has open promises, those with most in front. */
    private List<String> owners() throws SQLException {
        return stored.all("""
                select owner_id from sla_clocks
                where workspace_id = (select id from workspaces) and state = 'open' and owner_id is not null
                group by owner_id order by count(*) desc
                """, Stored::id);
    }

    private String stage(String direction) throws SQLException {
        return stored.first(
                "select stage from scores group by stage order by count(*) " + direction, row -> row.getString(1));
    }

    private String status(String direction) throws SQLException {
        return stored.first(
                "select status from leads group by status order by count(*) " + direction, row -> row.getString(1));
    }

    private void add(String name, List<String> paths) {
        screens.add(new Screen(name, paths));
    }

    private static List<String> at(String beginning, List<String> ends) {
        return ends.stream()
                .map(end -> beginning + URLEncoder.encode(end, StandardCharsets.UTF_8))
                .toList();
    }
}
