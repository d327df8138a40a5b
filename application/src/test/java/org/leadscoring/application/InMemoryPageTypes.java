package org.leadscoring.application;

import java.time.Clock;
import org.leadscoring.application.ingestion.EditPageTypes;
import org.leadscoring.application.ingestion.FindPageTypes;

/** The use cases around page types over ports in memory. */
public final class InMemoryPageTypes {

    public final FindPageTypes find;
    public final EditPageTypes edit;

    InMemoryPageTypes(InMemoryPorts ports, Clock clock) {
        find = new FindPageTypes(ports.pagePatterns(), clock);
        edit = new EditPageTypes(
                ports.transactions(), ports.pagePatterns(), find, ports.auditLog(), ports.ids(), clock);
    }
}
