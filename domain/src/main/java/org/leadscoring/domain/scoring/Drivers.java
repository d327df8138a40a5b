package org.leadscoring.domain.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;

/**
 * Which model drives which lead: stage, clock and what is done at thresholds follow it. The primary one drives all, unless
 * an experiment runs; then its challenger drives a share of them.
 *
 * @param challenger null if no experiment runs
 */
public record Drivers(ScoringModel primary, @Nullable Challenger challenger) {

    /**
     * While an experiment runs.
     *
     * @param live the live models, the primary one first
     * @param challenger the name of the one that is tried; if it is primary by now, it drives all leads anyway
     */
    public static Drivers of(List<ScoringModel> live, String challenger, Division share) {
        var tried = live.stream()
                .skip(1)
                .filter(model -> model.name().equals(challenger))
                .findFirst()
                .map(model -> new Challenger(model, share))
                .orElse(null);
        return new Drivers(live.getFirst(), tried);
    }

    /** The model that drives a lead. */
    public ScoringModel of(LeadId lead) {
        return challenger != null && challenger.share().first(lead) ? challenger.model() : primary;
    }

    /** The models that drive leads, the primary one first. */
    public List<ScoringModel> all() {
        return challenger == null ? List.of(primary) : List.of(primary, challenger.model());
    }

    /**
     * The model that takes leads from the primary one.
     *
     * @param share the leads on its first side are the challenger's
     */
    public record Challenger(ScoringModel model, Division share) {}
}
