package org.leadscoring.web;

import java.time.Duration;
import org.leadscoring.domain.delivery.Outcome;

/** The pages on which is said who is told of what. */
final class DeliveryTour {

    private final Team team;
    private final Tour tour;

    DeliveryTour(Team team, Tour tour) {
        this.team = team;
        this.tour = tour;
    }

    void visit() throws Exception {
        tour.sees("/actions");
        tour.sees("/destinations");
        tour.sees("/deliveries");
        tour.sees("/destinations/new");
        for (var kind : new String[] {"slack", "webhook", "mail", "team_mail"}) {
            tour.sees("/destinations/new?kind=" + kind);
            tour.does("/destinations", "kind", kind, "name", "");
        }
        tour.does("/destinations", "kind", "team_mail", "name", "Partners", "topics", "sla_breached");
        var hook = tour.does(
                "/destinations",
                "kind",
                "webhook",
                "name",
                "Acme",
                "url",
                "https://hook.example/x",
                "topics",
                "sla_warned");
        tour.sees(hook);
        tour.does(hook + "/test");
        tour.does(hook + "/secret");
        tour.does(hook + "/enabled", "on", "false");
        tour.does(hook + "/enabled", "on", "true");
        var tell = "up:tell:" + hook.substring("/destinations/".length()) + ":warm";
        tour.does("/actions", "do", tell, "do", "up:assign::hot");
        tour.does("/actions", "do", tell);
        tour.does(hook + "/remove");
        told();
        tour.sees("/destinations");
        mail();
    }

    /** One that is taken, one that is not yet, one that never is. */
    private void told() throws Exception {
        var telling = team.application.telling;
        telling.sender.answers.add(new Outcome.Accepted("200"));
        telling.sender.answers.add(new Outcome.Failed("500", null));
        telling.sender.answers.add(new Outcome.Refused("400"));
        for (var name : new String[] {"Eve", "Eve Fox", "Bob", "Ann"}) {
            team.lead(name, name.replace(" ", "") + "@hook.example")
                    .does(team.application.clock.instant(), "demo_requested");
            team.application.clock.advance(Duration.ofSeconds(1));
            if (!name.equals("Ann")) {
                telling.deliverNotices.lanes().forEach(telling.deliverNotices::send);
            }
        }
        var list = tour.sees("/deliveries");
        for (var delivery : list.split("href=\"/deliveries/")) {
            if (delivery.length() > 36 && delivery.charAt(36) == '"') {
                tour.sees("/deliveries/" + delivery.substring(0, 36));
            }
        }
        tour.sees("/deliveries?state=delivered");
        tour.does("/deliveries/resend");
    }

    private void mail() throws Exception {
        tour.sees("/settings/mail");
        tour.does("/settings/mail", "mail", "nobody");
        tour.does("/settings/mail", "mail", "ann@acme.example", "language", "de", "topics", "sla_breached");
        tour.does("/settings/mail", "mail", "");
    }
}
