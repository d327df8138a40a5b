package org.leadscoring.web.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityProviderTest {

    @Test
    void a_provider_that_does_not_say_whether_it_has_verified_an_address_is_believed_only_if_it_is_trusted() {
        assertThat(provider(true).vouches(null)).isTrue();
        assertThat(provider(false).vouches(null)).isFalse();
    }

    @Test
    void what_it_says_counts_in_any_case() {
        for (var trusted : new boolean[] {true, false}) {
            assertThat(provider(trusted).vouches(true)).isTrue();
            assertThat(provider(trusted).vouches(false)).isFalse();
        }
    }

    private static IdentityProvider provider(boolean trusted) {
        return new IdentityProvider("https://login.example.com", "us", "secret", "Acme", trusted);
    }
}
