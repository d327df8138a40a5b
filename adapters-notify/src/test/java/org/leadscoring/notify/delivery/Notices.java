package org.leadscoring.notify.delivery;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.leadscoring.application.delivery.Sender.Parcel;
import org.leadscoring.application.delivery.Sender.Recipient;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Things to tell. */
final class Notices {

    static final Instant NOW = Instant.parse("2027-01-05T10:15:30Z");
    static final Instant DUE = Instant.parse("2027-01-05T14:00:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Recipient ANN = new Recipient("Ann Meyer", "ann@sales.example", "en");
    static final Recipient JOERG = new Recipient("Jörg Müller 😀", "joerg@sales.example", "de-AT");

    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(0, 1));
    private static final DestinationId DESTINATION = new DestinationId(new UUID(0, 2));

    private Notices() {}

    static Notice.Card lead(String name) {
        return new Notice.Card(
                UUID.fromString("0197a3c0-0000-7000-8000-000000000001"),
                name,
                "jane@acme.example",
                "+4930123456",
                "Acme & Sons",
                82,
                40,
                25,
                17,
                "hot",
                "new",
                "Ann Meyer",
                DUE,
                List.of(
                        new Notice.Reason("Asked for a demo", 30, 1),
                        new Notice.Reason("Looked at prices", 24, 3),
                        new Notice.Reason("Works in software", 15, 1)),
                URI.create("https://leads.example/leads/0197a3c0-0000-7000-8000-000000000001"));
    }

    static Notice about(Topic topic, Notice.Card... leads) {
        var stage = topic == Topic.STAGE_ENTERED || topic == Topic.STAGE_LEFT ? "hot" : null;
        var lead = leads.length == 1 ? new LeadId(leads[0].id()) : null;
        return notice(new Fact(topic, lead, NOW, stage, lead == null ? 0 : 82, lead == null ? null : DUE, null), leads);
    }

    static Notice entered(String name) {
        return about(Topic.STAGE_ENTERED, lead(name));
    }

    static Notice without(Topic topic, String detail) {
        return notice(Fact.of(topic, NOW, detail));
    }

    static Notice digest(int leads) {
        return about(
                Topic.DIGEST,
                IntStream.rangeClosed(1, leads).mapToObj(i -> lead("Lead " + i)).toArray(Notice.Card[]::new));
    }

    static Notice notice(Fact fact, Notice.Card... leads) {
        return new Notice(fact, "Acme Sales", BERLIN, List.of(leads));
    }

    static Parcel parcel(Notice notice) {
        return parcel(notice, null, "1");
    }

    static Parcel parcel(Notice notice, Recipient to, String what) {
        return new Parcel(Delivery.decided(WORKSPACE, DESTINATION, null, notice.fact(), what, NOW), notice, to);
    }

    static Destination destination(Channel channel) {
        return new Destination(DESTINATION, WORKSPACE, "Sales", channel, true, Set.of());
    }
}
