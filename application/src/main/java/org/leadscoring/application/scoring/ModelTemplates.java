package org.leadscoring.application.scoring;

import java.util.List;
import java.util.Optional;

/** The models that come with the product, to start from (spec SC-18). */
public interface ModelTemplates {

    /** What a new workspace starts with (spec SC-15). */
    String WEBSITE_POINTS = "website-points";

    /** What visits are scored by where no live model does (spec SC-13). */
    String SESSIONS = "sessions";

    /** All of them, website points first. */
    List<Template> all();

    /** The one with this key, if there is one. */
    Optional<Template> named(String key);

    /**
     * A model to start from.
     *
     * @param key lower case with hyphens, for example {@code contact-model}
     * @param text the file as it was written, comments included
     */
    record Template(String key, ModelFile file, String text) {}
}
