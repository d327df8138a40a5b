package org.leadscoring.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "ann@example.com", "zoë", "o'neil-2"})
    void somebody_signs_in_with_any_word_in_lower_case(String username) {
        assertThat(User.isUsername(username)).isTrue();
        assertThat(user(username, "Ann", Role.VIEWER).username()).isEqualTo(username);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ann", "ann lee", "ann:lee", "ann\u0000", "ann\n"})
    void nobody_signs_in_with_what_http_basic_cannot_carry_or_what_two_people_would_write_differently(String username) {
        assertThat(User.isUsername(username)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user(username, "Ann", Role.VIEWER))
                .withMessageContaining("lower case, without spaces and colons");
    }

    @Test
    void both_names_have_100_characters_at_most() {
        assertThat(user("x".repeat(100), "y".repeat(100), Role.VIEWER).name()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> user("x".repeat(101), "y", Role.VIEWER));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user("x", "y".repeat(101), Role.VIEWER))
                .withMessage("a user's name has 1 to 100 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> user("x", " ", Role.VIEWER));
    }

    @Test
    void only_an_administrator_who_may_sign_in_administers() {
        var admin = user("ann", "Ann", Role.ADMIN);

        assertThat(admin.administers()).isTrue();
        assertThat(admin.switched(false).administers()).isFalse();
        assertThat(admin.as("Ann", Role.MARKETING).administers()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, true, true, true, true",
        "MARKETING, true, false, true, false",
        "SALES_MANAGER, false, true, true, false",
        "SALES_REP, false, false, false, false",
        "VIEWER, false, false, false, false"
    })
    void a_role_says_what_its_user_may_do(Role role, boolean configure, boolean manage, boolean decide, boolean erase) {
        assertThat(role.mayConfigure()).isEqualTo(configure);
        assertThat(role.mayManage()).isEqualTo(manage);
        assertThat(role.mayDecide()).isEqualTo(decide);
        assertThat(role.mayErase()).isEqualTo(erase);
    }

    @Test
    void a_workspace_has_a_name_of_1_to_100_characters() {
        assertThat(workspace("x".repeat(100)).name()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> workspace(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workspace("x".repeat(101)))
                .withMessageContaining("1 to 100");
    }

    private static User user(String username, String name, Role role) {
        return new User(new UserId(new UUID(0, 1)), new WorkspaceId(new UUID(0, 2)), username, name, role, true);
    }

    private static Workspace workspace(String name) {
        return new Workspace(new WorkspaceId(new UUID(0, 1)), name, ZoneOffset.UTC);
    }
}
