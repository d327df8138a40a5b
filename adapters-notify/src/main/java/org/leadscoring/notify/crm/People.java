package org.leadscoring.notify.crm;

import java.util.Optional;
import org.leadscoring.application.crm.CrmClient.Person;
import org.leadscoring.domain.event.Texts;
import tools.jackson.databind.JsonNode;

/** Those who can own records, as CRMs tell of them. */
final class People {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MAIL = 254;

    private People() {}

    /** Empty if there is no telling them by their id. Whoever has no name is called by their address. */
    static Optional<Person> of(JsonNode id, String name, String mail) {
        var address = mail.length() > LONGEST_MAIL || !mail.contains("@") ? "" : Tree.line(mail);
        var called = Texts.shortened(Tree.line(name), LONGEST_NAME);
        return Tree.id(id).map(known -> new Person(known, called.isEmpty() ? address : called, address));
    }
}
