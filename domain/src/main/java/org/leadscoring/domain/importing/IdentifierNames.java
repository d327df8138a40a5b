package org.leadscoring.domain.importing;

import java.util.Optional;
import org.leadscoring.domain.lead.IdentifierType;

/** Kinds of identifiers as a mapping writes them. */
final class IdentifierNames {

    /** All of them, as a sentence lists them. */
    static final String ALL = "userId, crmId, email, phone, anonymousId, sessionId";

    private IdentifierNames() {}

    static String of(IdentifierType type) {
        return switch (type) {
            case USER_ID -> "userId";
            case CRM_ID -> "crmId";
            case EMAIL -> "email";
            case PHONE -> "phone";
            case ANONYMOUS_ID -> "anonymousId";
            case SESSION_ID -> "sessionId";
        };
    }

    /** The kind written like this, if there is one; case does not matter. */
    static Optional<IdentifierType> type(String name) {
        for (var type : IdentifierType.values()) {
            if (of(type).equalsIgnoreCase(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
