package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.workspace.UserId;

/** Leads that are listed, and how they are. */
abstract class LeadLists extends PortContract {

    Lead activeAt(Instant at) {
        var lead = someLead();
        return lead.seen(Attributes.NONE, lead.profile(), lead.standing(), at);
    }

    Lead heardOf(Instant at) {
        return Lead.heardOf(newLeadId(), at, UNSCORED);
    }

    Lead called(@Nullable String name, @Nullable String email) {
        var lead = someLead();
        return lead.seen(Attributes.NONE, new Profile(name, email, null, null, true), lead.standing(), null);
    }

    /** The lead somewhere in every order but that by when it was heard of. */
    static Lead anywhere(Lead lead, Random random) {
        return lead.seen(
                Attributes.NONE,
                new Profile("N" + random.nextInt(5), null, null, null, true),
                new Standing(random.nextInt(5), "cold", null),
                NOW.plusSeconds(random.nextInt(5) * 60L));
    }

    Lead find(Profile profile, Identifier... identifiers) {
        var lead = someLead();
        return saved(
                workspace,
                lead.seen(Attributes.NONE, profile, lead.standing(), NOW),
                profile.searchTerms(List.of(identifiers)));
    }

    void expect(Consumer<Wish> wish, Lead... leads) {
        var filter = filter(wish);
        for (var order : filter.orders()) {
            for (var length : List.of(1, 3, 50)) {
                assertThat(paged(filter, order, length))
                        .as("%s by %s, %d at a time", filter, order, length)
                        .containsExactlyInAnyOrderElementsOf(
                                Stream.of(leads).map(Lead::id).toList());
            }
        }
    }

    static LeadFilter filter(Consumer<Wish> wish) {
        var wished = new Wish();
        wish.accept(wished);
        return new LeadFilter(
                "",
                wished.status,
                wished.owner,
                wished.unassigned,
                wished.stage,
                wished.scoreFrom,
                wished.scoreTo,
                wished.activeFrom,
                wished.activeBefore);
    }

    List<LeadId> searched(String text) {
        return new FindLeads(ports.leadList(), ports.scoringModels(), Clock.fixed(NOW, ZoneOffset.UTC))
                .page(workspace, LeadFilter.foundBy(text), null, null).rows().stream()
                        .map(row -> row.lead().id())
                        .toList();
    }

    List<LeadId> walked(LeadFilter filter, LeadOrder order, @Nullable Position after, int length) {
        return ports.leadList().walk(workspace, new Walk(filter, order, after, length)).rows().stream()
                .map(row -> row.lead().id())
                .toList();
    }

    List<LeadId> paged(LeadFilter filter, LeadOrder order, int length) {
        var ids = new ArrayList<LeadId>();
        Position after = null;
        do {
            var stretch = ports.leadList().walk(workspace, new Walk(filter, order, after, length));
            stretch.rows().forEach(row -> ids.add(row.lead().id()));
            after = stretch.last();
        } while (after != null);
        return ids;
    }

    static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    /** A filter to be. */
    static final class Wish {
        @Nullable
        LeadStatus status;

        @Nullable
        UserId owner;

        boolean unassigned;

        @Nullable
        String stage;

        @Nullable
        Integer scoreFrom;

        @Nullable
        Integer scoreTo;

        @Nullable
        Instant activeFrom;

        @Nullable
        Instant activeBefore;
    }
}
