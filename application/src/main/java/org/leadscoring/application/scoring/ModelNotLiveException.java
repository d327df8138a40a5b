package org.leadscoring.application.scoring;

import org.leadscoring.domain.scoring.ScoringModel;

/** A version that does not score cannot be the primary one. */
public final class ModelNotLiveException extends RuntimeException {

    private final ModelState state;

    public ModelNotLiveException(ScoringModel model, ModelState state) {
        super("version " + model.version() + " of " + model.name() + " is " + state.key() + "; publish it first");
        this.state = state;
    }

    public ModelState state() {
        return state;
    }
}
