package org.leadscoring.application.erasure;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.leadscoring.application.crm.AskCrms;
import org.leadscoring.application.erasure.Erasure.Extent;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.LockedLeads;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Mentions;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Erases a person for ever (spec OP-3): who they were is gone from everywhere, what was counted of them stays. Whoever they
 * were merged from goes with them. If they come again they are somebody new; what they did before, sent once more, is known
 * and brings nobody back. CRMs are asked to erase them, too, where their connections say so.
 *
 * <p>Their scores stand for ever as they stood, by the versions that had scored them: no replay reads events that have lost
 * what rules ask for, and no later version scores them (docs/adr/0028).
 */
public final class EraseLead {

    /** What certificates are called in the audit log. */
    public static final String SUBJECT = "erasure";

    private final Transactions transactions;
    private final Leads leads;
    private final IdentityBook identities;
    private final LockedLeads locks;
    private final SetClocks clocks;
    private final AskCrms crms;
    private final PersonalData data;
    private final Erasures erasures;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock time;

    public EraseLead(
            Transactions transactions,
            Leads leads,
            IdentityBook identities,
            SetClocks clocks,
            AskCrms crms,
            PersonalData data,
            Erasures erasures,
            AuditLog audit,
            Ids ids,
            Clock time) {
        this.transactions = transactions;
        this.leads = leads;
        this.identities = identities;
        this.locks = new LockedLeads(leads, identities);
        this.clocks = clocks;
        this.crms = crms;
        this.data = data;
        this.erasures = erasures;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /**
     * What erasing this lead would erase, as it stands.
     *
     * @throws UnknownLeadException if the workspace has no such lead, or it was erased already
     */
    public Extent extent(WorkspaceId workspace, LeadId id) {
        return transactions.run(() -> {
            var lead = living(workspace, id);
            return data.extent(workspace, data.leadsOf(workspace, lead.id()), mentions(workspace, lead));
        });
    }

    /**
     * Erases a lead, or the one it lives on in. Cannot be undone.
     *
     * @param by who has it erased
     * @return the certificate
     * @throws UnknownLeadException if the workspace has no such lead, or it was erased already
     */
    public Erasure erase(WorkspaceId workspace, LeadId id, UserId by) {
        return transactions.run(() -> {
            locks.until(workspace, () -> concerned(workspace, id));
            var reference = ids.next();
            return certify(workspace, reference, by, eraseHeld(workspace, living(workspace, id), reference));
        });
    }

    /**
     * Erases several leads, with one certificate. Those that have become part of another lead meanwhile, or were erased, are
     * left out.
     *
     * @param still which of them are to be erased, asked once they are held and nothing more happens to them
     * @param by who has them erased
     * @return how many of them were erased
     */
    public int erase(WorkspaceId workspace, Set<LeadId> leads, UnaryOperator<Set<LeadId>> still, UserId by) {
        return transactions.run(() -> {
            locks.until(workspace, () -> concerned(workspace, leads));
            var erased = new TreeSet<>(still.apply(leads));
            var reference = ids.next();
            erased.stream()
                    .map(id -> eraseHeld(workspace, living(workspace, id), reference))
                    .reduce(Extent::plus)
                    .ifPresent(extent -> certify(workspace, reference, by, extent));
            return erased.size();
        });
    }

    private Set<LeadId> concerned(WorkspaceId workspace, Set<LeadId> leads) {
        var concerned = new TreeSet<>(leads);
        leads.forEach(lead -> concerned.addAll(data.leadsOf(workspace, lead)));
        concerned.addAll(data.tiedTo(workspace, Set.copyOf(concerned)));
        return concerned;
    }

    private Extent eraseHeld(WorkspaceId workspace, Lead lead, UUID reference) {
        var all = data.leadsOf(workspace, lead.id());
        var mentions = mentions(workspace, lead);
        var extent = data.extent(workspace, all, mentions);
        clocks.cancel(workspace, all, time.instant());
        crms.ask(workspace, all, reference, time.instant());
        data.erase(workspace, all, mentions);
        return extent;
    }

    private Erasure certify(WorkspaceId workspace, UUID reference, UserId by, Extent extent) {
        var erasure = new Erasure(reference, time.instant(), by, extent);
        erasures.add(workspace, erasure);
        audit.record(workspace, change(erasure));
        return erasure;
    }

    /** The certificate with this reference. */
    public Optional<Erasure> certificate(WorkspaceId workspace, UUID reference) {
        return erasures.byReference(workspace, reference);
    }

    private Set<LeadId> concerned(WorkspaceId workspace, LeadId id) {
        var concerned =
                new TreeSet<>(data.leadsOf(workspace, living(workspace, id).id()));
        concerned.addAll(data.tiedTo(workspace, Set.copyOf(concerned)));
        return concerned;
    }

    private Lead living(WorkspaceId workspace, LeadId id) {
        return leads.livingOn(workspace, id).orElseThrow(() -> new UnknownLeadException(id));
    }

    private Mentions mentions(WorkspaceId workspace, Lead lead) {
        return Mentions.of(lead.profile(), identities.identifiersOf(workspace, lead.id()));
    }

    private Change change(Erasure erasure) {
        var extent = erasure.extent();
        var facts = Map.<String, Object>of("leads", extent.leads(), "events", extent.events());
        return new Change(
                ids.next(),
                erasure.at(),
                erasure.by(),
                "erase",
                new Subject(SUBJECT, erasure.reference()),
                Attributes.NONE,
                new Attributes(facts));
    }
}
