package org.leadscoring.web.source;

import java.time.Duration;

/** What people may choose of a source. */
final class SourceForm {

    /** How long the key before lives on unless somebody says otherwise. */
    static final Duration USUAL_OVERLAP = Duration.ofHours(24);

    private SourceForm() {}
}
