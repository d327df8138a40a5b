package org.leadscoring.web.workspace;

import java.util.Optional;
import org.leadscoring.application.workspace.Passwords;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Users.Account;
import org.leadscoring.application.workspace.Workspaces;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Lets in who gives the name and the password of an enabled user. Refusals do not tell which of them was wrong. Who failed
 * too often has to wait.
 *
 * <p>All chains ask it because it is the only one of its kind; one that named it would ask it twice about each wrong
 * password.
 */
@Component
final class PasswordCheck implements AuthenticationProvider {

    private static final int LONGEST = 1_000;

    private final Users users;
    private final Workspaces workspaces;
    private final Passwords passwords;
    private final TriedPasswords tries;
    private final SingletonSupplier<String> nobodysHash;

    PasswordCheck(Users users, Workspaces workspaces, Passwords passwords, TriedPasswords tries) {
        this.users = users;
        this.workspaces = workspaces;
        this.passwords = passwords;
        this.tries = tries;
        // Not while the server starts, for it takes a while.
        this.nobodysHash = SingletonSupplier.of(() -> passwords.hash("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = String.valueOf(attempt.getCredentials());
        if (password.length() > LONGEST) {
            throw refused();
        }
        var name = attempt.getName();
        var admitted = tries.look(name, address(attempt), () -> admitted(name, password), Optional::isPresent)
                .orElseThrow(PasswordCheck::refused);
        var user = admitted.user();
        var workspace = workspaces.byId(user.workspace()).orElseThrow(PasswordCheck::refused);
        return SignedIn.as(user, workspace, admitted.admission()).authentication();
    }

    private Optional<Account> admitted(String name, String password) {
        // An unknown name costs as much time as a known one, so that nobody can find out names by the clock; the first
        // one, too.
        var nobodys = nobodysHash.obtain();
        var account = users.byUsername(name.strip());
        var matches =
                passwords.matches(password, account.map(Account::passwordHash).orElse(nobodys));
        return account.filter(found -> matches && found.user().enabled());
    }

    /** Where it comes from, as the server sees it: behind a proxy that is trusted, as that saw it. */
    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("name or password is wrong");
    }
}
