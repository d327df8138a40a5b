package org.leadscoring.web.ingestion;

import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.Receipt;

/**
 * What became of a single message.
 *
 * @param messageId its id, made if it brought none
 * @param duplicate true if it was known already and changed nothing
 */
record TakenAnswer(boolean success, String messageId, boolean duplicate) {

    static TakenAnswer of(IncomingEvent event, Receipt.Taken taken) {
        return new TakenAnswer(true, event.event().key().messageId(), !taken.fresh());
    }
}
