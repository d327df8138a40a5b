package org.leadscoring.application.crm;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.crm.CrmClient.Person;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Who of us is who in the CRM: by the e-mail address they gave, or the one they sign in with. */
final class Colleagues {

    private final Map<UserId, String> theirs = new HashMap<>();
    private final Map<String, UserId> ours = new HashMap<>();

    private Colleagues() {}

    static Colleagues of(WorkspaceId workspace, List<Person> people, Users users, Readers readers) {
        var byMail = new HashMap<String, String>();
        people.stream()
                .filter(person -> !person.mail().isEmpty())
                .forEach(person -> byMail.putIfAbsent(person.mail().toLowerCase(Locale.ROOT), person.id()));
        var mails = new HashMap<UserId, String>();
        readers.all(workspace).forEach((Reader reader) -> mails.put(reader.user(), reader.mail()));
        var colleagues = new Colleagues();
        for (User user : users.all(workspace)) {
            var mail = mails.getOrDefault(user.id(), user.username()).toLowerCase(Locale.ROOT);
            var id = byMail.get(mail);
            if (user.enabled() && id != null) {
                colleagues.theirs.put(user.id(), id);
                colleagues.ours.putIfAbsent(id, user.id());
            }
        }
        return colleagues;
    }

    /** By what the CRM knows a user. */
    Optional<String> theirs(UserId user) {
        return Optional.ofNullable(theirs.get(user));
    }

    /** The user the CRM knows by this. */
    Optional<UserId> ours(String person) {
        return Optional.ofNullable(ours.get(person));
    }
}
