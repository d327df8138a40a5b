package org.leadscoring.bootstrap.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Announce.Addressed;
import org.leadscoring.application.delivery.Announce.Announcement;
import org.leadscoring.application.delivery.DeliverNotices;
import org.leadscoring.application.delivery.Deliveries;
import org.leadscoring.application.delivery.Deliveries.Filter;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.delivery.Lanes;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.workspace.User;

/** A server on a copy of the database tells nobody again, unless it is to. */
class OutboundTest {

    @TempDir
    private Path folder;

    @Test
    void a_server_whose_outbound_is_off_lets_everything_wait_and_another_sends_it() {
        try (var copy = TestServer.embedded(folder, "--leadscoring.outbound=off")) {
            tell(copy);
            for (Lanes<?> lanes : copy.beans(Lanes.class).values()) {
                lanes.look();
            }

            assertThat(copy.bean(DeliverNotices.class).lanes()).isNotEmpty();
            assertThat(told(copy).attempts()).isZero();
            assertThat(told(copy).state()).isEqualTo(State.PENDING);
        }
        try (var server = TestServer.embedded(folder)) {
            Eventually.holds(
                    () -> told(server).attempts() > 0,
                    Duration.ofSeconds(20),
                    () -> "it was not sent: " + told(server));
        }
    }

    private static void tell(TestServer server) {
        var secret = server.bean(EditDestinations.class).makeSecret();
        var hook = server.bean(EditDestinations.class)
                .create(
                        server.workspace(),
                        "Hook",
                        new Channel.Webhook(URI.create("https://hook.invalid/"), List.of(secret)),
                        Set.of(),
                        admin(server).id());
        var now = Instant.now();
        var told = new Announcement(Fact.of(Topic.TEST, now, null), "one", null);
        server.bean(Transactions.class).run(() -> {
            server.bean(Announce.class).to(server.workspace(), List.of(new Addressed(hook.id(), told)), now);
            return told;
        });
    }

    private static User admin(TestServer server) {
        return server.bean(Users.class).byUsername("admin").orElseThrow().user();
    }

    private static Delivery told(TestServer server) {
        return server.bean(Deliveries.class)
                .list(server.workspace(), Filter.ALL, null, 1)
                .getFirst();
    }
}
