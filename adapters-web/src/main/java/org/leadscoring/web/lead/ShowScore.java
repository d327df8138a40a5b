package org.leadscoring.web.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.ChartScore;
import org.leadscoring.application.lead.ExplainScore;
import org.leadscoring.application.lead.TimeTravel;
import org.leadscoring.application.lead.TimeTravel.Then;
import org.leadscoring.application.lead.TraceScore;
import org.leadscoring.application.lead.TraceScore.Part;
import org.leadscoring.application.lead.ViewLead.LeadHead;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.Waterfall;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.web.lead.Ledger.Line;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;
import org.springframework.stereotype.Component;

/** Makes what the page of a lead shows of its score: now, or as it was. */
@Component
class ShowScore {

    private final ExplainScore scores;
    private final TimeTravel travel;
    private final TraceScore traces;
    private final ChartScore charts;

    ShowScore(ExplainScore scores, TimeTravel travel, TraceScore traces, ChartScore charts) {
        this.scores = scores;
        this.travel = travel;
        this.traces = traces;
        this.charts = charts;
    }

    ScoreView score(WorkspaceId workspace, LeadHead head, LeadQuery query, Words words, Moments moments) {
        return query.travels()
                ? then(workspace, head, query, words, moments)
                : now(workspace, head, query, words, moments);
    }

    private ScoreView now(WorkspaceId workspace, LeadHead head, LeadQuery query, Words words, Moments moments) {
        var id = head.lead().id();
        var explained = scores.explain(workspace, id);
        var latest = traces.part(workspace, id, null);
        var shown = query.ledger() == null ? latest : traces.part(workspace, id, query.ledger());
        var lines = lines(latest, words);
        return new ScoreView(
                head.model(),
                explained.state().total(),
                explained.stage(),
                shares(explained.state()),
                Why.of(explained.waterfall(), head.model(), lines, words),
                Outlook.of(explained, words),
                excerpt(shown, shown == latest ? lines : lines(shown, words), head, query),
                chart(workspace, head, query, moments),
                null);
    }

    private ScoreView then(WorkspaceId workspace, LeadHead head, LeadQuery query, Words words, Moments moments) {
        var version = query.version();
        var then = travel.at(
                workspace, head.lead().id(), query.instant(moments), version == null ? null : new ModelId(version));
        var entries = then.scored().entries();
        var from = Math.max(entries.size() - TraceScore.PART, 0);
        var lines = new Ledger(
                        entries.subList(from, entries.size()), then.scored().crossings(), then.model(), words)
                .lines();
        return new ScoreView(
                then.model(),
                then.scored().state().total(),
                then.stage(),
                shares(then.scored().state()),
                Why.of(Waterfall.of(entries), then.model(), lines, words),
                null,
                new Excerpt(lines.reversed(), entries.size(), from, null, null),
                chart(workspace, head, query, moments),
                then);
    }

    private static List<Line> lines(Part part, Words words) {
        return new Ledger(part.entries(), part.crossings(), part.model(), words).lines();
    }

    private static Excerpt excerpt(Part part, List<Line> lines, LeadHead head, LeadQuery query) {
        var id = head.lead().id();
        return new Excerpt(
                lines.reversed(),
                part.size(),
                part.from(),
                part.from() == 0 ? null : query.ledgerBefore(id, part.from()),
                query.ledger() == null ? null : query.now(id));
    }

    private ScoreChart chart(WorkspaceId workspace, LeadHead head, LeadQuery query, Moments moments) {
        var id = head.lead().id();
        var course = charts.course(workspace, id, query.shownPeriod().from(moments.now()), moments.now());
        var at = query.travels() ? query.instant(moments) : null;
        return ScoreChart.of(course, at, moments, instant -> query.at(id, instant));
    }

    private static List<Share> shares(ScoreState score) {
        return Arrays.stream(Category.values())
                .map(category -> new Share(category.name().toLowerCase(Locale.ROOT), score.of(category)))
                .toList();
    }

    /**
     * A score as it is shown.
     *
     * @param model by which it is
     * @param outlook what would become of it; null of the past
     * @param then the journey through time it is from, null for the present
     */
    public record ScoreView(
            ScoringModel model,
            int total,
            String stage,
            List<Share> shares,
            Why why,
            @Nullable Outlook outlook,
            Excerpt ledger,
            ScoreChart chart,
            @Nullable Then then) {}

    /** The points of one category. */
    public record Share(String key, int points) {}

    /**
     * A part of the ledger.
     *
     * @param lines the latest first
     * @param size entries of the whole ledger
     * @param before how many there are before these
     * @param earlier the address of the part before, null if there is none
     * @param latest the address of the last part, null if this is it
     */
    public record Excerpt(
            List<Line> lines,
            int size,
            int before,
            @Nullable String earlier,
            @Nullable String latest) {}
}
