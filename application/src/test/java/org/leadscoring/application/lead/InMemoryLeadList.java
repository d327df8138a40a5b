package org.leadscoring.application.lead;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The list of leads in memory. */
public final class InMemoryLeadList implements LeadList {

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::activeAt).reversed().thenComparing(Position::lead);

    private final InMemoryDatabase database;

    public InMemoryLeadList(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Row> list(WorkspaceId workspace, String prefix, @Nullable Position after, int limit) {
        return database.leads.rows(workspace).values().stream()
                .filter(stored -> stored.lead().mergedInto() == null && found(stored, prefix))
                .map(stored -> database.standing(workspace, stored.lead()))
                .filter(lead -> after == null || ORDER.compare(Position.of(lead), after) > 0)
                .sorted(Comparator.comparing(Position::of, ORDER))
                .limit(limit)
                .map(lead -> new Row(lead, ownerName(workspace, lead)))
                .toList();
    }

    private static boolean found(StoredLead stored, String prefix) {
        return prefix.isEmpty() || stored.searchTerms().stream().anyMatch(term -> term.startsWith(prefix));
    }

    private @Nullable String ownerName(WorkspaceId workspace, Lead lead) {
        var owner = lead.owner();
        return owner == null
                ? null
                : database.users
                        .find(workspace, owner)
                        .map(account -> account.user().name())
                        .orElse(null);
    }
}
