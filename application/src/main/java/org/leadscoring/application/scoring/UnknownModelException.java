package org.leadscoring.application.scoring;

import org.leadscoring.domain.scoring.ModelId;

/** There is no such version of a model in the workspace. */
public final class UnknownModelException extends RuntimeException {

    private final ModelId model;

    public UnknownModelException(ModelId model) {
        super("there is no version " + model.value() + " of a scoring model in this workspace");
        this.model = model;
    }

    public ModelId model() {
        return model;
    }
}
