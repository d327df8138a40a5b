package org.leadscoring.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String SECRET = "lst_23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    @Test
    void a_token_is_good_until_the_instant_it_ends() {
        var token = token("Nightly", Set.of(Scope.READ), Duration.ofDays(30));

        assertThat(token.isGoodAt(NOW.plus(Duration.ofDays(30)).minusNanos(1_000)))
                .isTrue();
        assertThat(token.isGoodAt(NOW.plus(Duration.ofDays(30)))).isFalse();
    }

    @Test
    void a_token_without_a_name_or_a_scope_or_an_end_cannot_be() {
        assertThatThrownBy(() -> token(" ", Set.of(Scope.READ), Duration.ofDays(1)))
                .hasMessageContaining("1 to 60");
        assertThatThrownBy(() -> token("x".repeat(61), Set.of(Scope.READ), Duration.ofDays(1)))
                .hasMessageContaining("1 to 60");
        assertThatThrownBy(() -> token("x", Set.of(), Duration.ofDays(1))).hasMessageContaining("scope");
        assertThatThrownBy(() -> token("x", Set.of(Scope.READ), Duration.ZERO)).hasMessageContaining("366 days");
        assertThatThrownBy(() -> token("x", Set.of(Scope.READ), Duration.ofDays(367)))
                .hasMessageContaining("366 days");
    }

    @Test
    void a_token_is_called_by_60_characters_and_lasts_366_days_at_most() {
        var token = token("x".repeat(60), Set.of(Scope.READ), Duration.ofDays(366));

        assertThat(token.name()).hasSize(60);
        assertThat(token.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(366)));
    }

    @Test
    void a_secret_fits_its_own_hash_only_and_is_never_printed() {
        var secret = new TokenSecret(SECRET);

        assertThat(secret.hash()).hasSize(32);
        assertThat(secret.fits(secret.hash())).isTrue();
        assertThat(secret.fits(new TokenSecret(SECRET + "a").hash())).isFalse();
        assertThat(secret).hasToString("TokenSecret[…WXYZ]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lst_",
                "lst_short",
                "key_23456789ABCDEFGHJKLMNPQRSTUVWXYZ",
                "lst_23456789ABCDEFGHJKLMNPQRSTUVWX Z"
            })
    void what_cannot_be_a_token_is_refused_without_the_secret_in_the_words(String text) {
        assertThatThrownBy(() -> new TokenSecret(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isEqualTo("a token is lst_ and 32 to 100 letters and digits behind it");
    }

    @Test
    void a_scope_is_found_by_its_key() {
        assertThat(Scope.of("write_leads")).contains(Scope.WRITE_LEADS);
        assertThat(Scope.of("WRITE_LEADS")).isEmpty();
    }

    private static ApiToken token(String name, Set<Scope> scopes, Duration life) {
        return new ApiToken(
                new ApiTokenId(new UUID(1, 1)),
                new WorkspaceId(new UUID(2, 2)),
                new UserId(new UUID(3, 3)),
                name,
                scopes,
                "WXYZ",
                NOW,
                NOW.plus(life));
    }
}
