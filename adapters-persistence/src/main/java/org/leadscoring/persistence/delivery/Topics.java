package org.leadscoring.persistence.delivery;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.persistence.sql.Columns;

/** Topics as text, divided by commas. */
final class Topics {

    private Topics() {}

    static String text(Set<Topic> topics) {
        return topics.stream().map(Columns::key).sorted().collect(Collectors.joining(","));
    }

    static Set<Topic> of(String text) {
        return Stream.of(text.split(","))
                .filter(key -> !key.isEmpty())
                .map(key -> Columns.constant(Topic.class, key))
                .collect(Collectors.toSet());
    }
}
