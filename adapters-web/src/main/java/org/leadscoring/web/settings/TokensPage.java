package org.leadscoring.web.settings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.EditTokens;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.domain.workspace.ApiToken;
import org.leadscoring.domain.workspace.ApiTokenId;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tokens by which scripts use the API: what each may, for whom, until when, and when it was used last. */
@Screen
final class TokensPage {

    /** The secret of a token that was just made, to be shown once. */
    static final String SECRET = "newToken";

    private static final String URL = "/settings/tokens";
    private static final String ONE = URL + "/{id:[0-9a-fA-F-]{36}}/revoke";

    private final EditTokens tokens;
    private final EditUsers users;

    TokensPage(EditTokens tokens, EditUsers users) {
        this.tokens = tokens;
        this.users = users;
    }

    @GetMapping(URL)
    String list(@ModelAttribute("me") SignedIn me, @ModelAttribute("moments") Moments moments, Model model) {
        var names = users.all(me.workspace()).stream()
                .map(EditUsers.Listed::user)
                .collect(Collectors.toMap(User::id, user -> user));
        model.addAttribute(
                "rows",
                tokens.all(me.workspace()).stream()
                        .map(stored -> new Row(
                                stored.token(),
                                names.get(stored.token().user()),
                                stored.lastUsedAt(),
                                stored.token().isGoodAt(moments.now())))
                        .toList());
        return "settings/tokens";
    }

    @GetMapping(URL + "/new")
    String blank(@ModelAttribute("me") SignedIn me, Model model) {
        form(TokenForm.blank(me.user()), Map.of(), admissible(me), model);
        return "settings/token-new";
    }

    @PostMapping(URL)
    ModelAndView create(
            TokenForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var admissible = admissible(me);
        var errors = form.errors(admissible, words);
        if (!errors.isEmpty()) {
            var model = new ExtendedModelMap();
            form(form, errors, admissible, model);
            return Again.with("settings/token-new", model.asMap());
        }
        var made = tokens.create(
                me.workspace(),
                form.name(),
                form.scopes(),
                form.actsFor(admissible).orElseThrow(),
                form.life().orElseThrow(),
                me.user());
        flash.addFlashAttribute(SECRET, made.secret().value());
        flash.addFlashAttribute(
                Flash.DONE, words.say("token.created", made.token().name()));
        return new ModelAndView("redirect:" + URL);
    }

    /** Before it is revoked. */
    @GetMapping(ONE)
    String ask(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var stored = tokens.token(me.workspace(), new ApiTokenId(id));
        model.addAttribute("token", stored.token());
        model.addAttribute("lastUsedAt", stored.lastUsedAt());
        return "settings/token-revoke";
    }

    @PostMapping(ONE)
    String revoke(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var revoked = tokens.revoke(me.workspace(), new ApiTokenId(id), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("token.revoked", revoked.name()));
        return "redirect:" + URL;
    }

    private List<User> admissible(SignedIn me) {
        return users.all(me.workspace()).stream()
                .map(EditUsers.Listed::user)
                .filter(User::enabled)
                .toList();
    }

    private static void form(TokenForm form, Map<String, String> errors, List<User> users, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("users", users);
        model.addAttribute("scopes", Scope.values());
        model.addAttribute("lives", TokenForm.LIVES);
    }

    /**
     * A token in the list.
     *
     * @param user in whose name it acts; null if they are not there any more
     * @param lastUsedAt UTC; null if it never was used
     * @param good whether it has not ended
     */
    public record Row(
            ApiToken token, @Nullable User user, @Nullable Instant lastUsedAt, boolean good) {}
}
