package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.application.scoring.LeadSamples.Touched;
import org.leadscoring.application.scoring.MeasureModels.Elsewhere;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class MeasureModelsTest {

    private static final UserId MARA = new UserId(new UUID(9, 9));
    private static final SourceId SOURCE = new SourceId(new UUID(1, 1));

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();
    private final MeasureModels measure = application.measureModels;
    private final ScoringModel live =
            application.ports.scoringModels().live(workspace).getFirst();

    @Test
    void a_rule_is_measured_by_the_share_of_leads_it_touched() {
        does("ann", "email_opened", "demo_requested");
        does("bob", "email_opened");

        var measured = measure.measure(workspace, live).orElseThrow();

        assertThat(measured.leads()).isEqualTo(2);
        assertThat(measured.rules())
                .containsEntry("email_opened", new Touched(2, 2))
                .containsEntry("demo_requested", new Touched(1, 1))
                .doesNotContainKey("phone_requested");
        assertThat(measured.totals()).hasSize(2).isSorted();
    }

    @Test
    void it_is_looked_at_anew_after_ten_minutes_and_not_before() {
        does("ann", "email_opened");
        var first = measure.measure(workspace, live).orElseThrow();
        does("bob", "email_opened");

        assertThat(measure.measure(workspace, live)).containsSame(first);
        application.clock.advance(Duration.ofMinutes(10));

        assertThat(measure.measure(workspace, live).orElseThrow().leads()).isEqualTo(2);
    }

    @Test
    void a_draft_is_measured_by_the_live_version_of_its_name_and_a_new_model_not_at_all() {
        does("ann", "email_opened");
        var next = application.editModels.draft(workspace, live.name(), live.definition(), MARA);
        var other = application.editModels.draft(workspace, "Other", live.definition(), MARA);

        assertThat(measure.measure(workspace, next).orElseThrow().version()).isEqualTo(live.version());
        assertThat(measure.measure(workspace, other)).isEmpty();
    }

    @Test
    void how_many_leads_another_model_puts_elsewhere_is_told_by_the_sample() {
        does("ann", "demo_requested");
        does("bob", "email_opened");
        var beside = application.editModels.draft(workspace, "Beside", none(), MARA);
        application.publishModel.publish(workspace, beside.id(), false, MARA);
        application.publishModel.work();

        assertThat(measure.elsewhere(workspace, beside.id())).isEqualTo(new Elsewhere(2, 1));
        assertThat(measure.elsewhere(workspace, live.id())).isEqualTo(new Elsewhere(2, 0));
        assertThatThrownBy(() -> measure.elsewhere(workspace, new ModelId(new UUID(3, 3))))
                .isInstanceOf(UnknownModelException.class);
    }

    private Definition none() {
        return Definition.points(live.scale(), List.of(), live.ladder());
    }

    private void does(String who, String... types) {
        var at = application.clock.instant();
        for (var type : types) {
            var event = new Event(
                    new EventId(application.ports.ids().next()),
                    new EventKey(at, who + type, SOURCE),
                    new EventType(type),
                    type,
                    at,
                    Attributes.NONE,
                    Attributes.NONE,
                    Attributes.NONE);
            application.ingestEvents.ingest(
                    workspace,
                    List.of(IncomingEvent.of(event, List.of(new Identifier(IdentifierType.USER_ID, who)))),
                    at,
                    Acting.NOW);
        }
    }
}
