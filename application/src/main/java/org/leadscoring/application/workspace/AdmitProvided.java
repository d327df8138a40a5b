package org.leadscoring.application.workspace;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.FindUser.Admitted;
import org.leadscoring.application.workspace.Users.Account;
import org.leadscoring.domain.workspace.User;

/**
 * Says who somebody is for whom an identity provider vouches (spec OP-2). The first time they are the user whose user name
 * is their e-mail address, if the provider has verified that it is theirs; from then on they are known by the provider's own
 * name for them, whatever their address becomes. Who has an account at a provider is nobody else there: whoever is given
 * the address that was theirs does not become them, unless an administrator {@linkplain UnlinkIdentity unlinks} it. Nobody
 * becomes a user by this: an administrator says who may sign in.
 */
public final class AdmitProvided {

    private final Transactions transactions;
    private final ProvidedIdentities identities;
    private final Users users;
    private final FindUser find;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public AdmitProvided(
            Transactions transactions,
            ProvidedIdentities identities,
            Users users,
            FindUser find,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.users = users;
        this.find = find;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empty if they are no user, or may not sign in. */
    public Optional<Admitted> admit(Provided provided) {
        var known = identities.owner(provided.issuer(), provided.subject());
        if (known.isPresent()) {
            return known.flatMap(owner -> find.byId(owner.workspace(), owner.user()));
        }
        return byEmail(provided)
                .filter(User::enabled)
                .filter(user -> !identities.issuers(user.workspace(), user.id()).contains(provided.issuer()))
                .map(user -> {
                    link(provided, user);
                    return user;
                })
                .flatMap(user -> find.byId(user.workspace(), user.id()));
    }

    private Optional<User> byEmail(Provided provided) {
        return provided.email() == null || !provided.emailVerified()
                ? Optional.empty()
                : users.byUsername(provided.email().strip().toLowerCase(Locale.ROOT))
                        .map(Account::user);
    }

    private void link(Provided provided, User user) {
        transactions.run(() -> {
            // Another node may have been quicker with the same person.
            if (identities.owner(provided.issuer(), provided.subject()).isEmpty()) {
                var now = clock.instant();
                identities.add(provided.issuer(), provided.subject(), user, now);
                var subject = new Subject(EditUsers.SUBJECT, user.id().value());
                Change.between(
                                ids.next(),
                                now,
                                user.id(),
                                "link_identity",
                                subject,
                                Map.of(),
                                Map.of("issuer", provided.issuer()))
                        .ifPresent(change -> audit.record(user.workspace(), change));
            }
            return user;
        });
    }

    /**
     * What a provider says of somebody who signed in there.
     *
     * @param issuer its address
     * @param subject what it calls them for ever
     * @param email null if it does not say
     * @param emailVerified whether it knows that the address is theirs, or is trusted to
     */
    public record Provided(
            String issuer, String subject, @Nullable String email, boolean emailVerified) {}
}
