package org.leadscoring.notify.crm;

import java.util.Set;
import java.util.regex.Pattern;
import org.leadscoring.notify.crm.OdooApi.Said;

/** What exceptions of Odoo mean; they have the names they have in Python. */
final class OdooFaults {

    private static final String MISSING = "odoo.exceptions.MissingError";
    private static final Set<String> NOT_LET_IN = Set.of(
            "odoo.exceptions.AccessDenied", "werkzeug.exceptions.Unauthorized", "odoo.http.SessionExpiredException");
    private static final Set<String> NOT_ALLOWED =
            Set.of("odoo.exceptions.AccessError", "werkzeug.exceptions.Forbidden");
    private static final Set<String> NOT_AS_IT_IS = Set.of(
            "odoo.exceptions.ValidationError",
            "odoo.exceptions.UserError",
            MISSING,
            "odoo.exceptions.RedirectWarning",
            "odoo.exceptions.except_orm",
            "odoo.exceptions.Warning",
            "werkzeug.exceptions.UnprocessableEntity",
            "werkzeug.exceptions.BadRequest",
            "psycopg2.IntegrityError",
            "psycopg2.DataError",
            "psycopg2.errors.NotNullViolation",
            "psycopg2.errors.UniqueViolation",
            "psycopg2.errors.CheckViolation",
            "psycopg2.errors.ForeignKeyViolation",
            "psycopg2.errors.InvalidTextRepresentation",
            "psycopg2.errors.NumericValueOutOfRange",
            "builtins.ValueError",
            "builtins.TypeError");
    private static final String KEY_ERROR = "builtins.KeyError";
    private static final Pattern NAME = Pattern.compile("'?[A-Za-z_][A-Za-z0-9_.]{0,99}'?");

    private OdooFaults() {}

    /** What faults mean to a call. */
    interface Reading {

        /**
         * @param name of the exception
         * @param message of the exception
         * @throws EndedException unless it is about what the call was given
         */
        Said of(Dialogue dialogue, String name, String message) throws EndedException;
    }

    /**
     * What they mean to a call that deletes a record: one that is not there is deleted, and one that we may not delete is no
     * reason to do nothing else. Odoo's words are not repeated: they may be about the person.
     */
    static Said ofDeleting(Dialogue dialogue, String name, String message) throws EndedException {
        if (name.equals(MISSING)) {
            return new Said.Result(Tree.object());
        }
        if (NOT_ALLOWED.contains(name)) {
            return new Said.Refusal(
                    "Odoo: " + name + " – let the user we sign in as delete all leads (Sales: Administrator)");
        }
        if (NOT_AS_IT_IS.contains(name) || name.equals(KEY_ERROR)) {
            return new Said.Refusal("Odoo: " + name + " – see in Odoo what holds the lead, and delete it there");
        }
        return of(dialogue, name, message);
    }

    /** What they mean to any other call: a {@link Reading}. */
    static Said of(Dialogue dialogue, String name, String message) throws EndedException {
        var words = dialogue.shown("Odoo: " + (message.isBlank() ? name : message));
        if (NOT_LET_IN.contains(name)) {
            throw dialogue.gone(words + " – Odoo does not let us in; enter the login and a key that has not expired");
        }
        if (NOT_ALLOWED.contains(name)) {
            throw dialogue.gone(
                    words
                            + " – let the user we sign in as see and change all leads (Sales), and change settings to have fields made");
        }
        if (message.contains("database") && message.contains("does not exist")
                || name.equals("werkzeug.exceptions.NotFound")) {
            throw dialogue.gone(words + " – correct the name of the database or the address");
        }
        if (name.equals(KEY_ERROR) && NAME.matcher(message).matches() || message.startsWith("Invalid field")) {
            throw dialogue.gone(words + " – Odoo does not have this; have missing fields made, or take them out of the"
                    + " fields of this connection");
        }
        if (NOT_AS_IT_IS.contains(name)) {
            return new Said.Refusal(words);
        }
        throw dialogue.failed(words, null);
    }
}
