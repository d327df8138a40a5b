package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.FindUser.Admitted;
import org.leadscoring.application.workspace.UserNotPossibleException.Reason;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class EditUsersTest {

    private static final String PASSWORD = "correct horse";

    private final InMemoryApplication application = new InMemoryApplication();
    private final EditUsers edit = application.editUsers;
    private WorkspaceId workspace;
    private User admin;

    @BeforeEach
    void anAdministrator() {
        workspace = application.setUp();
        admin = application
                .ports
                .users()
                .byUsername(SetUpWorkspace.ADMIN)
                .orElseThrow()
                .user();
    }

    @Test
    void a_new_user_may_sign_in_with_the_password_they_were_given() {
        var ann = edit.create(workspace, " Ann ", " Ann Lee ", Role.SALES_REP, PASSWORD, admin.id());

        assertThat(ann.username()).isEqualTo("ann");
        assertThat(ann.name()).isEqualTo("Ann Lee");
        assertThat(hashOf(ann)).matches(hash -> application.ports.passwords().matches(PASSWORD, hash));
        assertThat(application.findUser.byId(workspace, ann.id()).map(Admitted::user))
                .contains(ann);
        assertThat(edit.all(workspace))
                .extracting(listed -> listed.user().name())
                .containsExactly("Administrator", "Ann Lee");
    }

    @Test
    void a_user_name_is_given_once_in_the_whole_system() {
        edit.create(workspace, "ann", "Ann Lee", Role.SALES_REP, PASSWORD, admin.id());
        var elsewhere = application.ports.newWorkspace();

        assertRefused(
                Reason.USERNAME_TAKEN,
                () -> edit.create(elsewhere, "ANN", "Ann Ray", Role.ADMIN, PASSWORD, admin.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "", "123456789"})
    void a_password_has_ten_characters_at_least(String password) {
        assertRefused(
                Reason.PASSWORD_LENGTH,
                () -> edit.create(workspace, "ann", "Ann Lee", Role.SALES_REP, password, admin.id()));
        assertThat(edit.all(workspace)).hasSize(1);
    }

    @Test
    void a_password_is_neither_endless_nor_the_user_name() {
        assertRefused(
                Reason.PASSWORD_LENGTH,
                () -> edit.create(workspace, "ann", "Ann", Role.SALES_REP, "x".repeat(1_001), admin.id()));
        assertRefused(
                Reason.PASSWORD_IS_USERNAME,
                () -> edit.create(workspace, "ann.lee@acme", "Ann", Role.SALES_REP, "Ann.Lee@acme ", admin.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann lee", "ann:lee", "ann\u0007"})
    void what_nobody_could_sign_in_with_is_no_user_name(String username) {
        assertThatThrownBy(() -> edit.create(workspace, username, "Ann", Role.SALES_REP, PASSWORD, admin.id()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_is_shut_out_is_out_at_once_here_and_stays_out_what_was_signed_in_before() {
        var ann = ann();
        var before = application.findUser.byId(workspace, ann.id()).orElseThrow();

        edit.enable(workspace, ann.id(), false, admin.id());

        assertThat(application.findUser.byId(workspace, ann.id())).isEmpty();

        edit.enable(workspace, ann.id(), true, admin.id());

        assertThat(application.findUser.byId(workspace, ann.id()))
                .hasValueSatisfying(now -> assertThat(now.admission()).isGreaterThan(before.admission()));
    }

    @Test
    void another_node_learns_of_a_change_within_two_seconds() {
        var ann = ann();
        var node = new FindUser(application.ports.users(), application.ports.workspaces(), application.clock);
        assertThat(node.byId(workspace, ann.id())).isPresent();

        edit.enable(workspace, ann.id(), false, admin.id());
        assertThat(node.byId(workspace, ann.id())).as("still remembered").isPresent();
        application.clock.advance(Remembered.GOOD_FOR);

        assertThat(node.byId(workspace, ann.id())).isEmpty();
    }

    @Test
    void a_changed_role_takes_effect_without_signing_anybody_out() {
        var ann = ann();
        var before = application.findUser.byId(workspace, ann.id()).orElseThrow();

        edit.change(workspace, ann.id(), "Ann Ray", Role.MARKETING, admin.id());

        assertThat(application.findUser.byId(workspace, ann.id()))
                .contains(new Admitted(ann.as("Ann Ray", Role.MARKETING), before.workspace(), before.admission()));
    }

    @Test
    void the_last_who_administers_the_workspace_is_neither_demoted_nor_shut_out() {
        var ann = ann();

        assertRefused(Reason.LAST_ADMIN, () -> edit.change(workspace, admin.id(), "Admin", Role.VIEWER, admin.id()));
        assertRefused(Reason.LAST_ADMIN, () -> edit.enable(workspace, admin.id(), false, ann.id()));

        edit.change(workspace, ann.id(), ann.name(), Role.ADMIN, admin.id());
        edit.enable(workspace, ann.id(), false, admin.id());
        assertRefused(Reason.LAST_ADMIN, () -> edit.change(workspace, admin.id(), "Admin", Role.VIEWER, admin.id()));

        edit.enable(workspace, ann.id(), true, admin.id());
        assertThat(edit.change(workspace, admin.id(), "Admin", Role.VIEWER, admin.id())
                        .role())
                .isEqualTo(Role.VIEWER);
    }

    @Test
    void nobody_shuts_themselves_out() {
        var ann = ann();
        edit.change(workspace, ann.id(), ann.name(), Role.ADMIN, admin.id());

        assertRefused(Reason.ONESELF, () -> edit.enable(workspace, ann.id(), false, ann.id()));
        assertThat(edit.user(workspace, ann.id()).enabled()).isTrue();
    }

    @Test
    void one_changes_ones_own_password_with_the_old_one_and_is_signed_out_elsewhere() {
        var ann = ann();
        var before = application.findUser.byId(workspace, ann.id()).orElseThrow();

        assertRefused(
                Reason.WRONG_PASSWORD,
                () -> edit.changeOwnPassword(workspace, ann.id(), "not the old one", "battery staple"));
        assertThat(application.ports.passwords().matches(PASSWORD, hashOf(ann))).isTrue();

        edit.changeOwnPassword(workspace, ann.id(), PASSWORD, "battery staple");

        assertThat(application.ports.passwords().matches("battery staple", hashOf(ann)))
                .isTrue();
        assertThat(application.findUser.byId(workspace, ann.id()).orElseThrow().admission())
                .isGreaterThan(before.admission());
    }

    @Test
    void what_was_done_to_a_user_is_recorded_and_no_password_is() {
        var ann = ann();
        edit.change(workspace, ann.id(), "Ann Ray", Role.SALES_REP, admin.id());
        edit.change(workspace, ann.id(), "Ann Ray", Role.SALES_REP, admin.id());
        edit.setPassword(workspace, ann.id(), "battery staple", admin.id());
        edit.changeOwnPassword(workspace, ann.id(), "battery staple", "paper clips galore");
        edit.enable(workspace, ann.id(), false, admin.id());

        var history = application
                .ports
                .auditLog()
                .of(workspace, new Subject(EditUsers.SUBJECT, ann.id().value()), 10);

        assertThat(history.reversed())
                .extracting(Change::action)
                .containsExactly("create", "change", "set_password", "change_password", "disable");
        assertThat(history.reversed())
                .extracting(Change::by)
                .containsExactly(admin.id(), admin.id(), admin.id(), ann.id(), admin.id());
        assertThat(history.reversed().get(1).before().values()).isEqualTo(Map.of("name", "Ann Lee"));
        assertThat(history.reversed().get(1).after().values()).isEqualTo(Map.of("name", "Ann Ray"));
        assertThat(history.toString()).doesNotContain(PASSWORD, "battery", "paper clips", hashOf(ann));
    }

    @Test
    void a_user_of_another_workspace_is_unknown_here() {
        var ann = ann();
        var elsewhere = application.ports.newWorkspace();

        for (ThrowingCallable deed : List.<ThrowingCallable>of(
                () -> edit.user(elsewhere, ann.id()),
                () -> edit.change(elsewhere, ann.id(), "Eve", Role.ADMIN, admin.id()),
                () -> edit.enable(elsewhere, ann.id(), false, admin.id()),
                () -> edit.setPassword(elsewhere, ann.id(), "battery staple", admin.id()),
                () -> edit.change(
                        workspace, new UserId(application.ports.ids().next()), "X", Role.ADMIN, admin.id()))) {
            assertThatThrownBy(deed).isInstanceOf(UnknownAccountException.class);
        }
        assertThat(edit.user(workspace, ann.id())).isEqualTo(ann);
    }

    @Test
    void who_signed_in_is_told_with_the_time() {
        var ann = ann();
        application.ports.users().signedIn(ann, application.clock.instant());
        application.clock.advance(Duration.ofHours(1));

        assertThat(edit.all(workspace))
                .extracting(EditUsers.Listed::lastSignIn)
                .containsExactly(null, InMemoryApplication.START);
    }

    private User ann() {
        return edit.create(workspace, "ann", "Ann Lee", Role.SALES_REP, PASSWORD, admin.id());
    }

    private String hashOf(User user) {
        return application
                .ports
                .users()
                .byUsername(user.username())
                .orElseThrow()
                .passwordHash();
    }

    private static void assertRefused(Reason reason, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        UserNotPossibleException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
