package org.leadscoring.web.source;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.application.event.Voids.Entry;
import org.leadscoring.application.event.Voids.VoidSource;
import org.leadscoring.domain.workspace.SourceId;

/** The sources among what was declared void. */
final class Voided {

    private Voided() {}

    static Set<SourceId> sources(List<Entry> entries) {
        return entries.stream()
                .filter(VoidSource.class::isInstance)
                .map(entry -> ((VoidSource) entry).source())
                .collect(Collectors.toSet());
    }
}
