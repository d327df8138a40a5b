package org.leadscoring.web.workspace;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.leadscoring.application.workspace.Passwords;
import org.leadscoring.application.workspace.ThrottleSignIns;
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

    /** Each takes 16 MiB and a processor for some tens of milliseconds: not more at once than there is room for. */
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Users users;
    private final Workspaces workspaces;
    private final Passwords passwords;
    private final ThrottleSignIns throttle;
    private final SingletonSupplier<String> nobodysHash;
    private final Semaphore room = new Semaphore(AT_ONCE, true);

    PasswordCheck(Users users, Workspaces workspaces, Passwords passwords, ThrottleSignIns throttle) {
        this.users = users;
        this.workspaces = workspaces;
        this.passwords = passwords;
        this.throttle = throttle;
        // Not while the server starts, for it takes a while.
        this.nobodysHash = SingletonSupplier.of(() -> passwords.hash("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = String.valueOf(attempt.getCredentials());
        if (password.length() > LONGEST) {
            throw refused();
        }
        // Within the room, so that a flood of tries at once is not looked at before the first of it is counted.
        return inTurn(() -> check(attempt.getName(), password, address(attempt)));
    }

    private Authentication check(String name, String password, String address) {
        throttle.wait(name, address).ifPresent(wait -> {
            throw new SignInThrottledException(wait);
        });
        // An unknown name costs as much time as a known one, so that nobody can find out names by the clock; the first
        // one, too.
        var nobodys = nobodysHash.obtain();
        var account = users.byUsername(name.strip());
        var matches =
                passwords.matches(password, account.map(Account::passwordHash).orElse(nobodys));
        var admitted = account.filter(found -> matches && found.user().enabled());
        if (admitted.isEmpty()) {
            throttle.failed(name, address);
            throw refused();
        }
        throttle.succeeded(name, address);
        var user = admitted.get().user();
        var workspace = workspaces.byId(user.workspace()).orElseThrow(PasswordCheck::refused);
        return SignedIn.as(user, workspace, admitted.get().admission()).authentication();
    }

    private Authentication inTurn(Supplier<Authentication> check) {
        try {
            if (!room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SignInThrottledException(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInThrottledException(PATIENCE);
        }
        try {
            return check.get();
        } finally {
            room.release();
        }
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
