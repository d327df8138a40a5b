package org.leadscoring.notify.crm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.CrmClient.Erased;
import org.leadscoring.notify.http.Exchange.Answered;
import tools.jackson.databind.node.ArrayNode;

/**
 * Has contacts deleted for good, with all that belongs to them, as the GDPR wants it. HubSpot may also be asked by an e-mail
 * address, and puts one that nobody has on a list of those that may never be a contact; we ask by the contact's id only.
 *
 * @see <a href="https://developers.hubspot.com/docs/api-reference/legacy/crm/objects/contacts/gdpr/gdpr-delete-contact">HubSpot:
 *     permanently delete a contact</a>
 */
final class HubSpotErasure {

    private static final String CONTACTS = "/crm/v3/objects/contacts";

    private final Dialogue dialogue;
    private final HubSpotApi api;

    HubSpotErasure(Dialogue dialogue, HubSpotApi api) {
        this.dialogue = dialogue;
        this.api = api;
    }

    Erased erase(Doomed doomed) throws EndedException {
        if (doomed.external() != null) {
            return erase(doomed.external());
        }
        var answer = read(doomed.key(), HubSpotContacts.KEY);
        if (answer.status() == 400 && answer.body().contains("PROPERTY_DOESNT_EXIST")) {
            return new Erased.Refused("HTTP 400 – without the property " + HubSpotContacts.KEY
                    + " nobody can say which contact it is; have it made, or look for the contact by hand");
        }
        var found = id(answer);
        return found.isEmpty() ? new Erased.Done() : erase(found.get());
    }

    private Erased erase(String id) throws EndedException {
        var answer = api.send("POST", CONTACTS + "/gdpr-delete", Tree.object().put("objectId", id));
        return switch (answer.status()) {
            // Whether there is no such contact, or no HubSpot at all, is seen by asking for it.
            case 404 ->
                id(read(id, "")).isEmpty()
                        ? new Erased.Done()
                        : new Erased.Refused(code(answer) + " – ask HubSpot why");
            case 400, 403, 409, 422 -> new Erased.Refused(code(answer) + " – " + advice(answer));
            default -> {
                if (!answer.isSuccess()) {
                    throw api.ended(answer);
                }
                yield new Erased.Done();
            }
        };
    }

    private static String advice(Answered answer) {
        var said = answer.body().toLowerCase(Locale.ROOT);
        if (said.contains("gdpr") || said.contains("privacy")) {
            return "HubSpot deletes nobody for good as long as this account has its data privacy settings off;"
                    + " switch them on in Settings → Privacy & Consent";
        }
        return answer.status() == 403
                ? "give the private app the scope crm.objects.contacts.write, and see whether the data privacy settings are"
                        + " on in Settings → Privacy & Consent"
                : "see in HubSpot what holds the contact, and whether the data privacy settings are on in Settings →"
                        + " Privacy & Consent";
    }

    /** The status and HubSpot's name for what is wrong, but none of its words: they may be about the person. */
    private static String code(Answered answer) {
        var category = Tree.readAny(answer.body())
                .map(error -> Tree.text(error.path("category")))
                .filter(name -> name.matches("[A-Z_]{1,60}"))
                .orElse("");
        return Tree.line("HTTP " + answer.status() + " " + category);
    }

    /** Asks for a contact by a property whose values are unique, or by its id. */
    private Answered read(String id, String property) throws EndedException {
        var body = Tree.object();
        if (!property.isEmpty()) {
            body.put("idProperty", property);
        }
        body.set("properties", Tree.array(List.of(HubSpotContacts.KEY)));
        body.putArray("inputs").addObject().put("id", id);
        return api.send("POST", CONTACTS + "/batch/read", body);
    }

    private Optional<String> id(Answered answer) throws EndedException {
        if (!answer.isSuccess()) {
            throw api.ended(answer);
        }
        if (!(dialogue.read(answer).path("results") instanceof ArrayNode results)) {
            throw dialogue.garbled("HubSpot");
        }
        return results.isEmpty()
                ? Optional.empty()
                : Optional.of(Tree.id(results.get(0).path("id")).orElseThrow(() -> dialogue.garbled("HubSpot")));
    }
}
