package org.leadscoring.notify.crm;

import java.util.Map;
import org.leadscoring.application.crm.CrmClient.Erased;
import tools.jackson.databind.JsonNode;

/** Calls methods of Odoo's models, by either of its interfaces. */
interface OdooApi {

    /** What came of a call. */
    sealed interface Said {

        /** The method's value. */
        record Result(JsonNode value) implements Said {}

        /**
         * It refused what it was given.
         *
         * @param words why, for people to read
         */
        record Refusal(String words) implements Said {}
    }

    /**
     * Calls a method.
     *
     * @param arguments by the method's names of them
     * @throws EndedException if Odoo does not answer, or will not until somebody mends something
     */
    Said call(String model, String method, Map<String, ?> arguments) throws EndedException;

    /**
     * Makes records, all or none.
     *
     * @param values one for each, by the names of the fields
     * @throws EndedException as {@link #call}
     */
    Said create(String model, Iterable<? extends JsonNode> values) throws EndedException;

    /**
     * Deletes a record. One that is not there is deleted.
     *
     * @throws EndedException as {@link #call}; but one that we may not delete is refused
     */
    Erased unlink(String model, long record) throws EndedException;

    /** Who we are, for people to read. */
    String who() throws EndedException;
}
