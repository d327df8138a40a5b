package org.leadscoring.application.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.leadscoring.application.workspace.ApiTokens.Stored;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.workspace.ApiToken;
import org.leadscoring.domain.workspace.ApiTokenId;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.domain.workspace.TokenSecret;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Making tokens of the API and revoking them. A token never changes: who wants another scope or a later end makes another.
 * Every change is recorded with who made it; secrets never are.
 */
public final class EditTokens {

    /** What tokens are called in the audit log. */
    public static final String SUBJECT = "token";

    private final Transactions transactions;
    private final ApiTokens tokens;
    private final Users users;
    private final AuditLog audit;
    private final Ids ids;
    private final Supplier<TokenSecret> newSecret;
    private final Clock clock;

    /** @param newSecret makes a secret that nobody has yet */
    public EditTokens(
            Transactions transactions,
            ApiTokens tokens,
            Users users,
            AuditLog audit,
            Ids ids,
            Supplier<TokenSecret> newSecret,
            Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.users = users;
        this.audit = audit;
        this.ids = ids;
        this.newSecret = newSecret;
        this.clock = clock;
    }

    /** The tokens of a workspace, those that have ended, too; the latest made first. */
    public List<Stored> all(WorkspaceId workspace) {
        return tokens.all(workspace);
    }

    /** @throws UnknownTokenException if the workspace has no such token */
    public Stored token(WorkspaceId workspace, ApiTokenId id) {
        return all(workspace).stream()
                .filter(stored -> stored.token().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownTokenException(id));
    }

    /**
     * Makes a token.
     *
     * @param user in whose name it acts
     * @param life how long it is good from now on
     * @return with its secret, which cannot be shown again
     * @throws UnknownAccountException if the workspace has no such user
     * @throws IllegalArgumentException if it cannot be so: see {@link ApiToken}
     */
    public WithSecret create(
            WorkspaceId workspace, String name, Set<Scope> scopes, UserId user, Duration life, UserId by) {
        return transactions.run(() -> {
            var account = users.byId(workspace, user).orElseThrow(() -> new UnknownAccountException(user));
            var secret = newSecret.get();
            var now = now();
            var token = new ApiToken(
                    new ApiTokenId(ids.next()),
                    workspace,
                    account.user().id(),
                    name.strip(),
                    scopes,
                    secret.hint(),
                    now,
                    now.plus(life));
            tokens.add(token, secret);
            record(token, "create", Map.of(), facts(token, account.user().username()), by, now);
            return new WithSecret(token, secret);
        });
    }

    /**
     * Revokes a token: with the next request it is refused, on every node.
     *
     * @throws UnknownTokenException if the workspace has no such token
     */
    public ApiToken revoke(WorkspaceId workspace, ApiTokenId id, UserId by) {
        return transactions.run(() -> {
            var token = tokens.lock(workspace, id).orElseThrow(() -> new UnknownTokenException(id));
            tokens.remove(workspace, id);
            var username = users.byId(workspace, token.user())
                    .map(account -> account.user().username())
                    .orElse("");
            record(token, "revoke", facts(token, username), Map.of(), by, now());
            return token;
        });
    }

    private static Map<String, Object> facts(ApiToken token, String username) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", token.name());
        facts.put("key", token.hint());
        facts.put("scopes", token.scopes().stream().map(Scope::key).toList());
        facts.put("username", username);
        facts.put("until", token.expiresAt().toString());
        return facts;
    }

    private void record(
            ApiToken token,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            UserId by,
            Instant at) {
        var subject = new Subject(SUBJECT, token.id().value());
        Change.between(ids.next(), at, by, action, subject, before, after)
                .ifPresent(change -> audit.record(token.workspace(), change));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param secret just made; only its hash is stored, so it is shown once */
    public record WithSecret(ApiToken token, TokenSecret secret) {}
}
