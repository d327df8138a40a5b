package org.leadscoring.application.importing;

import java.util.Objects;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.ImportMapping;
import org.leadscoring.domain.workspace.SourceId;

/**
 * What is to become of a file.
 *
 * @param source what its rows are events of; a row counts once per source
 * @param opensClocks whether promises to respond are made by it; if not, leads are scored and nothing more (spec ST-4)
 */
public record ImportPlan(FileLayout layout, ImportMapping mapping, SourceId source, boolean opensClocks) {

    public ImportPlan {
        Objects.requireNonNull(layout);
        Objects.requireNonNull(mapping);
        Objects.requireNonNull(source);
    }
}
