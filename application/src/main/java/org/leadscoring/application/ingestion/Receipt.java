package org.leadscoring.application.ingestion;

import org.leadscoring.domain.lead.LeadId;

/** What became of an event. */
public sealed interface Receipt {

    /**
     * It is on disk.
     *
     * @param lead whose it is
     * @param fresh false if it was a duplicate and changed nothing
     */
    record Taken(LeadId lead, boolean fresh) implements Receipt {}

    /**
     * It cannot be processed; nothing of it was kept, and sending it again will not help.
     *
     * @param failure why
     */
    record Refused(RuntimeException failure) implements Receipt {}

    /**
     * That it was taken.
     *
     * @throws RuntimeException the reason why it was not
     */
    default Taken taken() {
        return switch (this) {
            case Taken taken -> taken;
            case Refused(var failure) -> throw failure;
        };
    }
}
