package org.leadscoring.web.ingestion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.web.ingestion.Problem.FieldError;

/**
 * What became of a batch.
 *
 * @param success true if every message was taken
 * @param accepted how many were new
 * @param duplicates how many were known already
 * @param rejected those that cannot be taken: sending them again will not help
 */
record BatchAnswer(boolean success, int accepted, int duplicates, List<Rejected> rejected) {

    /**
     * A message that cannot be taken.
     *
     * @param index its place in the batch, from 0
     * @param messageId its id, if it has one
     */
    record Rejected(int index, @Nullable String messageId, List<FieldError> errors) {}
}
