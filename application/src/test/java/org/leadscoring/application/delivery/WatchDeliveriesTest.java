package org.leadscoring.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.workspace.UserId;

class WatchDeliveriesTest {

    private final InMemoryApplication application = new InMemoryApplication();

    @Test
    void who_was_switched_off_by_the_system_is_watched_on_and_who_was_by_somebody_is_not() {
        var workspace = application.setUp();
        var admin = new UserId(application.ports.ids().next());
        for (var name : List.of("Gone", "Off", "On")) {
            application.telling.editDestinations.create(
                    workspace, name, new Channel.Mail(List.of("team@example.com")), Set.of(), admin);
        }
        var destinations = application.ports.destinations();
        application.ports.transactions().run(() -> {
            for (Destination destination : destinations.all(workspace)) {
                destinations.save(destination.switched(destination.name().equals("On")));
                if (destination.name().equals("Gone")) {
                    destinations.save(workspace, destination.id(), new Health(Circuit.CLOSED, "HTTP 410"));
                }
            }
            return workspace;
        });

        assertThat(application.telling.watchDeliveries.everywhere())
                .extracting(watched -> watched.destination().name(), WatchDeliveries.Watched::stopped)
                .containsExactly(tuple("Gone", true), tuple("On", false));
    }
}
