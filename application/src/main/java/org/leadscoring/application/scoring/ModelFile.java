package org.leadscoring.application.scoring;

import java.util.List;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;

/**
 * A model as it stands in a file, with the tests that show what it means.
 *
 * @param name of the model, 1 to 100 characters
 * @param tests what it must make of events
 */
public record ModelFile(String name, Definition definition, List<ModelTest> tests) {

    /** @throws InvalidModelException if the name is out of range */
    public ModelFile {
        tests = List.copyOf(tests);
        ScoringModel.checkName(name);
    }

    /** The first version of a model that says what the file says. */
    public ScoringModel model(ModelId id) {
        return new ScoringModel(id, name, 1, definition);
    }

    /** Runs all tests, in their order. */
    public List<ModelTest.Outcome> run() {
        return tests.stream().map(test -> test.run(definition)).toList();
    }

    /**
     * This file, if it keeps its own word.
     *
     * @throws ModelTestsFailedException if a test fails
     */
    public ModelFile passing() {
        var failed = run().stream().filter(outcome -> !outcome.passed()).toList();
        if (!failed.isEmpty()) {
            throw new ModelTestsFailedException(failed);
        }
        return this;
    }
}
