package org.leadscoring.web.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.UserNotPossibleException;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.page.Words;

/**
 * What people write into the form of a user, as they wrote it; a password is never written back.
 *
 * @param role its key, for example {@code sales_rep}
 */
public record UserForm(String name, String username, String role) {

    static final UserForm EMPTY = new UserForm("", "", key(Role.SALES_REP));

    public UserForm(@Nullable String name, @Nullable String username, @Nullable String role) {
        this.name = name == null ? "" : name;
        this.username = username == null ? "" : username;
        this.role = role == null ? "" : role;
    }

    static UserForm of(User user) {
        return new UserForm(user.name(), user.username(), key(user.role()));
    }

    static String key(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** What is wrong with name and role, by field. */
    Map<String, String> errors(Words words) {
        var errors = new LinkedHashMap<String, String>();
        if (!User.isName(name.strip())) {
            errors.put("name", words.say("user.name-wrong", User.LONGEST_NAME));
        }
        if (chosen().isEmpty()) {
            errors.put("role", words.say("user.role-wrong"));
        }
        return errors;
    }

    /** The same for somebody who is new. */
    Map<String, String> errorsOfNew(Words words) {
        var errors = new LinkedHashMap<>(errors(words));
        if (!User.isUsername(username.strip().toLowerCase(Locale.ROOT))) {
            errors.put("username", words.say("user.username-wrong", User.LONGEST_NAME));
        }
        return errors;
    }

    Optional<Role> chosen() {
        return Arrays.stream(Role.values()).filter(one -> key(one).equals(role)).findFirst();
    }

    /** The field that a refusal is about, and why. */
    static Map<String, String> refusal(UserNotPossibleException refusal, Words words) {
        return switch (refusal.reason()) {
            case USERNAME_TAKEN ->
                Map.of(
                        "username",
                        words.say("user.username-taken", refusal.user().username()));
            case LAST_ADMIN -> Map.of("role", words.say("user.last-admin"));
            case ONESELF -> Map.of("role", words.say("user.oneself"));
            case WRONG_PASSWORD -> Map.of("old", words.say("password.old-wrong"));
            case PASSWORD_LENGTH ->
                Map.of(
                        "password",
                        words.say("password.length", EditUsers.SHORTEST_PASSWORD, EditUsers.LONGEST_PASSWORD));
            case PASSWORD_IS_USERNAME -> Map.of("password", words.say("password.is-username"));
        };
    }
}
