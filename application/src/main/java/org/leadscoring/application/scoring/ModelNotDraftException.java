package org.leadscoring.application.scoring;

import org.leadscoring.domain.scoring.ScoringModel;

/** Something was asked of a version that its state does not allow. */
public final class ModelNotDraftException extends RuntimeException {

    private final ModelState state;

    public ModelNotDraftException(ScoringModel model, ModelState state) {
        super("version " + model.version() + " of " + model.name() + " is " + state.key()
                + ", or another version of it is being published; only a draft can be changed or published, and only"
                + " what is being published can be called off");
        this.state = state;
    }

    public ModelState state() {
        return state;
    }
}
