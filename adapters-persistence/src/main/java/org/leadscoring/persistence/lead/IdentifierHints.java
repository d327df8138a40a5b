package org.leadscoring.persistence.lead;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Where this node last saw identifiers: the lead to lock first. It may be another by now, on this node or elsewhere; only
 * that the identifier stood for some lead is certain, and unless that one was erased it still stands for one.
 */
public final class IdentifierHints {

    private final Cache<Key, LeadId> leads;

    /** @param capacity how many identifiers are remembered at most; the least used are forgotten */
    public IdentifierHints(int capacity) {
        this.leads = Caffeine.newBuilder().maximumSize(capacity).build();
    }

    @Nullable
    LeadId of(WorkspaceId workspace, Identifier identifier) {
        return leads.getIfPresent(new Key(workspace, identifier));
    }

    /** These identifiers stand for these leads, and that is committed. */
    void learn(WorkspaceId workspace, Map<Identifier, LeadId> known) {
        known.forEach((identifier, lead) -> leads.put(new Key(workspace, identifier), lead));
    }

    /** These identifiers stand for no lead any more, and that is committed. Other nodes may go on believing they do. */
    public void forget(WorkspaceId workspace, Collection<Identifier> identifiers) {
        identifiers.forEach(identifier -> leads.invalidate(new Key(workspace, identifier)));
    }

    private record Key(WorkspaceId workspace, Identifier identifier) {}
}
