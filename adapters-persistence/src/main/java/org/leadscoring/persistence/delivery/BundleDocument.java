package org.leadscoring.persistence.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.DeliveryId;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;

/** Deliveries as they are stored together: what differs among those that were decided at one time for one destination. */
record BundleDocument(List<Item> items) {

    static BundleDocument of(List<Delivery> deliveries) {
        return new BundleDocument(deliveries.stream().map(Item::of).toList());
    }

    Stream<Delivery> deliveries(WorkspaceId workspace, DestinationId destination, Instant decidedAt) {
        return items.stream().map(item -> item.delivery(workspace, destination, decidedAt));
    }

    private record Item(
            UUID id,
            @Nullable UUID to,
            String topic,
            @Nullable UUID lead,
            Instant at,
            @Nullable String stage,
            int score,
            @Nullable Instant dueAt) {

        static Item of(Delivery delivery) {
            var fact = delivery.fact();
            var to = delivery.to();
            var lead = fact.lead();
            return new Item(
                    delivery.id().value(),
                    to == null ? null : to.value(),
                    Columns.key(fact.topic()),
                    lead == null ? null : lead.value(),
                    fact.at(),
                    fact.stage(),
                    fact.score(),
                    fact.dueAt());
        }

        Delivery delivery(WorkspaceId workspace, DestinationId destination, Instant decidedAt) {
            var fact = new Fact(
                    Columns.constant(Topic.class, topic),
                    lead == null ? null : new LeadId(lead),
                    at,
                    stage,
                    score,
                    dueAt,
                    null);
            return new Delivery(
                    new DeliveryId(id),
                    workspace,
                    destination,
                    to == null ? null : new UserId(to),
                    fact,
                    null,
                    State.PENDING,
                    0,
                    decidedAt,
                    null,
                    decidedAt,
                    null);
        }
    }
}
