package org.leadscoring.application.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

class ErasureRequestTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Outcome NO_ANSWER = new Outcome.Failed("HTTP 500", null);

    private final ErasureRequest request = ErasureRequest.fresh(
            new UUID(1, 1), connection(), new UUID(2, 2), Link.fresh(new LeadId(new UUID(3, 3))), NOW);

    @Test
    void without_an_answer_it_is_tried_again_more_and_more_seldom_and_at_last_once_a_day_for_ever() {
        var pauses = new ArrayList<Duration>();
        var waiting = request;
        var at = NOW;
        for (int tries = 1; tries <= 30; tries++) {
            waiting = waiting.unanswered(NO_ANSWER, at);
            assertThat(waiting.tries()).isEqualTo(tries);
            assertThat(waiting.state()).isEqualTo(State.WAITING);
            pauses.add(Duration.between(at, waiting.at()));
            at = waiting.at();
        }

        assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(pauses).isSorted();
        assertThat(pauses.getLast()).isBetween(Duration.ofHours(24), Duration.ofHours(29));
        assertThat(waiting.again(at)).isEqualTo(request.again(at));
    }

    @Test
    void what_is_about_the_crm_as_a_whole_counts_for_no_record() {
        assertThat(request.unanswered(new Outcome.Failed("HTTP 429", Duration.ofSeconds(30)), NOW))
                .isEqualTo(request);
        assertThat(request.unanswered(new Outcome.Gone("HTTP 401"), NOW)).isEqualTo(request);
    }

    private static Connection connection() {
        return new Connection(
                new ConnectionId(new UUID(4, 4)),
                new WorkspaceId(new UUID(5, 5)),
                "CRM",
                new Crm.HubSpot(URI.create("https://crm.example.com"), new Secret("token")),
                true,
                Connection.EVERY,
                null,
                true,
                Mapping.standard(Crm.Kind.HUBSPOT),
                OnErasure.ERASE);
    }
}
