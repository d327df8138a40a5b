package org.leadscoring.domain.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Crossing;

/**
 * An event with what is known of it besides.
 *
 * @param lead whose it is
 * @param by the identifier it is filed under, which never changes
 * @param claimed the identifiers that it said are the same person's
 * @param email the lead's address, null if it is not known
 * @param score the lead's after it by the primary model, null if the model took no notice of it
 * @param entered the stages that it brought the lead to, in their order
 * @param clicks the clicks on ads that led to it
 * @param imported whether it came by a file
 */
public record Happening(
        Event event,
        LeadId lead,
        Identifier by,
        List<Identifier> claimed,
        @Nullable String email,
        @Nullable Integer score,
        List<Crossing> entered,
        Clicks clicks,
        boolean imported) {

    public Happening {
        claimed = List.copyOf(claimed);
        entered = List.copyOf(entered);
    }

    /** The same with the clicks of earlier events. */
    public Happening with(Clicks earlier) {
        return new Happening(event, lead, by, claimed, email, score, entered, earlier, imported);
    }
}
