package org.leadscoring.web;

/** Everything that the pages of tokens can say. */
final class TokenTour {

    private static final String PAGE = "/settings/tokens";

    private final Team team;
    private final Tour tour;

    TokenTour(Team team, Tour tour) {
        this.team = team;
        this.tour = tour;
    }

    void visit() throws Exception {
        tour.sees(PAGE);
        tour.sees(PAGE + "/new");
        tour.does(PAGE, "name", "", "days", "4000");
        var acts = team.rep.id().value().toString();
        tour.does(PAGE, "name", "Shop", "scope", "read", "scope", "metrics", "user", acts, "days", "7");
        tour.does(PAGE, "name", "Shop", "scope", "configure", "scope", "write_leads", "user", acts, "days", "30");
        var made = team.application
                .security
                .editTokens
                .all(team.workspace)
                .getLast()
                .token();
        tour.sees(PAGE + "/" + made.id().value() + "/revoke");
        tour.does(PAGE + "/" + made.id().value() + "/revoke");
        tour.sees("/settings/audit?kind=token");
    }
}
