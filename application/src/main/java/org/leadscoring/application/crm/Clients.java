package org.leadscoring.application.crm;

import java.util.Map;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm.Kind;

/** Who talks to which kind of CRM. */
public final class Clients {

    private final Map<Kind, CrmClient> byKind;

    /** @throws IllegalArgumentException if nobody talks to one of the kinds */
    public Clients(Map<Kind, CrmClient> byKind) {
        this.byKind = Map.copyOf(byKind);
        for (var kind : Kind.values()) {
            if (!this.byKind.containsKey(kind)) {
                throw new IllegalArgumentException("nobody talks to " + kind.key());
            }
        }
    }

    CrmClient of(Connection connection) {
        var client = byKind.get(connection.crm().kind());
        if (client == null) {
            throw new IllegalStateException(
                    "nobody talks to " + connection.crm().kind().key());
        }
        return client;
    }
}
