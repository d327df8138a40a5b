package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
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
        database.users.put(user.workspace(), user.id(), new Account(user, passwordHash, 0));
    }

    @Override
    public void save(User user) {
        replace(user, account -> {
            var kept = account.user();
            var saved =
                    new User(kept.id(), kept.workspace(), kept.username(), user.name(), user.role(), user.enabled());
            return new Account(saved, account.passwordHash(), account.admission());
        });
    }

    @Override
    public Optional<Account> byId(WorkspaceId workspace, UserId user) {
        return database.users.find(workspace, user);
    }

    @Override
    public Map<UserId, Account> hold(WorkspaceId workspace) {
        return database.users.rows(workspace);
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
        replace(user, account -> new Account(account.user(), passwordHash, account.admission()));
    }

    @Override
    public void readmit(User user) {
        replace(user, account -> new Account(account.user(), account.passwordHash(), account.admission() + 1));
    }

    @Override
    public void signedIn(User user, Instant at) {
        database.users
                .find(user.workspace(), user.id())
                .ifPresent(account -> database.signIns.put(user.workspace(), user.id(), at));
    }

    @Override
    public Map<UserId, Instant> lastSignIns(WorkspaceId workspace) {
        return database.signIns.rows(workspace);
    }

    private void replace(User user, UnaryOperator<Account> change) {
        database.users
                .find(user.workspace(), user.id())
                .ifPresent(account -> database.users.put(user.workspace(), user.id(), change.apply(account)));
    }
}
