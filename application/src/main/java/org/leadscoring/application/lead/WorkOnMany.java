package org.leadscoring.application.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The same work on many leads. Each is worked on for itself: what one refuses does not hold up the others. */
public final class WorkOnMany {

    /** So many leads are worked on at once. */
    public static final int MOST = 500;

    private final WorkOnLead work;
    private final Leads leads;

    public WorkOnMany(WorkOnLead work, Leads leads) {
        this.work = work;
        this.leads = leads;
    }

    /**
     * Gives these leads to a user, or takes them from everybody: see {@link WorkOnLead#assign}.
     *
     * @throws IllegalArgumentException if there are more than {@value #MOST}
     * @throws UnknownUserException if the workspace has no such user
     */
    public Done assign(WorkspaceId workspace, Collection<LeadId> ids, @Nullable UserId owner, UserId by) {
        return each(workspace, ids, id -> work.assign(workspace, id, owner, by));
    }

    /**
     * Moves these leads to a status: see {@link WorkOnLead#moveTo}.
     *
     * @throws IllegalArgumentException if there are more than {@value #MOST}
     */
    public Done moveTo(WorkspaceId workspace, Collection<LeadId> ids, LeadStatus status, UserId by) {
        return each(workspace, ids, id -> work.moveTo(workspace, id, status, by));
    }

    private Done each(WorkspaceId workspace, Collection<LeadId> ids, Function<LeadId, Lead> deed) {
        var distinct = new LinkedHashSet<>(ids);
        if (distinct.size() > MOST) {
            throw new IllegalArgumentException(distinct.size() + " leads are too many at once; choose at most " + MOST);
        }
        var done = new ArrayList<Lead>();
        var refused = new ArrayList<Lead>();
        var gone = 0;
        for (var id : distinct) {
            try {
                done.add(deed.apply(id));
            } catch (StatusNotPossibleException refusal) {
                leads.livingOn(workspace, id).ifPresent(refused::add);
            } catch (UnknownLeadException e) {
                gone++;
            }
        }
        return new Done(done, refused, gone);
    }

    /**
     * What came of it.
     *
     * @param done the leads as they are now
     * @param refused those whose status does not lead to the one wished for, as they are
     * @param gone how many there are no more
     */
    public record Done(List<Lead> done, List<Lead> refused, int gone) {

        public Done {
            done = List.copyOf(done);
            refused = List.copyOf(refused);
        }
    }
}
