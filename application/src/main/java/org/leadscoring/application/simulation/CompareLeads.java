package org.leadscoring.application.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoreBook.Score;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.simulation.Compared;
import org.leadscoring.domain.simulation.Compared.Act;
import org.leadscoring.domain.simulation.Frame;
import org.leadscoring.domain.simulation.Reckoned;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.simulation.Tally;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Scores leads by the version in force and by a draft, as a publication of the draft would, and counts what comes of it.
 * By the version in force a lead counts where it stands, as every list shows it. Part of the caller's transaction; locks and
 * writes nothing.
 */
public final class CompareLeads {

    private final ScoreLeads scoring;
    private final Derivations derivations;
    private final ScoreBook book;
    private final Leads leads;
    private final SlaClocks clocks;
    private final SlaPolicies policies;

    public CompareLeads(
            ScoreLeads scoring,
            Derivations derivations,
            ScoreBook book,
            Leads leads,
            SlaClocks clocks,
            SlaPolicies policies) {
        this.scoring = scoring;
        this.derivations = derivations;
        this.book = book;
        this.leads = leads;
        this.clocks = clocks;
        this.policies = policies;
    }

    /**
     * Counts some more leads.
     *
     * @param soFar what was counted of others
     * @param drives whether the draft would become the primary version, so that clocks follow it
     * @return with these
     */
    Simulation count(
            WorkspaceId workspace,
            Simulation soFar,
            ScoringModel inForce,
            ScoringModel draft,
            boolean drives,
            List<LeadId> some) {
        var frame = soFar.frame();
        var policy = policies.of(workspace);
        var derivation = derivations.of(workspace);
        var chunk = new Chunk(
                new Scorer(inForce, derivation),
                new Scorer(draft, derivation),
                frame,
                policy,
                leads.byIds(workspace, Set.copyOf(some)),
                book.scores(workspace, inForce.id(), Set.copyOf(some)),
                drives ? clocks.of(workspace, Set.copyOf(some)) : Map.of(),
                drives);
        var tally = new Tally(frame, policy);
        tally.add(soFar);
        scoring.read(workspace, new TreeSet<>(some), (id, events) -> {
            var lead = chunk.leads().get(id);
            // It may have been merged since it was listed: then its events count elsewhere.
            if (lead != null && lead.mergedInto() == null) {
                tally.add(chunk.compare(lead, events));
            }
        });
        return tally.counted();
    }

    private record Chunk(
            Scorer inForce,
            Scorer draft,
            Frame frame,
            SlaPolicy policy,
            Map<LeadId, Lead> leads,
            Map<LeadId, Score> standing,
            Map<LeadId, SlaClock> clocks,
            boolean drives) {

        Compared compare(Lead lead, List<Event> events) {
            var before = before(Reckoned.of(inForce, events, frame.at()), standing.get(lead.id()));
            var after = Reckoned.of(draft, events, frame.at());
            return new Compared(lead.id(), before, after, lead.profile().known(), act(lead, before, after));
        }

        private Reckoned before(Reckoned reckoned, @Nullable Score stored) {
            return stored == null
                    ? reckoned
                    : reckoned.standingAt(stored.figures().total(), stored.stage());
        }

        /** As {@code PublishModel} does if it acts. */
        private @Nullable Act act(Lead lead, Reckoned before, Reckoned after) {
            var then = lead.scored(new Standing(after.total(), after.stage(), null), null);
            var was = before.counts() ? before.total() : null;
            if (!drives || !after.counts() || !SetClocks.isHotter(policy, was, then)) {
                return null;
            }
            return SetClocks.change(policy, clocks.get(lead.id()), then, frame.at())
                    .flatMap(change -> change.transitions().stream()
                            .filter(done -> done == Transition.OPENED || done == Transition.PULLED_IN)
                            .findFirst()
                            .map(done -> new Act(
                                    done == Transition.OPENED, change.clock().bandFrom())))
                    .orElse(null);
        }
    }
}
