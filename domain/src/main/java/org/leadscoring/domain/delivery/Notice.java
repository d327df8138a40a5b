package org.leadscoring.domain.delivery;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact with all that is said of it. Put together when it is sent first, and then the same each time it is sent.
 *
 * @param fact what happened
 * @param workspace the name of the workspace
 * @param zone the workspace's, for readers whose own is not known
 * @param leads whom it is about: none, one, or for a digest several
 */
public record Notice(Fact fact, String workspace, ZoneId zone, List<Card> leads) {

    public Notice {
        leads = List.copyOf(leads);
    }

    /** The first whom it is about. */
    public Optional<Card> lead() {
        return leads.stream().findFirst();
    }

    /**
     * A lead as it is shown outside.
     *
     * @param id its id
     * @param name its name, or whatever it is best known by
     * @param score the sum, in points, as it was when the notice was put together; as are the others
     * @param dueAt by when an answer is promised, UTC; null if none is
     * @param status where the work stands, for example {@code new}
     * @param reasons what gave it the most points, most first, at most three
     * @param link its page
     */
    public record Card(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String company,
            int score,
            int engagement,
            int fit,
            int intent,
            String stage,
            String status,
            @Nullable String owner,
            @Nullable Instant dueAt,
            List<Reason> reasons,
            URI link) {

        public Card {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Why a lead has points.
     *
     * @param text what the rule is about, in words
     * @param points what it gave in all
     * @param times how often
     */
    public record Reason(String text, int points, int times) {}
}
