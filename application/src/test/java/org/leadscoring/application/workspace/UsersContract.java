package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.workspace.Users.Account;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;

/** What everybody may expect of {@link Users}. */
public abstract class UsersContract extends PortContract {

    private static final String HASH = "$argon2id$v=19$m=16384,t=2,p=1$" + "c2FsdA".repeat(20);

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_user_comes_back_exactly_as_they_were_put_in(Role role) {
        var user = new User(newUserId(), workspace, unique("ada"), "Ada ‘Ünï’ Lovelace 🚀", role, true);

        commit(() -> ports.users().add(user, HASH, NOW));

        assertThat(ports.users().byUsername(user.username())).contains(new Account(user, HASH));
        assertThat(ports.users().all(workspace)).containsExactly(user);
    }

    @Test
    void a_user_who_may_not_sign_in_is_said_to_be_so() {
        var user = new User(newUserId(), workspace, unique("ada"), "Ada", Role.VIEWER, false);

        commit(() -> ports.users().add(user, HASH, NOW));

        assertThat(ports.users().byUsername(user.username()).orElseThrow().user())
                .isEqualTo(user);
    }

    @Test
    void case_does_not_matter_to_find_a_user() {
        var user = savedUser("Ada");

        assertThat(ports.users()
                        .byUsername(user.username().toUpperCase(Locale.ROOT))
                        .map(Account::user))
                .contains(user);
    }

    @Test
    void an_unknown_user_is_not_found() {
        var user = savedUser("Ada");

        assertThat(ports.users().byUsername(unique("nobody"))).isEmpty();
        assertThat(ports.users().byUsername(user.username() + " ")).isEmpty();
        assertThat(ports.users().byUsername("%")).isEmpty();
    }

    @Test
    void a_username_is_given_once_in_the_whole_system() {
        var user = savedUser("Ada");
        var twin = new User(newUserId(), elsewhere, user.username(), "Bob", Role.ADMIN, true);

        assertThatThrownBy(() -> commit(() -> ports.users().add(twin, HASH, NOW)))
                .isInstanceOf(RuntimeException.class);

        assertThat(ports.users().byUsername(user.username()).map(Account::user)).contains(user);
        assertThat(ports.users().all(elsewhere)).isEmpty();
    }

    @Test
    void users_are_listed_by_name() {
        var carol = savedUser("Carol");
        var ada = savedUser("Ada");
        var bob = savedUser("Bob");
        var otherBob = savedUser("Bob");

        assertThat(ports.users().all(workspace)).containsExactly(ada, bob, otherBob, carol);
    }

    @Test
    void another_workspace_does_not_list_them() {
        savedUser("Ada");

        assertThat(ports.users().all(elsewhere)).isEmpty();
    }

    @Test
    void a_changed_password_takes_the_place_of_the_one_before_for_this_user_only() {
        var ada = savedUser("Ada");
        var bob = savedUser("Bob");

        commit(() -> ports.users().changePassword(ada, HASH));

        assertThat(ports.users().byUsername(ada.username())).contains(new Account(ada, HASH));
        assertThat(ports.users().byUsername(bob.username())).contains(new Account(bob, "hash"));
    }
}
