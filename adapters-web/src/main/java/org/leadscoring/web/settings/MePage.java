package org.leadscoring.web.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.assignment.EditAssignment;
import org.leadscoring.application.assignment.NoSeatException;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.application.workspace.UserNotPossibleException;
import org.leadscoring.application.workspace.UserNotPossibleException.Reason;
import org.leadscoring.web.assignment.AwayRow;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.Session;
import org.leadscoring.web.workspace.SignInThrottledException;
import org.leadscoring.web.workspace.SignedIn;
import org.leadscoring.web.workspace.TriedPasswords;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own password, and when one is away. */
@Screen
final class MePage {

    private final EditUsers users;
    private final FindUser find;
    private final EditAssignment assignment;
    private final TriedPasswords tries;

    MePage(EditUsers users, FindUser find, EditAssignment assignment, TriedPasswords tries) {
        this.tries = tries;
        this.users = users;
        this.find = find;
        this.assignment = assignment;
    }

    @GetMapping("/settings/me")
    String me(@ModelAttribute("me") SignedIn me, @ModelAttribute("moments") Moments moments, Model model) {
        show(Map.of(), away(me, moments), me, model);
        return "settings/me";
    }

    @PostMapping("/settings/me")
    ModelAndView change(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var refusal = refusal(me, old, password, request.getRemoteAddr(), words);
        if (!refusal.isEmpty()) {
            return again(refusal, away(me, moments), me);
        }
        // Everywhere else they are out now; here they have just given the password.
        find.byId(me.workspace(), me.user())
                .ifPresent(admitted -> Session.of(request, response).goOnFor(admitted));
        flash.addFlashAttribute(Flash.DONE, words.say("me.changed"));
        return new ModelAndView("redirect:/settings/me");
    }

    /** Why it cannot be so, by the field; empty if it is so now. Whoever sits at an open browser guesses no more than others. */
    private Map<String, String> refusal(SignedIn me, String old, String password, String address, Words words) {
        try {
            var name = users.user(me.workspace(), me.user()).username();
            return tries.look(
                            name,
                            address,
                            () -> changed(me, old, password),
                            refused -> refused.map(UserNotPossibleException::reason).stream()
                                    .noneMatch(Reason.WRONG_PASSWORD::equals))
                    .map(refused -> UserForm.refusal(refused, words))
                    .orElse(Map.of());
        } catch (SignInThrottledException e) {
            return Map.of("old", words.say("sign-in.wait", e.minutes()));
        }
    }

    private Optional<UserNotPossibleException> changed(SignedIn me, String old, String password) {
        try {
            users.changeOwnPassword(me.workspace(), me.user(), old, password);
            return Optional.empty();
        } catch (UserNotPossibleException e) {
            return Optional.of(e);
        }
    }

    /**
     * Says when one is away.
     *
     * @param fields of the form, each as often as it has rows
     */
    @PostMapping("/settings/me/away")
    ModelAndView setAway(
            @RequestParam MultiValueMap<String, String> fields,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            RedirectAttributes flash) {
        var errors = new LinkedHashMap<String, String>();
        var rows = AwayRow.sent(fields);
        var absences = AwayRow.read(rows, "away", words, moments, errors);
        if (!errors.isEmpty()) {
            return again(errors, rows, me);
        }
        try {
            assignment.setAbsences(me.workspace(), me.user(), absences, me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("away.saved"));
        } catch (NoSeatException e) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("away.no-seat"));
        }
        return new ModelAndView("redirect:/settings/me");
    }

    private List<AwayRow> away(SignedIn me, Moments moments) {
        return assignment
                .policy(me.workspace())
                .seat(me.user())
                .map(seat -> AwayRow.of(seat.absences(), moments))
                .orElse(List.of());
    }

    private ModelAndView again(Map<String, String> errors, List<AwayRow> away, SignedIn me) {
        var model = new ExtendedModelMap();
        show(errors, away, me, model);
        return Again.with("settings/me", model);
    }

    /** @param away empty if they take no leads */
    private void show(Map<String, String> errors, List<AwayRow> away, SignedIn me, Model model) {
        model.addAttribute("away", away);
        model.addAttribute("user", users.user(me.workspace(), me.user()));
        model.addAttribute("errors", errors);
        model.addAttribute("shortest", EditUsers.SHORTEST_PASSWORD);
    }
}
