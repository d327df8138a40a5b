package org.leadscoring.web.workspace;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form to sign in with; Spring Security takes what it posts. */
@Controller
final class SignInPage {

    private final @Nullable IdentityProvider provider;

    SignInPage(ObjectProvider<IdentityProvider> provider) {
        this.provider = provider.getIfAvailable();
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable Integer wait,
            @Nullable Principal signedIn,
            CsrfToken csrf,
            Model model) {
        // Makes the session now, while the answer can still carry its cookie.
        csrf.getToken();
        model.addAttribute("wait", wait);
        if (provider != null) {
            model.addAttribute("provider", provider.name());
            model.addAttribute("providerUrl", "/oauth2/authorization/" + IdentityProvider.ID);
        }
        return signedIn == null ? "workspace/sign-in" : "redirect:/queue";
    }
}
