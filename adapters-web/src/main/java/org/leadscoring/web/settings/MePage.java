package org.leadscoring.web.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.application.workspace.UserNotPossibleException;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.Session;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own password. */
@Screen
final class MePage {

    private final EditUsers users;
    private final FindUser find;

    MePage(EditUsers users, FindUser find) {
        this.users = users;
        this.find = find;
    }

    @GetMapping("/settings/me")
    String me(@ModelAttribute("me") SignedIn me, Model model) {
        show(Map.of(), me, model);
        return "settings/me";
    }

    @PostMapping("/settings/me")
    ModelAndView change(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            users.changeOwnPassword(me.workspace(), me.user(), old, password);
        } catch (UserNotPossibleException e) {
            var model = new ExtendedModelMap();
            show(UserForm.refusal(e, words), me, model);
            var again = new ModelAndView("settings/me", model);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        // Everywhere else they are out now; here they have just given the password.
        find.byId(me.workspace(), me.user())
                .ifPresent(admitted -> Session.of(request, response).goOnFor(admitted));
        flash.addFlashAttribute(Flash.DONE, words.say("me.changed"));
        return new ModelAndView("redirect:/settings/me");
    }

    private void show(Map<String, String> errors, SignedIn me, Model model) {
        model.addAttribute("user", users.user(me.workspace(), me.user()));
        model.addAttribute("errors", errors);
        model.addAttribute("shortest", EditUsers.SHORTEST_PASSWORD);
    }
}
