package org.leadscoring.notify.delivery;

import java.time.Instant;
import java.util.Optional;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Topic;

/** By when an answer is promised. */
final class Due {

    private Due() {}

    /** The promise the fact is about, or else the lead's; UTC. In a digest each lead has its own. */
    static Optional<Instant> of(Notice.Card lead, Fact fact) {
        var own = fact.topic() == Topic.DIGEST || fact.dueAt() == null;
        return Optional.ofNullable(own ? lead.dueAt() : fact.dueAt());
    }
}
