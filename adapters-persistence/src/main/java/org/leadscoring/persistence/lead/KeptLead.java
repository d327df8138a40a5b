package org.leadscoring.persistence.lead;

import java.time.Instant;
import java.util.Objects;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.persistence.lead.HeldLeads.Fact;
import org.leadscoring.persistence.sql.Json;

/**
 * A lead as its row is.
 *
 * @param lead without where it stands
 * @param traits as text: what is equal but for its order is another text
 * @param activeAt its place in the list
 */
record KeptLead(Lead lead, String traits, Instant activeAt) {

    static final Fact<KeptLead> LEAD = new Fact<>(KeptLead.class, "lead", false);

    static KeptLead of(Lead lead) {
        return new KeptLead(lead.unscored(), Json.text(lead.traits()), Position.minuteOf(lead));
    }

    boolean ownedAs(KeptLead other) {
        return Objects.equals(lead.owner(), other.lead.owner());
    }
}
