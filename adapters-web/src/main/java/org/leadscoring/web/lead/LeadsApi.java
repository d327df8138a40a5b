package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.LeadOrder;
import org.leadscoring.application.lead.RankLeads;
import org.leadscoring.application.lead.TraceScore;
import org.leadscoring.application.lead.TraceScore.Change;
import org.leadscoring.application.lead.TraceScore.Trace;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.ViewLead.LeadHead;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Leads with their scores, to read (spec IN-3): the list, the leaderboard, one lead, the history of its score. */
@Api
final class LeadsApi {

    private final FindLeads list;
    private final RankLeads ranking;
    private final ViewLead leads;
    private final TraceScore traces;

    LeadsApi(FindLeads list, RankLeads ranking, ViewLead leads, TraceScore traces) {
        this.list = list;
        this.ranking = ranking;
        this.leads = leads;
        this.traces = traces;
    }

    /**
     * A page of leads, the latest active first; those found by a text in the order of what they were found by.
     *
     * @param q the beginning of a name, company, e-mail, phone or id
     * @param after what the page before said is next
     */
    @GetMapping("/api/leads")
    PageAnswer page(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @AuthenticationPrincipal SignedIn me) {
        var filter = LeadFilter.foundBy(q);
        var order = filter.order(null);
        var page = list.page(me.workspace(), filter, order, after == null ? null : position(after, order));
        var next = page.next();
        return new PageAnswer(
                page.rows().stream().map(row -> LeadAnswer.of(row.lead())).toList(),
                next == null ? null : LeadCursor.text(next));
    }

    private static Position position(String after, LeadOrder order) {
        return LeadCursor.of(after, order)
                .orElseThrow(() -> new IllegalArgumentException(
                        "after is no place in this list; send what the page before said in \"next\""));
    }

    @GetMapping("/api/leads/leaderboard")
    LeaderboardAnswer leaderboard(@RequestParam(defaultValue = "10") int limit, @AuthenticationPrincipal SignedIn me) {
        var ranked = new ArrayList<RankedAnswer>();
        for (var lead : ranking.top(me.workspace(), limit)) {
            ranked.add(new RankedAnswer(ranked.size() + 1, LeadAnswer.of(lead)));
        }
        return new LeaderboardAnswer(ranked);
    }

    @GetMapping("/api/leads/{id}")
    LeadViewAnswer lead(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        var lead = new LeadId(id);
        return LeadViewAnswer.of(leads.head(me.workspace(), lead).orElseThrow(() -> new UnknownLeadException(lead)));
    }

    @GetMapping("/api/leads/{id}/history")
    HistoryAnswer history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal SignedIn me) {
        return HistoryAnswer.of(traces.trace(me.workspace(), new LeadId(id), limit));
    }

    /** @param next where the next page begins, null if this is the last */
    record PageAnswer(List<LeadAnswer> leads, @Nullable String next) {}

    record LeaderboardAnswer(List<RankedAnswer> leads) {}

    /** @param rank from 1 */
    record RankedAnswer(int rank, LeadAnswer lead) {}

    /**
     * @param score and stage by the primary model
     * @param status where the work stands: new, contacted, qualified, proposal, won, lost
     */
    record LeadAnswer(
            UUID id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String company,
            int score,
            String stage,
            String status,
            @Nullable UUID owner,
            Instant createdAt,
            @Nullable Instant lastActivityAt) {

        static LeadAnswer of(Lead lead) {
            var profile = lead.profile();
            var owner = lead.owner();
            return new LeadAnswer(
                    lead.id().value(),
                    profile.name(),
                    profile.email(),
                    profile.phone(),
                    profile.company(),
                    lead.standing().score(),
                    lead.standing().stage(),
                    lead.status().name().toLowerCase(Locale.ROOT),
                    owner == null ? null : owner.value(),
                    lead.createdAt(),
                    lead.lastActivityAt());
        }
    }

    /** @param traits what is known about the lead, the latest word on each */
    record LeadViewAnswer(
            LeadAnswer lead,
            UUID model,
            int engagement,
            int fit,
            int intent,
            Map<String, Object> traits,
            List<IdentifierAnswer> identifiers) {

        static LeadViewAnswer of(LeadHead view) {
            return new LeadViewAnswer(
                    LeadAnswer.of(view.lead()),
                    view.model().id().value(),
                    view.score().of(Category.ENGAGEMENT),
                    view.score().of(Category.FIT),
                    view.score().of(Category.INTENT),
                    view.lead().traits().values(),
                    view.identifiers().stream()
                            .map(identifier -> new IdentifierAnswer(
                                    identifier.type().name().toLowerCase(Locale.ROOT), identifier.value()))
                            .toList());
        }
    }

    /** @param type user_id, crm_id, email, phone, anonymous_id or session_id */
    record IdentifierAnswer(String type, String value) {}

    /** @param total how many changes there are in all */
    record HistoryAnswer(UUID lead, UUID model, int score, List<ChangeAnswer> history, int total) {

        static HistoryAnswer of(Trace trace) {
            return new HistoryAnswer(
                    trace.lead().id().value(),
                    trace.model().id().value(),
                    trace.lead().standing().score(),
                    trace.changes().stream().map(ChangeAnswer::of).toList(),
                    trace.total());
        }
    }

    /**
     * A change of a score.
     *
     * @param eventType of the event behind it
     * @param cause rule, fit, decay or cap
     * @param rule the rule's id; null for decay and cap
     */
    record ChangeAnswer(
            Instant timestamp,
            @Nullable String eventType,
            UUID event,
            int points,
            int scoreBefore,
            int scoreAfter,
            String cause,
            @Nullable String rule,
            String category) {

        static ChangeAnswer of(Change change) {
            var entry = change.entry();
            var type = change.type();
            return new ChangeAnswer(
                    entry.at(),
                    type == null ? null : type.name(),
                    entry.event().value(),
                    entry.points(),
                    entry.before(),
                    entry.after(),
                    entry.cause().name().toLowerCase(Locale.ROOT),
                    entry.rule(),
                    entry.category().key());
        }
    }
}
