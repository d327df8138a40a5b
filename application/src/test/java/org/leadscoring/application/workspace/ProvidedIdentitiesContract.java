package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.workspace.ProvidedIdentities.Owner;

/** What everybody may expect of {@link ProvidedIdentities}. */
public abstract class ProvidedIdentitiesContract extends PortContract {

    private static final String ISSUER = "https://login.example.com/realms/acme";

    @Test
    void an_account_is_whose_it_was_said_to_be_at_this_provider_only() {
        var ada = savedUser("Ada");
        var subject = unique("ada-");

        commit(() -> identities().add(ISSUER, subject, ada, NOW));

        assertThat(identities().owner(ISSUER, subject)).contains(new Owner(workspace, ada.id()));
        assertThat(identities().owner(ISSUER + "2", subject)).isEmpty();
        assertThat(identities().owner(ISSUER, subject.toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void an_account_is_one_persons() {
        var subject = unique("ada-");
        var ada = savedUser("Ada");
        var bob = savedUser("Bob");
        commit(() -> identities().add(ISSUER, subject, ada, NOW));

        assertThatThrownBy(() -> commit(() -> identities().add(ISSUER, subject, bob, NOW)))
                .isInstanceOf(RuntimeException.class);

        assertThat(identities().owner(ISSUER, subject)).contains(new Owner(workspace, ada.id()));
    }

    @Test
    void somebody_may_have_several_of_any_length() {
        var ada = savedUser("Ada");
        var subject = unique("x".repeat(223));

        commit(() -> {
            identities().add(ISSUER, subject, ada, NOW);
            identities().add(ISSUER, subject + "2", ada, NOW);
        });

        assertThat(identities().owner(ISSUER, subject)).contains(new Owner(workspace, ada.id()));
        assertThat(identities().owner(ISSUER, subject + "2")).contains(new Owner(workspace, ada.id()));
    }

    @Test
    void whose_accounts_are_where_is_known_until_they_are_forgotten() {
        var ada = savedUser("Ada");
        var bob = savedUser("Bob");
        var subject = unique("ada-");
        commit(() -> {
            identities().add(ISSUER, subject, ada, NOW);
            identities().add("https://another.example.com", subject, ada, NOW);
            identities().add(ISSUER, subject + "2", bob, NOW);
        });

        assertThat(identities().issuers(workspace, ada.id())).containsExactly("https://another.example.com", ISSUER);
        assertThat(identities().issuers(elsewhere, ada.id())).isEmpty();
        commit(() -> identities().forget(elsewhere, ada.id()));
        assertThat(identities().owner(ISSUER, subject)).isPresent();

        commit(() -> identities().forget(workspace, ada.id()));

        assertThat(identities().issuers(workspace, ada.id())).isEmpty();
        assertThat(identities().owner(ISSUER, subject)).isEmpty();
        assertThat(identities().issuers(workspace, bob.id())).containsExactly(ISSUER);
    }

    private ProvidedIdentities identities() {
        return ports.providedIdentities();
    }
}
