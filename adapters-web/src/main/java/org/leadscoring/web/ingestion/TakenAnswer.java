package org.leadscoring.web.ingestion;

import org.leadscoring.web.ingestion.Intake.Accepted;

/**
 * What became of a single message.
 *
 * @param messageId its id, made if it brought none
 * @param duplicate true if it was known already and changed nothing
 */
record TakenAnswer(boolean success, String messageId, boolean duplicate) {

    static TakenAnswer of(Accepted accepted) {
        var key = accepted.event().event().key();
        return new TakenAnswer(true, key.messageId(), !accepted.receipt().fresh());
    }
}
