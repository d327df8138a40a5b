package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.EditTokens.WithSecret;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.domain.workspace.TokenSecret;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WorkspaceId;

class EditTokensTest {

    private static final Duration MONTH = Duration.ofDays(30);

    private final InMemoryApplication application = new InMemoryApplication();
    private final EditTokens edit = application.security.editTokens;
    private final AdmitToken admit = application.security.admitToken;
    private WorkspaceId workspace;
    private User admin;
    private User robot;

    @BeforeEach
    void somebodyToActFor() {
        workspace = application.setUp();
        admin = application
                .ports
                .users()
                .byUsername(SetUpWorkspace.ADMIN)
                .orElseThrow()
                .user();
        robot = application.editUsers.create(workspace, "robot", "Robot", Role.MARKETING, "correct horse", admin.id());
    }

    @Test
    void a_token_acts_for_its_user_within_its_scopes() {
        var made = make(Scope.READ, Scope.CONFIGURE);

        assertThat(admit.admit(made.secret())).hasValueSatisfying(bearer -> {
            assertThat(bearer.user().user()).isEqualTo(robot);
            assertThat(bearer.token().scopes()).containsExactly(Scope.READ, Scope.CONFIGURE);
        });
        assertThat(admit.admit(new TokenSecret(TokenSecret.PREFIX + "z".repeat(32))))
                .isEmpty();
    }

    @Test
    void a_token_ends_when_its_time_has_come() {
        var made = make(Scope.READ);

        application.clock.advance(MONTH.minusSeconds(1));
        assertThat(admit.admit(made.secret())).isPresent();

        application.clock.advance(Duration.ofSeconds(1));
        assertThat(admit.admit(made.secret())).isEmpty();
        assertThat(edit.all(workspace)).hasSize(1);
    }

    @Test
    void a_token_that_is_revoked_is_refused_at_once() {
        var made = make(Scope.READ);
        var kept = make(Scope.READ);
        assertThat(admit.admit(made.secret())).isPresent();

        edit.revoke(workspace, made.token().id(), admin.id());

        assertThat(admit.admit(made.secret())).isEmpty();
        assertThat(admit.admit(kept.secret())).isPresent();
        assertThatThrownBy(() -> edit.revoke(workspace, made.token().id(), admin.id()))
                .isInstanceOf(UnknownTokenException.class);
    }

    @Test
    void a_token_is_good_for_nothing_while_its_user_may_not_sign_in() {
        var made = make(Scope.READ);

        application.editUsers.enable(workspace, robot.id(), false, admin.id());
        assertThat(admit.admit(made.secret())).isEmpty();

        application.editUsers.enable(workspace, robot.id(), true, admin.id());
        assertThat(admit.admit(made.secret())).isPresent();
    }

    @Test
    void another_role_of_its_user_is_a_tokens_own() {
        var made = make(Scope.CONFIGURE);

        application.editUsers.change(workspace, robot.id(), "Robot", Role.VIEWER, admin.id());

        assertThat(admit.admit(made.secret()).orElseThrow().user().user().role())
                .isEqualTo(Role.VIEWER);
    }

    @Test
    void when_it_was_used_last_is_noted_once_a_minute() {
        var made = make(Scope.READ);
        var first = application.clock.instant();

        admit.admit(made.secret());
        application.clock.advance(Duration.ofSeconds(60));
        admit.admit(made.secret());
        assertThat(edit.token(workspace, made.token().id()).lastUsedAt()).isEqualTo(first);

        application.clock.advance(Duration.ofSeconds(1));
        admit.admit(made.secret());
        assertThat(edit.token(workspace, made.token().id()).lastUsedAt()).isEqualTo(first.plusSeconds(61));
    }

    @Test
    void who_made_and_who_revoked_it_is_recorded_and_its_secret_never() {
        var made = make(Scope.READ, Scope.METRICS);
        edit.revoke(workspace, made.token().id(), admin.id());

        var changes = application
                .ports
                .auditLog()
                .of(workspace, new Subject(EditTokens.SUBJECT, made.token().id().value()), 10);

        assertThat(changes).extracting(change -> change.action()).containsExactly("revoke", "create");
        assertThat(changes).allSatisfy(change -> assertThat(change.by()).isEqualTo(admin.id()));
        assertThat(changes.getLast().after().values())
                .containsEntry("scopes", List.of("read", "metrics"))
                .containsEntry("username", "robot");
        assertThat(changes.toString()).doesNotContain(made.secret().value());
    }

    @Test
    void another_workspace_can_neither_make_one_for_its_users_nor_revoke_it() {
        var made = make(Scope.READ);
        var elsewhere = application.ports.newWorkspace();

        assertThatThrownBy(() -> edit.create(elsewhere, "x", Set.of(Scope.READ), robot.id(), MONTH, admin.id()))
                .isInstanceOf(UnknownAccountException.class);
        assertThatThrownBy(() -> edit.revoke(elsewhere, made.token().id(), admin.id()))
                .isInstanceOf(UnknownTokenException.class);
        assertThat(admit.admit(made.secret())).isPresent();
    }

    private WithSecret make(Scope... scopes) {
        return edit.create(workspace, " Nightly export ", Set.of(scopes), robot.id(), MONTH, admin.id());
    }
}
