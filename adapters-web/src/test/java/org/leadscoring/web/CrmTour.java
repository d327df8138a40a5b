package org.leadscoring.web;

import java.time.Duration;
import org.leadscoring.application.crm.FakeCrm.Trouble;

/** The pages of connections to CRMs. */
final class CrmTour {

    private final Team team;
    private final Tour tour;

    CrmTour(Team team, Tour tour) {
        this.team = team;
        this.tour = tour;
    }

    void visit() throws Exception {
        var application = team.application;
        tour.sees("/crm");
        tour.sees("/crm/new");
        for (var kind : new String[] {"hubspot", "salesforce", "odoo", "webhook"}) {
            tour.sees("/crm/new?kind=" + kind);
            tour.does("/crm", "kind", kind, "name", "");
        }
        var crm = tour.does(
                "/crm", "kind", "hubspot", "name", "Acme", "url", "https://crm.example", "secret", "pat-eu1-LaAw");
        tour.sees(crm);
        tour.does(crm, "kind", "hubspot", "name", "Acme", "url", "nowhere", "every", "0");
        tour.does(crm + "/fields", "ours", "nobody", "theirs", "company", "how", "push");
        tour.does(
                crm + "/fields",
                "ours",
                "email",
                "theirs",
                "email",
                "how",
                "push",
                "ours",
                "status",
                "theirs",
                "company",
                "how",
                "pull",
                "status",
                "won",
                "word",
                "Acme",
                "status",
                "lost",
                "word",
                "Partners");
        tour.sees(crm + "/fields");
        tour.does(crm + "/check");
        tour.does(crm + "/prepare");
        tour.sees(crm + "/preview");
        tour.does(crm + "/enabled", "on", "true");
        var lead = team.lead("Bob", "bob@crm.example").does(application.clock.instant(), "demo_requested");
        tour.sees(crm + "/preview");
        application.crm.crm.refusing("bob@crm.example");
        application.crm.work();
        tour.sees(crm);
        application.crm.crm.refusing("");
        tour.does(crm + "/retry");
        application.clock.advance(Duration.ofMinutes(6));
        application.crm.crm.troubled(Trouble.REFUSED);
        application.crm.work();
        tour.sees(crm);
        application.crm.work();
        application.crm.crm.records.keySet().stream()
                .findFirst()
                .ifPresent(record -> application.crm.crm.changed(record, "company", "Acme"));
        application.clock.advance(Duration.ofMinutes(6));
        application.crm.work();
        tour.does(crm + "/run");
        tour.does(crm + "/run", "wish", "ALL");
        tour.sees(crm);
        tour.sees("/crm");
        tour.sees("/leads/" + lead.value());
        tour.does(crm + "/enabled", "on", "false");
        tour.sees("/settings/audit");
        tour.does(crm + "/remove");
    }
}
