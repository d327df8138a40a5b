package org.leadscoring.web.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.application.recalculation.DeriveEvents;
import org.leadscoring.application.scoring.Derivations.Making;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Derivation;
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

/** What the system makes of events by itself (spec SC-11). */
@Screen
final class DerivedEventsPage {

    private final DeriveEvents derive;

    DerivedEventsPage(DeriveEvents derive) {
        this.derive = derive;
    }

    @GetMapping("/settings/derived-events")
    String settings(@ModelAttribute("me") SignedIn me, @ModelAttribute("words") Words words, Model model) {
        show(String.join("\n", derive.highIntentUrls(me.workspace())), me, words, model);
        return "settings/derived-events";
    }

    /**
     * @param on types that are to be made; others are not
     * @param urls parts of addresses, one a line
     */
    @PostMapping("/settings/derived-events")
    ModelAndView change(
            @RequestParam(defaultValue = "") Set<String> on,
            @RequestParam(defaultValue = "") String urls,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var parts = urls.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (!DeriveEvents.possible(parts)) {
            var model = new ExtendedModelMap();
            show(urls, me, words, model);
            model.addAttribute(
                    "wrong", words.say("derived.urls-wrong", DeriveEvents.MOST_PARTS, DeriveEvents.LONGEST_PART));
            return Again.with("settings/derived-events", model);
        }
        var types = Derivation.TYPES.stream()
                .filter(type -> on.contains(type.name()))
                .collect(Collectors.toSet());
        var changed = derive.change(me.workspace(), types, parts, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say(changed ? "derived.changed" : "derived.same"));
        return new ModelAndView("redirect:/settings/derived-events");
    }

    private void show(String urls, SignedIn me, Words words, Model model) {
        model.addAttribute("types", types(me, words));
        model.addAttribute("urls", urls);
        model.addAttribute("waiting", derive.waiting(me.workspace()));
    }

    private List<Row> types(SignedIn me, Words words) {
        return derive.settings(me.workspace()).entrySet().stream()
                .map(entry -> new Row(entry.getKey(), words.event(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(Row::name))
                .toList();
    }

    /** @param name in words */
    public record Row(EventType type, String name, Making making) {

        public boolean isOn() {
            return making == Making.ON;
        }

        public boolean isSent() {
            return making == Making.SENT;
        }
    }
}
