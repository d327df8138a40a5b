package org.leadscoring.web.delivery;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.leadscoring.application.delivery.DestinationNotPossibleException;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Outcome;
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

/** Changing a destination, trying it, and taking it away. */
@Screen
final class DestinationWork {

    private final EditDestinations destinations;
    private final DestinationsPage page;

    DestinationWork(EditDestinations destinations, DestinationsPage page) {
        this.destinations = destinations;
        this.page = page;
    }

    @PostMapping("/destinations/{id:[0-9a-fA-F-]{36}}")
    ModelAndView change(
            @PathVariable UUID id,
            DestinationForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var destination = new DestinationId(id);
        var before = destinations
                .destination(me.workspace(), destination)
                .destination()
                .channel();
        var read = form.read(before, destinations::makeSecret, words);
        var errors = new LinkedHashMap<>(read.errors());
        if (read.valid()) {
            try {
                var changed = destinations.change(
                        me.workspace(), destination, form.name(), read.chosen(), form.chosenTopics(), me.user());
                flash.addFlashAttribute(Flash.DONE, words.say("destination.changed", changed.name()));
                return to(id);
            } catch (DestinationNotPossibleException e) {
                errors.put(e.field(), words.reason(String.valueOf(e.getMessage())));
            }
        }
        return page.again(destination, form, errors, me);
    }

    /** Says exactly what came back. */
    @PostMapping("/destinations/{id:[0-9a-fA-F-]{36}}/test")
    ModelAndView test(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var sent = destinations.test(me.workspace(), new DestinationId(id), me.user());
        var taken = sent.outcome() instanceof Outcome.Accepted;
        flash.addFlashAttribute(
                taken ? Flash.DONE : Flash.REFUSED,
                words.say(taken ? "destination.test-taken" : "destination.test-not-taken"));
        flash.addFlashAttribute("answer", words.reason(sent.outcome().answer()));
        flash.addFlashAttribute("request", sent.request());
        return to(id);
    }

    @PostMapping("/destinations/{id:[0-9a-fA-F-]{36}}/enabled")
    ModelAndView enable(
            @PathVariable UUID id,
            @RequestParam boolean on,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var turned = destinations.turn(me.workspace(), new DestinationId(id), on, me.user());
        flash.addFlashAttribute(
                Flash.DONE, words.say(on ? "destination.enabled" : "destination.disabled", turned.name()));
        return to(id);
    }

    @PostMapping("/destinations/{id:[0-9a-fA-F-]{36}}/secret")
    ModelAndView rotate(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var secret = destinations.rotateSecret(me.workspace(), new DestinationId(id), me.user());
        flash.addFlashAttribute(DestinationsPage.SECRET, secret.value());
        flash.addFlashAttribute(Flash.DONE, words.say("destination.secret-made"));
        return to(id);
    }

    @PostMapping("/destinations/{id:[0-9a-fA-F-]{36}}/secret/end")
    ModelAndView endOldSecret(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        destinations.endOldSecret(me.workspace(), new DestinationId(id), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("destination.secret-ended"));
        return to(id);
    }

    @PostMapping("/destinations/{id:[0-9a-fA-F-]{36}}/remove")
    ModelAndView remove(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var destination = new DestinationId(id);
        var name = destinations
                .destination(me.workspace(), destination)
                .destination()
                .name();
        try {
            destinations.remove(me.workspace(), destination, me.user());
        } catch (DestinationNotPossibleException e) {
            flash.addFlashAttribute(Flash.REFUSED, words.reason(String.valueOf(e.getMessage())));
            return to(id);
        }
        flash.addFlashAttribute(Flash.DONE, words.say("destination.removed", name));
        return new ModelAndView("redirect:/destinations");
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:" + DestinationsPage.address(new DestinationId(id)));
    }
}
