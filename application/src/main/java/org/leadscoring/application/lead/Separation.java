package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.lead.Merges.Step;
import org.leadscoring.application.lead.SeparationNotPossibleException.Reason;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.Identities.Resolution;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Parting;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Takes merged leads apart and puts them together again (spec ID-2): who is whom, whose events are whose, which leads
 * there are. It locks the leads concerned. Part of the caller's transaction; scores and clocks are the caller's, too:
 * every lead of {@link Separated#changed} is to be replayed, the scores of those of {@link Separated#merged} are to be
 * removed and their clocks handed on.
 */
public final class Separation {

    /** Since when two leads are one that somebody merged: since before any event, so that no event says otherwise. */
    private static final EventKey BY_HAND =
            new EventKey(Instant.parse("2000-01-01T00:00:00Z"), "!merged by hand", new SourceId(new UUID(0, 0)));

    private final IdentityBook identities;
    private final Merges merges;
    private final Leads leads;
    private final LockedLeads locks;
    private final EventLog log;
    private final Ids ids;

    public Separation(IdentityBook identities, Merges merges, Leads leads, EventLog log, Ids ids) {
        this.identities = identities;
        this.merges = merges;
        this.leads = leads;
        this.locks = new LockedLeads(leads, identities);
        this.log = log;
        this.ids = ids;
    }

    /**
     * Undoes a merge. The lead that ended comes back with its events, with whatever was merged into it before, and with
     * what joined it since; claims between the two sides do not count any more.
     *
     * @throws UnknownMergeException if the workspace has no such merge
     * @throws SeparationNotPossibleException if there is nothing to undo
     */
    public Separated undo(WorkspaceId workspace, MergeId id, Step step) {
        var locked = locks.until(workspace, () -> concerned(workspace, merge(workspace, id)));
        var merge = merge(workspace, id);
        var lead = holder(workspace, merge);
        var before = identities.load(workspace, locked.keySet());
        var parting = parting(before, merge, lead);
        if (!parting.possible()) {
            throw new SeparationNotPossibleException(id, Reason.NOTHING_LEFT);
        }
        var resolution = parting.resolve(merge.ended(), this::newLead);
        merges.undo(workspace, id, parting.cuts(), step);
        var livingOn = new LivingOn(merges.of(workspace, lead), merge, lead, resolution).changed();
        leads.liveOn(workspace, livingOn);
        if (resolution.leads().containsValue(merge.ended())) {
            leads.revive(workspace, merge.ended());
            locked.computeIfPresent(merge.ended(), (ended, stale) -> stale.revived());
        }
        return apply(workspace, before, resolution, locked, step.at());
    }

    /**
     * Does a merge again that was undone: the claims between the two sides count again, and who is whom is as if it had
     * never been undone. It is logged as a merge of its own.
     *
     * @throws UnknownMergeException if the workspace has no such merge
     * @throws SeparationNotPossibleException if it was not undone, or was done again already
     */
    public Separated redo(WorkspaceId workspace, MergeId id, Step step) {
        var locked = locks.until(workspace, () -> parted(workspace, merge(workspace, id)));
        var merge = merge(workspace, id);
        if (merge.undone() == null || merge.redone() != null) {
            throw new SeparationNotPossibleException(id, Reason.NOT_UNDONE);
        }
        var before = identities.load(workspace, locked.keySet());
        merges.redo(workspace, id, step);
        var remaining = identities.load(workspace, locked.keySet()).cuts();
        return apply(workspace, before, before.with(remaining, this::newLead), locked, step.at());
    }

    /**
     * Makes two leads one because somebody says so: the other's person belongs to this one's, whatever events say, now and
     * later. It is logged as a merge and can be undone as one.
     *
     * @throws UnknownLeadException if the workspace has no such lead
     * @throws MergeNotPossibleException if they cannot be merged as it stands
     */
    public Separated join(WorkspaceId workspace, LeadId survivor, LeadId other, Step step) {
        var locked = locks.until(
                workspace, () -> new TreeSet<>(List.of(living(workspace, survivor), living(workspace, other))));
        var into = living(workspace, survivor);
        var from = living(workspace, other);
        if (into.equals(from)) {
            throw new MergeNotPossibleException(MergeNotPossibleException.Reason.SAME);
        }
        var before = identities.load(workspace, locked.keySet());
        var claim = new Claim(person(before, from), person(before, into), BY_HAND);
        var resolution = before.after(Set.of(), List.of(claim), this::newLead);
        if (!resolution.merged().containsKey(from)) {
            throw new MergeNotPossibleException(MergeNotPossibleException.Reason.KEPT_APART);
        }
        return apply(workspace, before, resolution, locked, step.at());
    }

    private LeadId living(WorkspaceId workspace, LeadId lead) {
        return leads.livingOn(workspace, lead).map(Lead::id).orElseThrow(() -> new UnknownLeadException(lead));
    }

    private static Identifier person(Identities identities, LeadId lead) {
        return identities
                .person(lead)
                .orElseThrow(() -> new MergeNotPossibleException(MergeNotPossibleException.Reason.NAMELESS));
    }

    private Set<LeadId> concerned(WorkspaceId workspace, Merge merge) {
        var lead = holder(workspace, merge);
        var others =
                parting(identities.load(workspace, Set.of(lead)), merge, lead).othersConcerned();
        var concerned = new TreeSet<>(identities.leadsOf(workspace, others));
        concerned.add(lead);
        concerned.add(merge.ended());
        return concerned;
    }

    private Set<LeadId> parted(WorkspaceId workspace, Merge merge) {
        var identifiers = merges.cuts(workspace, merge.id()).stream()
                .flatMap(cut -> Stream.of(cut.one(), cut.other()))
                .collect(Collectors.toSet());
        return identities.leadsOf(workspace, identifiers);
    }

    private Merge merge(WorkspaceId workspace, MergeId id) {
        return merges.byId(workspace, id).orElseThrow(() -> new UnknownMergeException(id));
    }

    /** The lead that both live on in now. */
    private LeadId holder(WorkspaceId workspace, Merge merge) {
        var ended = leads.byId(workspace, merge.ended()).orElseThrow(() -> new UnknownLeadException(merge.ended()));
        var holder = ended.mergedInto();
        if (merge.undone() != null || holder == null) {
            throw new SeparationNotPossibleException(merge.id(), Reason.ALREADY_UNDONE);
        }
        return holder;
    }

    private static Parting parting(Identities before, Merge merge, LeadId lead) {
        var sides = merge.sides();
        if (sides == null) {
            throw new SeparationNotPossibleException(merge.id(), Reason.NOT_WRITTEN_DOWN);
        }
        return new Parting(before, sides, lead);
    }

    private Separated apply(
            WorkspaceId workspace, Identities before, Resolution resolution, Map<LeadId, Lead> locked, Instant at) {
        identities.save(workspace, before, resolution, at);
        resolution.moved().forEach((by, to) -> log.move(workspace, by, from(before, by), to));
        var created = created(before, resolution, locked);
        leads.add(workspace, created);
        created.forEach(lead -> locked.put(lead.id(), lead));
        resolution
                .merged()
                .forEach((ended, survivor) ->
                        locked.computeIfPresent(survivor, (id, lead) -> lead.joinedBy(find(locked, ended))));
        leads.merge(workspace, resolution.merged());

        var changed = new TreeMap<LeadId, Lead>();
        resolution
                .moved()
                .forEach((identifier, to) -> Stream.of(to, from(before, identifier))
                        .filter(lead -> !resolution.merged().containsKey(lead))
                        .forEach(lead -> changed.put(lead, find(locked, lead))));
        return new Separated(changed, resolution.created(), resolution.merged(), resolution.identifiersByLead());
    }

    /** New leads are as old as those that they were part of. */
    private static List<Lead> created(Identities before, Resolution resolution, Map<LeadId, Lead> locked) {
        var created = new TreeMap<LeadId, Lead>();
        resolution.moved().forEach((identifier, to) -> {
            if (resolution.created().contains(to)) {
                var since = find(locked, from(before, identifier));
                created.merge(
                        to,
                        Lead.heardOf(to, since.createdAt(), since.source(), Standing.NONE),
                        (a, b) -> a.createdAt().isBefore(b.createdAt()) ? a : b);
            }
        });
        return List.copyOf(created.values());
    }

    private LeadId newLead() {
        return new LeadId(ids.next());
    }

    private static LeadId from(Identities before, Identifier identifier) {
        return Objects.requireNonNull(before.leads().get(identifier), "what moves stood for a lead before");
    }

    private static Lead find(Map<LeadId, Lead> locked, LeadId id) {
        return Objects.requireNonNull(locked.get(id), () -> "lead " + id.value() + " was resolved but not locked");
    }

    /**
     * What changed.
     *
     * @param changed the leads whose events are others now, as they are to be scored and saved; among them those that came
     *     back and those that are new
     * @param created those of them that are new
     * @param merged leads that have ended, with the lead they live on in
     * @param identifiers the identifiers of each lead, strongest first
     */
    public record Separated(
            SortedMap<LeadId, Lead> changed,
            Set<LeadId> created,
            Map<LeadId, LeadId> merged,
            Map<LeadId, List<Identifier>> identifiers) {}
}
