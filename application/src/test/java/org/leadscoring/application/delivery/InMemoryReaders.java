package org.leadscoring.application.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.workspace.Users.Account;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Readers in memory. */
public final class InMemoryReaders implements Readers {

    private final InMemoryDatabase database;

    public InMemoryReaders(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Reader> all(WorkspaceId workspace) {
        return database.users.rows(workspace).values().stream()
                .map(Account::user)
                .filter(User::enabled)
                .sorted(Comparator.comparing(User::name))
                .flatMap(user -> database.readers.find(workspace, user.id()).stream()
                        .map(reader -> new Reader(
                                user.id(),
                                user.name(),
                                user.role(),
                                reader.mail(),
                                reader.language(),
                                possible(reader.topics(), user.role()))))
                .toList();
    }

    private static Set<Topic> possible(Set<Topic> chosen, Role role) {
        return chosen.stream().filter(Reader.choices(role)::contains).collect(Collectors.toSet());
    }

    @Override
    public void save(WorkspaceId workspace, Reader reader) {
        database.readers.put(workspace, reader.user(), reader);
    }

    @Override
    public void remove(WorkspaceId workspace, UserId user) {
        database.readers.remove(workspace, user);
    }
}
