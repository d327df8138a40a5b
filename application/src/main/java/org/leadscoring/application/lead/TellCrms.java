package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.KnownLeads;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Leads as CRMs are told of them: as people outside are, and besides with traits; and what CRMs may change of them. */
public final class TellCrms implements KnownLeads {

    private final Leads leads;
    private final ScoringModels models;
    private final ComposeNotices cards;
    private final WorkOnLead work;

    public TellCrms(Leads leads, ScoringModels models, ComposeNotices cards, WorkOnLead work) {
        this.leads = leads;
        this.models = models;
        this.cards = cards;
        this.work = work;
    }

    @Override
    public Map<LeadId, Known> known(WorkspaceId workspace, Set<LeadId> asked) {
        var known = new HashMap<LeadId, Known>();
        leads.byIds(workspace, asked)
                .forEach((id, lead) ->
                        living(workspace, lead).ifPresent(living -> known.put(id, known(workspace, living))));
        return known;
    }

    private Optional<Lead> living(WorkspaceId workspace, Lead lead) {
        return lead.mergedInto() == null ? Optional.of(lead) : leads.livingOn(workspace, lead.id());
    }

    @Override
    public @Nullable Known hold(WorkspaceId workspace, LeadId lead) {
        // Who locks a lead is not told where it stands.
        return locked(workspace, lead)
                .flatMap(held -> leads.byId(workspace, held.id()))
                .map(living -> known(workspace, living))
                .orElse(null);
    }

    /** The one it lives on in, locked. What another transaction erased meanwhile, which this one waited for, is none. */
    private Optional<Lead> locked(WorkspaceId workspace, LeadId id) {
        var lead = leads.lock(workspace, Set.of(id)).get(id);
        if (lead == null || lead.isErased()) {
            return Optional.empty();
        }
        var survivor = lead.mergedInto();
        return survivor == null ? Optional.of(lead) : locked(workspace, survivor);
    }

    private Known known(WorkspaceId workspace, Lead lead) {
        return new Known(
                lead.id(),
                lead.status(),
                lead.owner(),
                lead.lastActivityAt(),
                lead.traits(),
                cards.card(workspace, lead));
    }

    @Override
    public List<String> stages(WorkspaceId workspace) {
        var ladder = models.live(workspace).getFirst().ladder();
        return new ArrayList<>(ladder.names());
    }

    @Override
    public boolean move(WorkspaceId workspace, LeadId lead, LeadStatus status, Instant at, UserId by) {
        return work.follow(workspace, leads.lockLivingOn(workspace, lead), status, at, by);
    }

    @Override
    public void give(WorkspaceId workspace, LeadId lead, @Nullable UserId owner, UserId by) {
        work.give(workspace, leads.lockLivingOn(workspace, lead), owner, by);
    }
}
