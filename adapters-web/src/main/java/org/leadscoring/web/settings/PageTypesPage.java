package org.leadscoring.web.settings;

import org.leadscoring.application.ingestion.EditPageTypes;
import org.leadscoring.domain.event.InvalidPatternException;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.event.WrittenPattern;
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

/** How views of pages are named by their addresses (spec IN-7). */
@Screen
final class PageTypesPage {

    private static final String VIEW = "settings/page-types";
    private static final String BACK = "redirect:/settings/page-types";

    private final EditPageTypes edit;

    PageTypesPage(EditPageTypes edit) {
        this.edit = edit;
    }

    @GetMapping("/settings/page-types")
    String settings(@ModelAttribute("me") SignedIn me, Model model) {
        show(text(edit.types(me.workspace())), me, model);
        return VIEW;
    }

    /** @param patterns one a line, for example {@code /pricing -> page_view_pricing} */
    @PostMapping("/settings/page-types")
    ModelAndView change(
            @RequestParam(defaultValue = "") String patterns,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        PageTypes types;
        try {
            types = PageTypes.of(WrittenPattern.lines(patterns));
        } catch (InvalidPatternException e) {
            var model = new ExtendedModelMap();
            show(patterns, me, model);
            model.addAttribute("wrong", words.say("pages.wrong", e.place(), words.reason(e.reason())));
            return Again.with(VIEW, model);
        }
        var changed = edit.change(me.workspace(), types, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say(changed ? "pages.changed" : "pages.same"));
        return new ModelAndView(BACK);
    }

    @PostMapping("/settings/page-types/standard")
    String reset(@ModelAttribute("me") SignedIn me, @ModelAttribute("words") Words words, RedirectAttributes flash) {
        edit.change(me.workspace(), PageTypes.STANDARD, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("pages.reset-done"));
        return BACK;
    }

    private void show(String patterns, SignedIn me, Model model) {
        model.addAttribute("patterns", patterns);
        model.addAttribute("standard", edit.types(me.workspace()).equals(PageTypes.STANDARD));
        model.addAttribute("standardOnes", text(PageTypes.STANDARD));
    }

    private static String text(PageTypes types) {
        return String.join("\n", types.written());
    }
}
