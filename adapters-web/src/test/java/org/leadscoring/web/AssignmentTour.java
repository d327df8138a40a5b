package org.leadscoring.web;

import java.util.List;
import org.leadscoring.domain.workspace.User;

/** Everything that the pages of who gets leads can say. */
final class AssignmentTour {

    private static final String PAGE = "/settings/assignment";

    private final Team team;
    private final Tour tour;

    AssignmentTour(Team team, Tour tour) {
        this.team = team;
        this.tour = tour;
    }

    void visit() throws Exception {
        tour.sees(PAGE);
        tour.does("/settings/me/away", "from.0", "", "until.0", "", "note.0", "");
        tour.does(PAGE, "method", "magic", of("takes", team.priya), "true", of("weight", team.priya), "0");
        wish("try", "random");
        wish("save", "least_loaded");
        wish("save", "least_loaded");
        tour.does("/settings/me/away", "from.0", "2026-05-01T00:00", "until.0", "2026-06-01T08:00", "note.0", "fair");
        tour.does("/settings/me/away", "from.0", "2026-05-01T00:00", "until.0", "", "note.0", "");
        tour.does("/settings/me/away", "from.0", "2026-05-02T00:00", "until.0", "2026-05-01T00:00", "note.0", "");
        wish("save", "round_robin");
        tour.sees("/settings/me");
    }

    /** The administrator is away, Priya is full, Mara has nothing to do, Jonas comes last. */
    private void wish(String wish, String method) throws Exception {
        var form = HtmlForm.in(tour.sees(PAGE), "assignment-form").sent();
        form.set("do", wish);
        form.set("method", method);
        for (var user : List.of(team.admin, team.priya, team.rep)) {
            form.set(of("takes", user), "true");
        }
        form.set(of("capacity", team.priya), "1");
        form.set(of("hours", team.rep), "office");
        form.set(of("from", team.admin) + ".0", "2026-03-01T00:00");
        form.set(of("until", team.admin) + ".0", "2036-03-01T00:00");
        form.set(of("note", team.admin) + ".0", "fair");
        tour.does(PAGE, form);
    }

    private static String of(String field, User user) {
        return field + "." + user.id().value();
    }
}
