package org.leadscoring.web;

import java.time.Duration;
import java.util.UUID;
import org.leadscoring.application.crm.FakeCrm.Trouble;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.lead.LeadId;

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
        erasing(crm, lead);
        tour.does(crm + "/enabled", "on", "false");
        tour.sees("/settings/audit");
        tour.does(crm + "/remove");
    }

    private void erasing(String crm, LeadId lead) throws Exception {
        var application = team.application;
        tour.does(
                crm, "kind", "hubspot", "name", "Acme", "url", "https://crm.example", "every", "5", "erasure", "erase");
        application.crm.work();
        tour.sees("/leads/" + lead.value() + "/erase");
        application.crm.crm.keeping("HTTP 403");
        var certificate = "/settings/erasures/"
                + application
                        .eraseLead
                        .erase(team.workspace, lead, team.admin.id())
                        .reference();
        tour.sees(certificate);
        application.crm.work();
        tour.sees(crm);
        tour.sees(certificate);
        tour.does(crm + "/erasures/again");
        var id = new ConnectionId(UUID.fromString(crm.substring(crm.lastIndexOf('/') + 1)));
        var open = application.crm.followErasures.open(team.workspace, id).first();
        if (!open.isEmpty()) {
            tour.does(crm + "/erasures/" + open.getFirst().id() + "/again");
            tour.does(crm + "/erasures/" + open.getFirst().id() + "/done");
        }
        tour.sees(certificate);
    }
}
