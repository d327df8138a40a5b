package org.leadscoring.notify.crm;

import java.util.Set;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.CrmClient.Erased;
import org.leadscoring.notify.http.Exchange.Answered;

/**
 * Deletes leads: by their id, or by our key if the id is not known. What is deleted lies in Salesforce's recycle bin for 15
 * days, out of our reach.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_delete_record.htm">Salesforce:
 *     delete a record</a>
 */
final class SalesforceErasure {

    private static final String LEAD = SalesforceApi.DATA + "/sobjects/Lead/";
    private static final Set<String> NOT_THERE = Set.of("ENTITY_IS_DELETED", "NOT_FOUND");

    private final Dialogue dialogue;
    private final SalesforceApi api;

    SalesforceErasure(Dialogue dialogue, SalesforceApi api) {
        this.dialogue = dialogue;
        this.api = api;
    }

    Erased erase(Doomed doomed) throws EndedException {
        var which = doomed.external() == null
                ? SalesforceLeads.KEY + "/" + Addresses.encoded(doomed.key())
                : Addresses.encoded(doomed.external());
        var answer = api.send("DELETE", LEAD + which, null);
        if (answer.isSuccess()) {
            return new Erased.Done();
        }
        var code = SalesforceApi.code(answer);
        if (SalesforceLeads.PASSING.contains(code)) {
            throw dialogue.unexpected(answer, words(answer, code));
        }
        return switch (answer.status()) {
            case 404 -> missing(answer, code);
            case 300 -> new Erased.Refused(words(answer, code) + " – several leads carry the key; delete them by hand");
            case 400, 405, 409, 412 ->
                new Erased.Refused(
                        words(answer, code) + " – see in Salesforce what holds the lead, and delete it there");
            case 403 -> {
                if (!code.startsWith("INSUFFICIENT_ACCESS")) {
                    throw api.ended(answer);
                }
                yield new Erased.Refused(
                        words(answer, code) + " – let the user the app runs as see and delete all leads");
            }
            default -> throw api.ended(answer);
        };
    }

    private Erased missing(Answered answer, String code) throws EndedException {
        if (!NOT_THERE.contains(code)) {
            throw api.ended(answer);
        }
        return answer.body().contains("external ID field")
                ? new Erased.Refused(words(answer, code) + " – without the field " + SalesforceLeads.KEY
                        + " nobody can say which lead it is; make it, or look for the lead by hand")
                : new Erased.Done();
    }

    /** The status and Salesforce's name for what is wrong, but none of its words: they may be about the person. */
    private static String words(Answered answer, String code) {
        return Tree.line("HTTP " + answer.status() + " " + (code.matches("[A-Z_]{1,60}") ? code : ""));
    }
}
