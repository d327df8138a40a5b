package org.leadscoring.web.lead;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.TellPast;
import org.leadscoring.application.lead.ViewLead.LeadHead;
import org.leadscoring.application.recalculation.UnmergeLeads;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;
import org.springframework.stereotype.Component;

/** Makes what the page of a lead shows of its past: the timeline and the merges. */
@Component
class ShowPast {

    private final TellPast past;
    private final UnmergeLeads merges;
    private final Leads leads;
    private final Destinations destinations;

    ShowPast(TellPast past, UnmergeLeads merges, Leads leads, Destinations destinations) {
        this.past = past;
        this.merges = merges;
        this.leads = leads;
        this.destinations = destinations;
    }

    /** @param names what the people of the team are called */
    PastView past(
            WorkspaceId workspace,
            LeadHead head,
            LeadQuery query,
            Map<UserId, String> names,
            Words words,
            Moments moments) {
        var id = head.lead().id();
        var until = query.travels() ? query.instant(moments) : null;
        var before = query.earlierThan(moments);
        // As it was at an instant is as it was when that instant was over.
        var page = past.page(
                workspace, id, query.kind(), before != null || until == null ? before : until.plusNanos(1_000));
        var log = merges.mergesOf(workspace, id);
        var others = called(workspace, id, log, words);
        var earlier = page.earlier();
        return new PastView(
                new Timeline(id, head.model(), names, others, destinations(workspace), words, moments).days(page),
                earlier == null ? null : query.before(id, earlier),
                before == null ? null : query.of(id, query.kind()),
                Arrays.stream(TellPast.Kind.values())
                        .map(kind -> new KindLink(LeadQuery.key(kind), query.of(id, kind), kind == query.kind()))
                        .toList(),
                log.reversed().stream().map(merge -> line(merge, id, others)).toList());
    }

    private Map<DestinationId, String> destinations(WorkspaceId workspace) {
        return destinations.all(workspace).stream().collect(Collectors.toMap(Destination::id, Destination::name));
    }

    private Map<LeadId, String> called(WorkspaceId workspace, LeadId id, List<Merge> log, Words words) {
        var others = log.stream().map(merge -> other(merge, id)).collect(Collectors.toCollection(LinkedHashSet::new));
        var names = new HashMap<LeadId, String>();
        leads.byIds(workspace, others).forEach((other, lead) -> names.put(other, words.nameOf(lead)));
        return names;
    }

    private static LeadId other(Merge merge, LeadId id) {
        return merge.ended().equals(id) ? merge.survivor() : merge.ended();
    }

    private static MergeLine line(Merge merge, LeadId id, Map<LeadId, String> names) {
        var other = other(merge, id);
        var state = merge.undone() == null ? "merged" : merge.redone() == null ? "apart" : "again";
        var possible = merge.sides() != null && !state.equals("again");
        return new MergeLine(merge, other, names.getOrDefault(other, ""), state, possible);
    }

    /**
     * The past as it is shown.
     *
     * @param earlier the address of the next page, null if this is the last
     * @param latest the address of the first page, null if this is it
     */
    public record PastView(
            List<Timeline.Day> days,
            @Nullable String earlier,
            @Nullable String latest,
            List<KindLink> kinds,
            List<MergeLine> merges) {}

    /** A kind of what happened, to choose. */
    public record KindLink(String key, String url, boolean chosen) {}

    /**
     * A merge.
     *
     * @param name what the other lead is called
     * @param state merged, apart (undone) or again (done again since)
     * @param possible whether it can be undone, or done again
     */
    public record MergeLine(Merge merge, LeadId other, String name, String state, boolean possible) {}
}
