package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.application.workspace.AdmitProvided.Provided;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.FindUser.Admitted;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WorkspaceId;

class AdmitProvidedTest {

    private static final String ISSUER = "https://login.example.com";

    private final InMemoryApplication application = new InMemoryApplication();
    private final AdmitProvided admit = application.security.admitProvided;
    private WorkspaceId workspace;
    private User admin;
    private User ann;

    @BeforeEach
    void somebody() {
        workspace = application.setUp();
        admin = application
                .ports
                .users()
                .byUsername(SetUpWorkspace.ADMIN)
                .orElseThrow()
                .user();
        ann = application.editUsers.create(
                workspace, "ann@example.com", "Ann Lee", Role.SALES_REP, "correct horse", admin.id());
    }

    @Test
    void the_first_time_somebody_is_known_by_a_verified_address() {
        assertThat(admit.admit(new Provided(ISSUER, "sub-1", "Ann@Example.com", true)))
                .map(Admitted::user)
                .contains(ann);
    }

    @Test
    void then_by_the_providers_own_name_whatever_the_address_becomes() {
        admit.admit(new Provided(ISSUER, "sub-1", "ann@example.com", true));

        assertThat(admit.admit(new Provided(ISSUER, "sub-1", "ann.ray@example.com", true)))
                .map(Admitted::user)
                .contains(ann);
        assertThat(admit.admit(new Provided(ISSUER, "sub-1", null, false)))
                .map(Admitted::user)
                .contains(ann);
        assertThat(admit.admit(new Provided("https://elsewhere.example.com", "sub-1", null, false)))
                .isEmpty();
    }

    @Test
    void an_address_that_is_not_verified_says_nothing() {
        assertThat(admit.admit(new Provided(ISSUER, "sub-1", "ann@example.com", false)))
                .isEmpty();
        assertThat(admit.admit(new Provided(ISSUER, "sub-1", null, true))).isEmpty();
        assertThat(application.ports.providedIdentities().owner(ISSUER, "sub-1"))
                .isEmpty();
    }

    @Test
    void whoever_is_given_the_address_that_was_somebodys_does_not_become_them() {
        admit.admit(new Provided(ISSUER, "sub-1", "ann@example.com", true));

        assertThat(admit.admit(new Provided(ISSUER, "sub-2", "ann@example.com", true)))
                .isEmpty();

        assertThat(admit.admit(new Provided("https://another.example.com", "sub-2", "ann@example.com", true)))
                .as("at another provider they have no account yet")
                .isPresent();
        assertThat(admit.admit(new Provided(ISSUER, "sub-1", null, false))).isPresent();
    }

    @Test
    void who_was_unlinked_is_known_by_their_address_once_more_and_signed_out() {
        var before = admit.admit(new Provided(ISSUER, "sub-1", "ann@example.com", true))
                .orElseThrow();
        assertThat(application.security.unlinkIdentity.issuers(workspace, ann.id()))
                .containsExactly(ISSUER);

        application.security.unlinkIdentity.unlink(workspace, ann.id(), admin.id());

        assertThat(admit.admit(new Provided(ISSUER, "sub-1", null, false))).isEmpty();
        assertThat(application.findUser.byId(workspace, ann.id()).orElseThrow().admission())
                .isNotEqualTo(before.admission());
        assertThat(admit.admit(new Provided(ISSUER, "sub-2", "ann@example.com", true)))
                .map(Admitted::user)
                .contains(ann);
        assertThat(application
                        .ports
                        .auditLog()
                        .of(workspace, new Subject(EditUsers.SUBJECT, ann.id().value()), 10))
                .filteredOn(change -> change.action().equals("unlink_identity"))
                .singleElement()
                .satisfies(change -> assertThat(change.by()).isEqualTo(admin.id()));
    }

    @Test
    void nobody_becomes_a_user_by_it() {
        assertThat(admit.admit(new Provided(ISSUER, "sub-2", "eve@example.com", true)))
                .isEmpty();
        assertThat(application.editUsers.all(workspace)).hasSize(2);
    }

    @Test
    void who_is_disabled_stays_out_also_if_they_were_known() {
        var provided = new Provided(ISSUER, "sub-1", "ann@example.com", true);
        application.editUsers.enable(workspace, ann.id(), false, admin.id());
        assertThat(admit.admit(provided)).isEmpty();

        application.editUsers.enable(workspace, ann.id(), true, admin.id());
        assertThat(admit.admit(provided)).isPresent();

        application.editUsers.enable(workspace, ann.id(), false, admin.id());
        assertThat(admit.admit(provided)).isEmpty();
    }

    @Test
    void that_an_account_became_theirs_is_recorded_once() {
        admit.admit(new Provided(ISSUER, "sub-1", "ann@example.com", true));
        admit.admit(new Provided(ISSUER, "sub-1", "ann@example.com", true));

        assertThat(application
                        .ports
                        .auditLog()
                        .of(workspace, new Subject(EditUsers.SUBJECT, ann.id().value()), 10))
                .filteredOn(change -> change.action().equals("link_identity"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.by()).isEqualTo(ann.id());
                    assertThat(change.after().values()).containsEntry("issuer", ISSUER);
                });
    }
}
