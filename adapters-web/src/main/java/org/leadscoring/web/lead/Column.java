package org.leadscoring.web.lead;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.LeadOrder;

/** What the list of leads can show besides the name, from left to right. */
enum Column {
    EMAIL(null, false),
    PHONE(null, false),
    COMPANY(null, false),
    STAGE(null, false),
    SCORE(LeadOrder.SCORE, true),
    STATUS(null, false),
    OWNER(null, false),
    CREATED(LeadOrder.CREATED, true),
    ACTIVE(LeadOrder.ACTIVE, true);

    /** What it shows unless somebody chose otherwise. */
    static final Set<Column> USUAL = EnumSet.of(EMAIL, COMPANY, STAGE, SCORE, STATUS, OWNER, ACTIVE);

    private final @Nullable LeadOrder order;
    private final boolean number;

    Column(@Nullable LeadOrder order, boolean number) {
        this.order = order;
        this.number = number;
    }

    /** As it stands in addresses and in the names of messages. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order of the list that goes by this column, null if there is none. */
    @Nullable
    LeadOrder order() {
        return order;
    }

    boolean number() {
        return number;
    }

    /** Those of these keys; unknown ones do not matter, and none at all means the usual ones. */
    static Set<Column> of(List<String> keys) {
        var chosen = EnumSet.noneOf(Column.class);
        Arrays.stream(values()).filter(column -> keys.contains(column.key())).forEach(chosen::add);
        return chosen.isEmpty() ? USUAL : chosen;
    }
}
