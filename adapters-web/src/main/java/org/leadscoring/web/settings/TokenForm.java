package org.leadscoring.web.settings;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.ApiToken;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Words;

/**
 * What people write into the form of a token, as they wrote it.
 *
 * @param scope keys of scopes
 * @param user the id of whom it acts for
 * @param days how long it lasts
 */
public record TokenForm(String name, List<String> scope, String user, String days) {

    /** How long a token may last, in days. */
    static final List<Integer> LIVES = List.of(7, 30, 90, 365);

    public TokenForm(
            @Nullable String name, @Nullable List<String> scope, @Nullable String user, @Nullable String days) {
        this.name = name == null ? "" : name;
        this.scope = scope == null ? List.of() : List.copyOf(scope);
        this.user = user == null ? "" : user;
        this.days = days == null ? "" : days;
    }

    /** For somebody who begins, in whose own name it would act. */
    static TokenForm blank(UserId me) {
        return new TokenForm("", List.of(Scope.READ.key()), me.value().toString(), "90");
    }

    /** What is wrong with it, by field. */
    Map<String, String> errors(List<User> users, Words words) {
        var errors = new LinkedHashMap<String, String>();
        if (!ApiToken.isName(name.strip())) {
            errors.put("name", words.say("token.name-wrong", ApiToken.LONGEST_NAME));
        }
        if (scopes().isEmpty() || scopes().size() < scope.size()) {
            errors.put("scope", words.say("token.scope-wrong"));
        }
        if (actsFor(users).isEmpty()) {
            errors.put("user", words.say("token.user-wrong"));
        }
        if (life().isEmpty()) {
            errors.put("days", words.say("token.days-wrong"));
        }
        return errors;
    }

    Set<Scope> scopes() {
        var scopes = EnumSet.noneOf(Scope.class);
        scope.forEach(key -> Scope.of(key).ifPresent(scopes::add));
        return scopes;
    }

    Optional<UserId> actsFor(List<User> users) {
        return users.stream()
                .filter(one -> one.id().value().toString().equals(user))
                .map(User::id)
                .findFirst();
    }

    Optional<Duration> life() {
        return LIVES.stream()
                .filter(life -> life.toString().equals(days))
                .map(Duration::ofDays)
                .findFirst();
    }
}
