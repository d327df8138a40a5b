package org.leadscoring.web.workspace;

import java.time.Clock;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Users.Account;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/** Notes when somebody signed in at the form, or by an identity provider. Who uses the API gives the password with each request; that is not noted. */
@Component
final class SignIns {

    private final Users users;
    private final Clock clock;

    SignIns(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedIn signedIn) {
            note(signedIn);
        }
    }

    void note(SignedIn signedIn) {
        users.byId(signedIn.workspace(), signedIn.user())
                .map(Account::user)
                .ifPresent(user -> users.signedIn(user, clock.instant()));
    }
}
