package org.leadscoring.application.scoring;

import java.util.Map;
import org.leadscoring.domain.scoring.Rule;

/** Models as text that people write, compare and keep under version control. */
public interface ModelFiles {

    /** The longest text that is read, in bytes of UTF-8. */
    int MAX_BYTES = 1_048_576;

    /**
     * Reads a model and its tests. The tests are not run: see {@link ModelFile#passing}.
     *
     * @throws InvalidModelFileException if the text is too long, cannot be read, or holds no model that could be
     */
    ModelFile read(String text);

    /** The text of a model and its tests; read again it gives an equal file. */
    String write(ModelFile file);

    /**
     * Reads a single rule for events, as it stands in the rules of a model; pointers of refusals begin at the rule.
     *
     * @throws InvalidModelFileException if the text is too long, cannot be read, or holds no rule that could be
     */
    Rule readRule(String text);

    /** A rule as it stands in a model's file: names to texts, whole and decimal numbers, true, false, lists and maps. */
    Map<String, Object> document(Rule rule);
}
