package org.leadscoring.application.lead;

import java.util.Optional;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What events about a lead are filed under where the sender only knows the lead's own id. */
public final class RecogniseLead {

    private final Transactions transactions;
    private final Leads leads;
    private final IdentityBook identities;

    public RecogniseLead(Transactions transactions, Leads leads, IdentityBook identities) {
        this.transactions = transactions;
        this.leads = leads;
        this.identities = identities;
    }

    /** The strongest identifier of the lead, or of the one it lives on in; empty if the workspace has no such lead. */
    public Optional<Identifier> by(WorkspaceId workspace, LeadId id) {
        return transactions.run(() -> leads.livingOn(workspace, id)
                .flatMap(lead ->
                        identities.identifiersOf(workspace, lead.id()).stream().findFirst()));
    }
}
