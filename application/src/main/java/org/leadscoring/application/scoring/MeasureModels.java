package org.leadscoring.application.scoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.scoring.LeadSamples.Touched;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * What a model does to leads, by a sample: how many each rule touched, and how high they stand. A rule that touches nobody,
 * or everybody, is seen where it is written.
 *
 * <p>The sample is bounded, because to read what a million leads have in their ledgers takes minutes, and to count it with
 * every event would cost what is dearest: of each of the last {@value #DAYS} days those leads that were active last, at most
 * {@value #LEADS_A_DAY}. It is looked at anew after 10 minutes at the earliest.
 */
public final class MeasureModels {

    /** So many days are looked at. */
    public static final int DAYS = 30;

    /** So many leads of each day are looked at. */
    public static final int LEADS_A_DAY = 10;

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int REMEMBERED = 100;

    private final Transactions transactions;
    private final ScoringModels models;
    private final LeadSamples samples;
    private final Clock time;
    private final Map<ModelId, Measured> measured = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ModelId, Measured> eldest) {
            return size() > REMEMBERED;
        }
    };

    public MeasureModels(Transactions transactions, ScoringModels models, LeadSamples samples, Clock time) {
        this.transactions = transactions;
        this.models = models;
        this.samples = samples;
        this.time = time;
    }

    /**
     * What a model does by now: measured of the version itself if it is live, else of the live version of its name, whose
     * rules have the same ids. Empty if no version of it is live.
     */
    public Optional<Measured> measure(WorkspaceId workspace, ScoringModel model) {
        return models.live(workspace).stream()
                .filter(live -> live.name().equals(model.name()))
                .findFirst()
                .map(live -> remembered(workspace, live));
    }

    private Measured remembered(WorkspaceId workspace, ScoringModel live) {
        var now = time.instant();
        synchronized (measured) {
            var known = measured.get(live.id());
            if (known != null && now.isBefore(known.at().plus(FRESH))) {
                return known;
            }
        }
        var fresh = transactions.run(() -> sample(workspace, live, now));
        synchronized (measured) {
            measured.put(live.id(), fresh);
        }
        return fresh;
    }

    private Measured sample(WorkspaceId workspace, ScoringModel live, Instant now) {
        var leads = leads(workspace, now);
        var touched = samples.touched(workspace, live.id(), leads, now.minus(Duration.ofDays(DAYS)));
        var totals = samples.standings(workspace, live.id(), leads).values().stream()
                .map(LeadSamples.Stood::total)
                .sorted()
                .toList();
        return new Measured(now, live.version(), leads.size(), touched, totals);
    }

    private List<LeadId> leads(WorkspaceId workspace, Instant now) {
        return samples.activeIn(workspace, now, Duration.ofDays(1), DAYS, LEADS_A_DAY);
    }

    /**
     * How many leads of the sample another live model puts in another stage than the primary one does.
     *
     * @throws UnknownModelException if the workspace has no such version
     */
    public Elsewhere elsewhere(WorkspaceId workspace, ModelId model) {
        return transactions.run(() -> {
            var version = models.byId(workspace, model).map(Version::model);
            var other = version.orElseThrow(() -> new UnknownModelException(model));
            var leads = leads(workspace, time.instant());
            var now = samples.standings(
                    workspace, models.live(workspace).getFirst().id(), leads);
            var then = samples.standings(workspace, other.id(), leads);
            var different = then.entrySet().stream()
                    .filter(entry -> {
                        var before = now.get(entry.getKey());
                        return before == null
                                || !before.stage().equals(entry.getValue().stage());
                    })
                    .count();
            return new Elsewhere(then.size(), Math.toIntExact(different));
        });
    }

    /**
     * What a model does to the leads of a sample.
     *
     * @param at when it was looked at, UTC
     * @param version of the model that was looked at
     * @param leads so many were in the sample
     * @param rules how many of them each rule touched, by its id; what touched none is missing
     * @param totals the scores of those that have one, ascending, in points
     */
    public record Measured(Instant at, int version, int leads, Map<String, Touched> rules, List<Integer> totals) {}

    /**
     * @param leads so many of the sample were scored by the other model
     * @param different so many of these are in another stage by it
     */
    public record Elsewhere(int leads, int different) {}
}
