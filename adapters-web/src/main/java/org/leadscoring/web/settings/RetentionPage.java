package org.leadscoring.web.settings;

import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.erasure.EditRetention;
import org.leadscoring.application.erasure.Retention;
import org.leadscoring.application.recalculation.EditWorkspace;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** For how long people are kept of whom nothing is heard; says whom that concerns before it is decided (spec OP-3). */
@Screen
final class RetentionPage {

    private static final String VIEW = "settings/retention";
    private static final String BACK = "redirect:/settings/workspace";

    private final EditRetention edit;
    private final EditWorkspace workspaces;

    RetentionPage(EditRetention edit, EditWorkspace workspaces) {
        this.edit = edit;
        this.workspaces = workspaces;
    }

    @GetMapping("/settings/workspace/retention")
    String ask(
            @RequestParam(defaultValue = "") String months,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            Model model) {
        var wrong = months.isBlank() || parsed(months).isPresent() ? "" : wrong(words);
        show(months, wrong.isEmpty() ? Map.of() : Map.of("months", wrong), me, model);
        return VIEW;
    }

    @PostMapping("/settings/workspace/retention")
    ModelAndView keepFor(
            @RequestParam(defaultValue = "") String months,
            @RequestParam(defaultValue = "") String confirm,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var chosen = parsed(months);
        var name = workspaces.workspace(me.workspace()).name();
        if (chosen.isEmpty() || !confirm.strip().equals(name)) {
            var model = new ExtendedModelMap();
            show(
                    months,
                    chosen.isEmpty()
                            ? Map.of("months", wrong(words))
                            : Map.of("confirm", words.say("retention.confirm-wrong", name)),
                    me,
                    model);
            return Again.with(VIEW, model);
        }
        edit.keepFor(me.workspace(), chosen.get(), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("retention.decided", chosen.get()));
        return new ModelAndView(BACK);
    }

    @PostMapping("/settings/workspace/retention/off")
    String keepForEver(
            @ModelAttribute("me") SignedIn me, @ModelAttribute("words") Words words, RedirectAttributes flash) {
        edit.keepForEver(me.workspace(), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("retention.off-done"));
        return BACK;
    }

    private void show(String months, Map<String, String> errors, SignedIn me, Model model) {
        edit.retention(me.workspace()).ifPresent(kept -> model.addAttribute("kept", kept));
        model.addAttribute("months", months);
        model.addAttribute("most", Retention.MOST_MONTHS);
        model.addAttribute("looked", EditRetention.LOOKED_AT);
        model.addAttribute("errors", errors);
        parsed(months).ifPresent(number -> {
            model.addAttribute("number", number);
            model.addAttribute("name", workspaces.workspace(me.workspace()).name());
            model.addAttribute("preview", edit.preview(me.workspace(), number));
        });
    }

    private static String wrong(Words words) {
        return words.say("retention.months-wrong", Retention.MOST_MONTHS);
    }

    private static Optional<Integer> parsed(String months) {
        var text = months.strip();
        return text.matches("[0-9]{1,3}")
                ? Optional.of(Integer.parseInt(text)).filter(number -> number >= 1 && number <= Retention.MOST_MONTHS)
                : Optional.empty();
    }
}
