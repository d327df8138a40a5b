package org.leadscoring.web.delivery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Topic;
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

/** Where one's own e-mail goes, in which language, and of what. */
@Screen
final class MailPage {

    private final Readers readers;

    MailPage(Readers readers) {
        this.readers = readers;
    }

    @GetMapping("/settings/mail")
    String mail(@ModelAttribute("me") SignedIn me, Model model) {
        var reader = readers.byId(me.workspace(), me.user());
        fill(
                reader.map(Reader::mail).orElse(""),
                reader.map(Reader::language).orElse("en"),
                reader.map(one -> one.topics().stream().map(Topic::key).toList())
                        .orElseGet(() -> choices(me)),
                Map.of(),
                me,
                model);
        return "delivery/mail";
    }

    @PostMapping("/settings/mail")
    ModelAndView change(
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(required = false) @Nullable List<String> topics,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var keys = topics == null ? List.<String>of() : topics;
        if (mail.isBlank()) {
            readers.remove(me.workspace(), me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("mail.nothing"));
            return new ModelAndView("redirect:/settings/mail");
        }
        try {
            var chosen = new LinkedHashSet<Topic>();
            for (var topic : Reader.choices(me.role())) {
                if (keys.contains(topic.key())) {
                    chosen.add(topic);
                }
            }
            readers.save(
                    me.workspace(),
                    new Reader(me.user(), me.name(), me.role(), mail.strip(), language.strip(), chosen));
            flash.addFlashAttribute(Flash.DONE, words.say("mail.saved", mail.strip()));
            return new ModelAndView("redirect:/settings/mail");
        } catch (IllegalArgumentException e) {
            var model = new ExtendedModelMap();
            fill(mail, language, keys, Map.of("mail", words.reason(String.valueOf(e.getMessage()))), me, model);
            return Again.with("delivery/mail", model);
        }
    }

    private static List<String> choices(SignedIn me) {
        return new ArrayList<>(
                Reader.choices(me.role()).stream().sorted().map(Topic::key).toList());
    }

    private static void fill(
            String mail, String language, List<String> topics, Map<String, String> errors, SignedIn me, Model model) {
        model.addAttribute("mail", mail);
        model.addAttribute("language", language);
        model.addAttribute("topics", topics);
        model.addAttribute("choices", choices(me));
        model.addAttribute("errors", errors);
    }
}
