package org.leadscoring.application.lead;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
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
            return new Page(latestFirst(rows), null);
        }
        var page = rows.subList(0, PAGE_SIZE);
        return new Page(latestFirst(page), Position.of(page.getLast().lead()));
    }

    /** They come by the minute; within one, and on one page, they are put in order here. */
    private static List<Row> latestFirst(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.lead().activeAt())
                        .reversed()
                        .thenComparing(row -> row.lead().id()))
                .toList();
    }

    /** Where the rows come from. */
    public interface LeadList {

        /** Leads that were not merged, by the minute they were last active in, descending, then by id; {@code prefix} may be empty. */
        List<Row> list(WorkspaceId workspace, String prefix, @Nullable Position after, int limit);
    }

    /**
     * The place of a lead in the list. By the minute, so that a lead keeps its place for a while, whatever it does: a place
     * in an index is the dearest part of what an event changes.
     *
     * @param activeAt the minute in which it was last active, UTC
     */
    public record Position(Instant activeAt, LeadId lead) {

        /** The place of this lead. */
        public static Position of(Lead lead) {
            return new Position(lead.activeAt().truncatedTo(ChronoUnit.MINUTES), lead.id());
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
