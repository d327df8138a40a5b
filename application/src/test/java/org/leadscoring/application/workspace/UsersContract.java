package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
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

        assertThat(ports.users().byUsername(user.username())).contains(new Account(user, HASH, 0));
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

        assertThat(ports.users().byUsername(ada.username())).contains(new Account(ada, HASH, 0));
        assertThat(ports.users().byUsername(bob.username())).contains(new Account(bob, "hash", 0));
    }

    @Test
    void a_user_is_found_by_id_in_their_own_workspace_only() {
        var ada = savedUser("Ada");

        assertThat(ports.users().byId(workspace, ada.id())).contains(new Account(ada, "hash", 0));
        assertThat(ports.users().byId(elsewhere, ada.id())).isEmpty();
        assertThat(ports.users().byId(workspace, newUserId())).isEmpty();
    }

    @Test
    void name_role_and_whether_they_may_sign_in_are_changed_and_nothing_else() {
        var ada = savedUser("Ada");
        var bob = savedUser("Bob");
        var changed = ada.as(AWKWARD, Role.ADMIN).switched(false);

        commit(() -> ports.users().save(changed));

        assertThat(ports.users().byUsername(ada.username())).contains(new Account(changed, "hash", 0));
        assertThat(ports.users().all(workspace)).containsExactlyInAnyOrder(changed, bob);
    }

    @Test
    void a_user_of_another_workspace_is_not_changed() {
        var ada = savedUser("Ada");
        var stranger = new User(ada.id(), elsewhere, ada.username(), "Eve", Role.ADMIN, true);

        commit(() -> {
            ports.users().save(stranger);
            ports.users().changePassword(stranger, HASH);
            ports.users().readmit(stranger);
            ports.users().signedIn(stranger, NOW);
        });

        assertThat(ports.users().byId(workspace, ada.id())).contains(new Account(ada, "hash", 0));
        assertThat(ports.users().lastSignIns(workspace)).isEmpty();
    }

    @Test
    void the_users_of_a_workspace_are_held_as_they_are_now() {
        var ada = savedUser("Ada");
        var bob = savedUser("Bob");
        savedUser(elsewhere, "Eve");

        assertThat(committed(() -> ports.users().hold(workspace)))
                .containsOnly(
                        Map.entry(ada.id(), new Account(ada, "hash", 0)),
                        Map.entry(bob.id(), new Account(bob, "hash", 0)));
    }

    @Test
    void what_a_user_is_signed_in_to_ends_for_this_user_only() {
        var ada = savedUser("Ada");
        var bob = savedUser("Bob");

        commit(() -> ports.users().readmit(ada));
        commit(() -> ports.users().readmit(ada));

        assertThat(ports.users().byId(workspace, ada.id()).map(Account::admission))
                .contains(2L);
        assertThat(ports.users().byId(workspace, bob.id()).map(Account::admission))
                .contains(0L);
    }

    @Test
    void the_last_time_somebody_signed_in_is_known_and_who_never_did_is_missing() {
        var ada = savedUser("Ada");
        savedUser("Bob");

        commit(() -> ports.users().signedIn(ada, NOW));
        commit(() -> ports.users().signedIn(ada, NOW.plusSeconds(60)));

        assertThat(ports.users().lastSignIns(workspace)).containsOnly(Map.entry(ada.id(), NOW.plusSeconds(60)));
        assertThat(ports.users().lastSignIns(elsewhere)).isEmpty();
    }

    @Test
    void when_they_signed_in_can_be_asked_more_often_than_there_are_connections() {
        for (int i = 0; i < 60; i++) {
            assertThat(ports.users().lastSignIns(workspace)).isEmpty();
        }
    }
}
