package org.leadscoring.application.scoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.SourceId;

/** A workspace with website points, and scores to put into its book. */
abstract class ScoreBookFixture extends PortContract {

    protected ScoringModel model;
    protected SourceId source;

    @BeforeEach
    void model() {
        model = WebsitePoints.model(new ModelId(ports.ids().next()));
        source = newSourceId();
        commit(() -> ports.scoringModels().add(workspace, model, true, NOW));
    }

    protected Scorer scorer() {
        return new Scorer(model);
    }

    protected Scored score(Event... events) {
        return scorer().replay(List.of(events));
    }

    protected Event occurred(String messageId, String type) {
        var event = event(new EventKey(NOW, messageId, source));
        return new Event(
                event.id(),
                event.key(),
                new EventType(type),
                type,
                event.receivedAt(),
                event.properties(),
                event.traits(),
                event.context());
    }

    protected void write(LeadId lead, Scored scored) {
        write(lead, false, scored);
    }

    /** Writes a score and shows it on the lead, as scoring does: what stays in the database must add up. */
    protected void write(LeadId lead, boolean replaces, Scored scored) {
        commit(() -> {
            var stage = model.ladder().stageAt(scored.state().total());
            ports.scoreBook().write(workspace, model.id(), List.of(new Change(lead, replaces, scored, stage)));
            show(lead, scored);
        });
    }

    protected void show(LeadId id, Scored scored) {
        var total = scored.state().total();
        var standing = new Standing(total, model.ladder().stageAt(total), null);
        var lead = ports.leads().byId(workspace, id).orElseThrow();
        var shown = lead.seen(lead.traits(), lead.profile(), standing, lead.lastActivityAt());
        ports.leads().save(workspace, List.of(new Findable(shown, Set.of())));
    }

    protected Map<LeadId, ScoreState> states(LeadId lead) {
        return ports.scoreBook().states(workspace, model.id(), Set.of(lead));
    }

    protected List<LedgerEntry> ledger(LeadId lead) {
        return ports.scoreBook().ledger(workspace, lead, model.id());
    }

    protected List<Crossing> crossings(LeadId lead) {
        return ports.scoreBook().crossings(workspace, lead, model.id());
    }
}
