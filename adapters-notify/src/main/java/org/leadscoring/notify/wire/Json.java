package org.leadscoring.notify.wire;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Messages as JSON: in the order of the record, names in small letters, instants by ISO 8601. */
public final class Json {

    private static final JsonMapper COMPLETE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private static final JsonMapper SPARSE = COMPLETE.rebuild()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .build();

    private Json() {}

    /** With {@code null} for what there is not, so that every message has the same shape. */
    public static String complete(Record message) {
        return COMPLETE.writeValueAsString(message);
    }

    /** Without what there is not. */
    public static String sparse(Record message) {
        return SPARSE.writeValueAsString(message);
    }
}
