package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.ClaimKey;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Who is whom, in memory. */
public final class InMemoryIdentityBook implements IdentityBook {

    private final InMemoryDatabase database;

    public InMemoryIdentityBook(InMemoryDatabase database) {
        this.database = database;
    }

    /** Transactions run one at a time, so nothing needs to be held. */
    @Override
    public void reserve(WorkspaceId workspace, Collection<Identifier> identifiers) {}

    /** Nothing was held, so nothing is to be let go of. */
    @Override
    public void release(WorkspaceId workspace, Collection<Identifier> identifiers) {}

    @Override
    public Set<LeadId> leadsOf(WorkspaceId workspace, Collection<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> database.identifiers.find(workspace, identifier))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    @Override
    public Identities load(WorkspaceId workspace, Set<LeadId> leads) {
        var identifiers = new HashMap<Identifier, LeadId>();
        database.identifiers.rows(workspace).forEach((identifier, lead) -> {
            if (leads.contains(lead)) {
                identifiers.put(identifier, lead);
            }
        });
        var claims = database.claims.rows(workspace).entrySet().stream()
                .filter(row -> identifiers.containsKey(row.getKey().claimed()))
                .map(row -> new Claim(row.getKey().claimed(), row.getKey().by(), row.getValue()))
                .toList();
        var cuts = database.cuts.rows(workspace).values().stream()
                .flatMap(Set::stream)
                .filter(cut -> identifiers.containsKey(cut.one()) || identifiers.containsKey(cut.other()))
                .collect(Collectors.toSet());
        return new Identities(identifiers, claims, cuts);
    }

    @Override
    public void save(WorkspaceId workspace, Identities before, Identities.Resolution resolution, Instant at) {
        resolution.leads().forEach((identifier, lead) -> database.identifiers.put(workspace, identifier, lead));
        resolution
                .claims()
                .forEach(claim ->
                        database.claims.put(workspace, new ClaimKey(claim.claimed(), claim.by()), claim.since()));
        resolution.merged().forEach((ended, survivor) -> {
            var id = new MergeId(database.merges.everything().values().stream()
                            .mapToLong(Map::size)
                            .sum()
                    + 1);
            database.merges.put(
                    workspace, id, new Merge(id, ended, survivor, at, before.sides(ended, survivor), null, null));
        });
    }

    @Override
    public List<Identifier> identifiersOf(WorkspaceId workspace, LeadId lead) {
        return database.identifiers.rows(workspace).entrySet().stream()
                .filter(row -> row.getValue().equals(lead))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
