package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The list of leads, the latest active first, and the search in it. */
public final class FindLeads {

    /** Rows of a page. */
    public static final int PAGE_SIZE = 50;

    private final LeadList list;

    public FindLeads(LeadList list) {
        this.list = list;
    }

    /**
     * A page of the leads that can be found by this text.
     *
     * @param text the beginning of a name, a word of it, a company, an e-mail, a phone or an id; case does not matter;
     *     blank finds all
     * @param after the last row of the page before, null for the first page
     */
    public Page page(WorkspaceId workspace, String text, @Nullable Position after) {
        var rows = list.list(workspace, Profile.searchTerm(text), after, PAGE_SIZE + 1);
        if (rows.size() <= PAGE_SIZE) {
            return new Page(rows, null);
        }
        var last = rows.get(PAGE_SIZE - 1).lead();
        return new Page(rows.subList(0, PAGE_SIZE), Position.of(last));
    }

    /** Where the rows come from. */
    public interface LeadList {

        /** Leads that were not merged, by last activity descending, then by id; {@code prefix} may be empty. */
        List<Row> list(WorkspaceId workspace, String prefix, @Nullable Position after, int limit);
    }

    /** The place of a lead in the list. */
    public record Position(Instant lastActivityAt, LeadId lead) {

        static Position of(Lead lead) {
            var activity = lead.lastActivityAt();
            return new Position(activity == null ? lead.createdAt() : activity, lead.id());
        }
    }

    /**
     * A lead in the list.
     *
     * @param ownerName the name of the lead's owner, null if it has none
     */
    public record Row(Lead lead, @Nullable String ownerName) {}

    /**
     * A page of leads.
     *
     * @param next where the next page begins after, null if this is the last
     */
    public record Page(List<Row> rows, @Nullable Position next) {}
}
