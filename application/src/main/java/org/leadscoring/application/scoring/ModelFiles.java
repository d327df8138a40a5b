package org.leadscoring.application.scoring;

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
}
