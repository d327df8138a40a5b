package org.leadscoring.web.workspace;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The form to sign in with; Spring Security takes what it posts. */
@Controller
final class SignInPage {

    @GetMapping("/sign-in")
    String signIn(@Nullable Principal signedIn, CsrfToken csrf) {
        // Makes the session now, while the answer can still carry its cookie.
        csrf.getToken();
        return signedIn == null ? "workspace/sign-in" : "redirect:/queue";
    }
}
