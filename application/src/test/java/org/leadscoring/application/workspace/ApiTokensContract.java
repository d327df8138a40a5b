package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.workspace.ApiTokens.Stored;
import org.leadscoring.domain.workspace.ApiToken;
import org.leadscoring.domain.workspace.ApiTokenId;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.domain.workspace.TokenSecret;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link ApiTokens}. */
public abstract class ApiTokensContract extends PortContract {

    @Test
    void a_token_comes_back_exactly_as_it_was_put_in() {
        var secret = newSecret();
        var token = token(workspace, AWKWARD.substring(0, 40), EnumSet.allOf(Scope.class), secret, NOW);

        commit(() -> ports.apiTokens().add(token, secret));

        assertThat(ports.apiTokens().bySecret(secret)).contains(new Stored(token, null));
        assertThat(ports.apiTokens().all(workspace)).containsExactly(new Stored(token, null));
        assertThat(committed(() -> ports.apiTokens().lock(workspace, token.id())))
                .contains(token);
    }

    @Test
    void another_secret_finds_nothing() {
        saved(workspace, NOW);

        assertThat(ports.apiTokens().bySecret(newSecret())).isEmpty();
    }

    @Test
    void a_secret_is_given_once() {
        var secret = newSecret();
        var first = token(workspace, "first", Set.of(Scope.READ), secret, NOW);
        var second = token(elsewhere, "second", Set.of(Scope.READ), secret, NOW);
        commit(() -> ports.apiTokens().add(first, secret));

        assertThatThrownBy(() -> commit(() -> ports.apiTokens().add(second, secret)))
                .isInstanceOf(RuntimeException.class);

        assertThat(ports.apiTokens().bySecret(secret).map(Stored::token)).contains(first);
    }

    @Test
    void tokens_of_a_workspace_are_listed_the_latest_first_and_nowhere_else() {
        var first = saved(workspace, NOW);
        var third = saved(workspace, NOW.plusSeconds(2));
        var second = saved(workspace, NOW.plusSeconds(1));

        assertThat(ports.apiTokens().all(workspace)).extracting(Stored::token).containsExactly(third, second, first);
        assertThat(ports.apiTokens().all(elsewhere)).isEmpty();
    }

    @Test
    void a_token_that_is_removed_is_known_no_more_and_others_stay() {
        var secret = newSecret();
        var token = token(workspace, "gone", Set.of(Scope.READ), secret, NOW);
        commit(() -> ports.apiTokens().add(token, secret));
        var other = saved(workspace, NOW);

        commit(() -> ports.apiTokens().remove(workspace, token.id()));

        assertThat(ports.apiTokens().bySecret(secret)).isEmpty();
        assertThat(committed(() -> ports.apiTokens().lock(workspace, token.id())))
                .isEmpty();
        assertThat(ports.apiTokens().all(workspace)).extracting(Stored::token).containsExactly(other);
    }

    @Test
    void another_workspace_can_neither_hold_nor_remove_it() {
        var token = saved(workspace, NOW);

        commit(() -> ports.apiTokens().remove(elsewhere, token.id()));

        assertThat(committed(() -> ports.apiTokens().lock(elsewhere, token.id())))
                .isEmpty();
        assertThat(ports.apiTokens().all(workspace)).extracting(Stored::token).containsExactly(token);
    }

    @Test
    void when_it_was_used_last_is_known_of_this_token_only() {
        var token = saved(workspace, NOW);
        var other = saved(workspace, NOW.plusSeconds(1));

        commit(() -> ports.apiTokens().used(token, NOW.plusSeconds(5)));
        commit(() -> ports.apiTokens().used(token, NOW.plusSeconds(9)));

        assertThat(ports.apiTokens().all(workspace))
                .containsExactly(new Stored(other, null), new Stored(token, NOW.plusSeconds(9)));
    }

    private ApiToken saved(WorkspaceId where, Instant at) {
        var secret = newSecret();
        var token = token(where, "Nightly export", Set.of(Scope.READ, Scope.METRICS), secret, at);
        commit(() -> ports.apiTokens().add(token, secret));
        return token;
    }

    private ApiToken token(WorkspaceId where, String name, Set<Scope> scopes, TokenSecret secret, Instant at) {
        return new ApiToken(
                new ApiTokenId(ports.ids().next()),
                where,
                newUserId(),
                name,
                scopes,
                secret.hint(),
                at,
                at.plus(Duration.ofDays(30)));
    }

    private TokenSecret newSecret() {
        return new TokenSecret(TokenSecret.PREFIX + unique("x"));
    }
}
