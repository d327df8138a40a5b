package org.leadscoring.persistence.analytics;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.event.EventType;

/** What a feed is told of, as it is stored. */
record ContentDocument(boolean all, List<String> types, Map<String, String> stages, boolean imported) {

    static ContentDocument of(Content content) {
        return new ContentDocument(
                content.all(),
                content.types().stream().map(EventType::name).toList(),
                content.stages(),
                content.imported());
    }

    Content content() {
        return new Content(all, types.stream().map(EventType::new).collect(Collectors.toSet()), stages, imported);
    }
}
