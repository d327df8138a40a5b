package org.leadscoring.web.settings;

import java.util.UUID;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.UnlinkIdentity;
import org.leadscoring.application.workspace.UserNotPossibleException;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changing a user: name and role, the password, and whether they may sign in. */
@Screen
final class UserWork {

    private final EditUsers users;
    private final UsersPage page;
    private final UnlinkIdentity identities;

    UserWork(EditUsers users, UsersPage page, UnlinkIdentity identities) {
        this.identities = identities;
        this.users = users;
        this.page = page;
    }

    @PostMapping("/settings/users/{id:[0-9a-fA-F-]{36}}")
    ModelAndView change(
            @PathVariable UUID id,
            UserForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var errors = form.errors(words);
        if (!errors.isEmpty()) {
            return page.again(id, form, errors, me);
        }
        try {
            var user = users.change(
                    me.workspace(), new UserId(id), form.name(), form.chosen().orElseThrow(), me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("user.changed", user.name()));
            return to(id);
        } catch (UserNotPossibleException e) {
            return page.again(id, form, UserForm.refusal(e, words), me);
        }
    }

    @PostMapping("/settings/users/{id:[0-9a-fA-F-]{36}}/password")
    ModelAndView setPassword(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String password,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        try {
            var user = users.setPassword(me.workspace(), new UserId(id), password, me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("user.password-set", user.name()));
            return to(id);
        } catch (UserNotPossibleException e) {
            var user = users.user(me.workspace(), new UserId(id));
            return page.again(id, UserForm.of(user), UserForm.refusal(e, words), me);
        }
    }

    @PostMapping("/settings/users/{id:[0-9a-fA-F-]{36}}/enabled")
    ModelAndView enable(
            @PathVariable UUID id,
            @RequestParam boolean on,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        try {
            var user = users.enable(me.workspace(), new UserId(id), on, me.user());
            flash.addFlashAttribute(Flash.DONE, words.say(on ? "user.enabled" : "user.disabled", user.name()));
        } catch (UserNotPossibleException e) {
            UserForm.refusal(e, words).values().forEach(why -> flash.addFlashAttribute(Flash.REFUSED, why));
        }
        return to(id);
    }

    @PostMapping("/settings/users/{id:[0-9a-fA-F-]{36}}/unlink")
    ModelAndView unlink(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var user = identities.unlink(me.workspace(), new UserId(id), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("user.unlinked", user.name()));
        return to(id);
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:" + UsersPage.address(new UserId(id)));
    }
}
