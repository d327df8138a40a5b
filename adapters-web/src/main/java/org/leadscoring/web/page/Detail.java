package org.leadscoring.web.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leadscoring.domain.event.Attributes;

/** A name and a value, both as the sender wrote them; what stands in an object is named by its path: {@code utm.source}. */
public record Detail(String name, String value) {

    /** All of these attributes, in their order. */
    public static List<Detail> of(Attributes... attributes) {
        var details = new ArrayList<Detail>();
        for (var some : attributes) {
            flatten("", some, details);
        }
        return details;
    }

    private static void flatten(String prefix, Attributes attributes, List<Detail> into) {
        attributes.values().forEach((name, value) -> {
            if (value instanceof Map<?, ?>) {
                flatten(prefix + name + ".", attributes.object(name), into);
            } else {
                into.add(new Detail(prefix + name, text(value)));
            }
        });
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
