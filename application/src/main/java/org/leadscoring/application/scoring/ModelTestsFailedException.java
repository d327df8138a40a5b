package org.leadscoring.application.scoring;

import java.util.List;
import java.util.stream.Collectors;

/** A model whose own tests fail: it does not do what its author says. */
public final class ModelTestsFailedException extends RuntimeException {

    private final transient List<ModelTest.Outcome> failed;

    public ModelTestsFailedException(List<ModelTest.Outcome> failed) {
        super(message(failed));
        this.failed = List.copyOf(failed);
    }

    /** The tests that failed, with what came out otherwise than expected. */
    public List<ModelTest.Outcome> failed() {
        return failed;
    }

    private static String message(List<ModelTest.Outcome> failed) {
        return failed.stream()
                .map(outcome -> outcome.test() + ": "
                        + outcome.differences().stream()
                                .map(ModelTest.Difference::toString)
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining(
                        "\n", "the model fails its own tests; correct the model or the tests\n", ""));
    }
}
