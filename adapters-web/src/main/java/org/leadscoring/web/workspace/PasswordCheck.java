package org.leadscoring.web.workspace;

import org.leadscoring.application.workspace.Passwords;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Users.Account;
import org.leadscoring.application.workspace.Workspaces;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Lets in who gives the name and the password of an enabled user. Refusals do not tell which of them was wrong. */
@Component
final class PasswordCheck implements AuthenticationProvider {

    private static final int LONGEST = 1_000;

    private final Users users;
    private final Workspaces workspaces;
    private final Passwords passwords;
    private final String nobodysHash;

    PasswordCheck(Users users, Workspaces workspaces, Passwords passwords) {
        this.users = users;
        this.workspaces = workspaces;
        this.passwords = passwords;
        this.nobodysHash = passwords.hash("nobody");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = String.valueOf(attempt.getCredentials());
        if (password.length() > LONGEST) {
            throw refused();
        }
        var account = users.byUsername(attempt.getName().strip());
        // An unknown name costs as much time as a known one, so that nobody can find out names by the clock.
        var matches =
                passwords.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        var admitted =
                account.filter(found -> matches && found.user().enabled()).orElseThrow(PasswordCheck::refused);
        var user = admitted.user();
        var workspace = workspaces.byId(user.workspace()).orElseThrow(PasswordCheck::refused);
        return SignedIn.as(user, workspace, admitted.admission()).authentication();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("name or password is wrong");
    }
}
