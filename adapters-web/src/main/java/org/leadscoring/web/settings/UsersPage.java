package org.leadscoring.web.settings;

import java.util.Map;
import java.util.UUID;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.OwnedLeads;
import org.leadscoring.application.workspace.UnlinkIdentity;
import org.leadscoring.application.workspace.UserNotPossibleException;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may sign in, and as what. */
@Screen
final class UsersPage {

    private final EditUsers users;
    private final OwnedLeads owned;
    private final UnlinkIdentity identities;

    UsersPage(EditUsers users, OwnedLeads owned, UnlinkIdentity identities) {
        this.identities = identities;
        this.users = users;
        this.owned = owned;
    }

    static String address(UserId user) {
        return "/settings/users/" + user.value();
    }

    @GetMapping("/settings/users")
    String list(@ModelAttribute("me") SignedIn me, Model model) {
        model.addAttribute("rows", users.all(me.workspace()));
        return "settings/users";
    }

    @GetMapping("/settings/users/new")
    String blank(Model model) {
        form(UserForm.EMPTY, Map.of(), model);
        return "settings/user-new";
    }

    @PostMapping("/settings/users")
    ModelAndView create(
            UserForm form,
            @RequestParam(defaultValue = "") String password,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var errors = form.errorsOfNew(words);
        if (!errors.isEmpty()) {
            return newAgain(form, errors);
        }
        try {
            var user = users.create(
                    me.workspace(), form.username(), form.name(), form.chosen().orElseThrow(), password, me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("user.created", user.name(), user.username()));
            return new ModelAndView("redirect:/settings/users");
        } catch (UserNotPossibleException e) {
            return newAgain(form, UserForm.refusal(e, words));
        }
    }

    private ModelAndView newAgain(UserForm form, Map<String, String> errors) {
        var model = new ExtendedModelMap();
        form(form, errors, model);
        return again("settings/user-new", model);
    }

    @GetMapping("/settings/users/{id:[0-9a-fA-F-]{36}}")
    String user(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var user = head(id, me, model);
        form(UserForm.of(user), Map.of(), model);
        return "settings/user";
    }

    /** A user's page with a form that was filled in before. */
    ModelAndView again(UUID id, UserForm form, Map<String, String> errors, SignedIn me) {
        var model = new ExtendedModelMap();
        var user = head(id, me, model);
        form(new UserForm(form.name(), user.username(), form.role()), errors, model);
        return again("settings/user", model);
    }

    private static ModelAndView again(String view, Model model) {
        return Again.with(view, model.asMap());
    }

    /** Before somebody is shut out: what is left lying. */
    @GetMapping("/settings/users/{id:[0-9a-fA-F-]{36}}/disable")
    String disable(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        head(id, me, model);
        return "settings/user-disable";
    }

    private User head(UUID id, SignedIn me, Model model) {
        var user = users.user(me.workspace(), new UserId(id));
        model.addAttribute("user", user);
        model.addAttribute("url", address(user.id()));
        model.addAttribute("load", owned.of(me.workspace(), user.id()));
        model.addAttribute("issuers", identities.issuers(me.workspace(), user.id()));
        model.addAttribute("oneself", user.id().equals(me.user()));
        return user;
    }

    private static void form(UserForm form, Map<String, String> errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("roles", Role.values());
        model.addAttribute("shortest", EditUsers.SHORTEST_PASSWORD);
    }
}
