package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.Figures;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

class ViewLeadTest {

    private static final Identifier ADA = new Identifier(IdentifierType.USER_ID, "ada");

    private final InMemoryApplication application = new InMemoryApplication();
    private WorkspaceId workspace;

    @BeforeEach
    void workspace() {
        workspace = application.setUp();
    }

    @Test
    void a_lead_is_shown_with_its_whole_past() {
        var lead = ingest(2);
        var admin = application.ports.users().all(workspace).getFirst();
        application.workOnLead.moveTo(workspace, lead, LeadStatus.CONTACTED, admin.id());

        var view = application.viewLead.view(workspace, lead).orElseThrow();

        assertThat(view.lead())
                .isEqualTo(application.ports.leads().byId(workspace, lead).orElseThrow());
        assertThat(view.identifiers()).containsExactly(ADA);
        assertThat(view.model().name()).isEqualTo("Website points");
        assertThat(view.score().total())
                .isEqualTo(30)
                .isEqualTo(view.lead().standing().score());
        assertThat(view.ledger()).hasSize(2);
        assertThat(view.crossings())
                .singleElement()
                .satisfies(crossing -> assertThat(crossing.stage()).isEqualTo("warm"));
        assertThat(view.events()).extracting(event -> event.key().messageId()).containsExactly("m1", "m0");
        assertThat(view.clock()).isNotNull();
        assertThat(view.clockLedger())
                .extracting(happened -> happened.transition())
                .containsExactly(Transition.OPENED, Transition.MET);
        assertThat(view.statusHistory()).hasSize(1);
    }

    @Test
    void of_a_long_past_the_latest_events_are_shown() {
        var lead = ingest(ViewLead.EVENTS_SHOWN + 5);

        var view = application.viewLead.view(workspace, lead).orElseThrow();

        assertThat(view.events()).hasSize(ViewLead.EVENTS_SHOWN);
        assertThat(view.events().getFirst().key().messageId()).isEqualTo("m" + (ViewLead.EVENTS_SHOWN + 4));
        assertThat(view.ledger()).hasSize(ViewLead.EVENTS_SHOWN + 5);
    }

    @Test
    void a_lead_nothing_happened_to_is_shown_too() {
        var lead = Lead.heardOf(
                new LeadId(application.ports.ids().next()), InMemoryApplication.START, new Standing(0, "cold", null));
        application.ports.leads().add(workspace, List.of(lead));

        var view = application.viewLead.view(workspace, lead.id()).orElseThrow();

        assertThat(view.score()).isEqualTo(Figures.NONE);
        assertThat(view.clock()).isNull();
        assertThat(view.events()).isEmpty();
    }

    @Test
    void a_lead_of_another_workspace_or_of_none_is_not_shown() {
        var lead = ingest(1);

        assertThat(application.viewLead.view(application.ports.newWorkspace(), lead))
                .isEmpty();
        assertThat(application.viewLead.view(
                        workspace, new LeadId(application.ports.ids().next())))
                .isEmpty();
    }

    private LeadId ingest(int events) {
        var incoming = IntStream.range(0, events).mapToObj(this::event).toList();
        return application
                .ingestEvents
                .ingest(workspace, incoming, application.clock.instant(), Acting.NOW)
                .getFirst()
                .taken()
                .lead();
    }

    private IncomingEvent event(int n) {
        var at = InMemoryApplication.START.plusSeconds(n);
        var event = new Event(
                new EventId(application.ports.ids().next()),
                new EventKey(at, "m" + n, new SourceId(new UUID(0, 1))),
                new EventType("page_view_pricing"),
                "Pricing",
                at,
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
        return IncomingEvent.of(event, List.of(ADA));
    }
}
