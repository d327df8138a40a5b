package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Users in memory. */
public final class InMemoryUsers implements Users {

    private final InMemoryDatabase database;

    public InMemoryUsers(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(User user, String passwordHash, Instant at) {
        if (byUsername(user.username()).isPresent()) {
            throw new IllegalStateException("there is a user " + user.username());
        }
        database.users.put(user.workspace(), user.id(), new Account(user, passwordHash));
    }

    @Override
    public Optional<Account> byUsername(String username) {
        var lower = username.toLowerCase(Locale.ROOT);
        return database.users.everything().values().stream()
                .flatMap(rows -> rows.values().stream())
                .filter(account -> account.user().username().equals(lower))
                .findFirst();
    }

    @Override
    public List<User> all(WorkspaceId workspace) {
        return database.users.rows(workspace).values().stream()
                .map(Account::user)
                .sorted(Comparator.comparing(User::name)
                        .thenComparing(user -> user.id().value()))
                .toList();
    }

    @Override
    public void changePassword(User user, String passwordHash) {
        database.users
                .find(user.workspace(), user.id())
                .ifPresent(account ->
                        database.users.put(user.workspace(), user.id(), new Account(account.user(), passwordHash)));
    }
}
