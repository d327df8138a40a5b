package org.leadscoring.web.lead;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.application.event.Voids.VoidLead;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.ViewLead.LeadHead;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
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

/** Declares what a lead is recognised by void, all of it or some, and lets it count again. */
@Screen
final class LeadVoidPage {

    private final ViewLead view;
    private final VoidEvents voids;
    private final EventLog log;

    LeadVoidPage(ViewLead view, VoidEvents voids, EventLog log) {
        this.view = view;
        this.voids = voids;
        this.log = log;
    }

    @GetMapping("/leads/{id}/void")
    String ask(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        show(head(me, id), me, "", null, model);
        return "lead/void";
    }

    /** @param chosen what was ticked, by its key; null before anything was: then all of it is, unless some is void already */
    private void show(LeadHead head, SignedIn me, String reason, @Nullable List<String> chosen, Model model) {
        var counts = log.counts(me.workspace(), head.lead().id());
        var entries = entries(me, head);
        model.addAttribute("lead", head.lead());
        model.addAttribute("entries", entries);
        model.addAttribute(
                "identifiers",
                head.identifiers().stream()
                        .map(identifier -> choice(identifier, counts, entries, chosen))
                        .toList());
        model.addAttribute(
                "events", counts.values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute("score", head.score().total());
        model.addAttribute("reason", reason);
    }

    private static Choice choice(
            Identifier identifier,
            Map<Identifier, Long> counts,
            List<VoidLead> entries,
            @Nullable List<String> chosen) {
        var voided = entries.stream().anyMatch(entry -> entry.identifiers().contains(identifier));
        var ticked = chosen == null ? entries.isEmpty() : chosen.contains(key(identifier));
        return new Choice(key(identifier), identifier, counts.getOrDefault(identifier, 0L), voided, ticked);
    }

    @PostMapping("/leads/{id}/void")
    ModelAndView declare(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") List<String> identifier,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var head = head(me, id);
        if (reason.isBlank() || reason.length() > Decision.MAX_REASON) {
            return again(head, me, reason, identifier, words.say("void-lead.reason-wrong", Decision.MAX_REASON));
        }
        if (identifier.isEmpty()) {
            return again(head, me, reason, identifier, words.say("void-lead.none-chosen"));
        }
        voids.voidIdentifiers(me.workspace(), new LeadId(id), one -> identifier.contains(key(one)), reason, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("void-lead.done", words.nameOf(head.lead())));
        return new ModelAndView("redirect:/leads/" + id);
    }

    private ModelAndView again(LeadHead head, SignedIn me, String reason, List<String> chosen, String why) {
        var model = new ExtendedModelMap();
        show(head, me, reason, chosen, model);
        model.addAttribute(Flash.REFUSED, why);
        return Again.with("lead/void", model);
    }

    @PostMapping("/leads/{id}/unvoid")
    String takeBack(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var head = head(me, id);
        entries(me, head).forEach(entry -> voids.unvoidLead(me.workspace(), entry.lead(), me.user()));
        flash.addFlashAttribute(Flash.DONE, words.say("void-lead.undone", words.nameOf(head.lead())));
        return "redirect:/leads/" + id;
    }

    private LeadHead head(SignedIn me, UUID id) {
        var lead = new LeadId(id);
        return view.head(me.workspace(), lead).orElseThrow(() -> new UnknownLeadException(lead));
    }

    private List<VoidLead> entries(SignedIn me, LeadHead head) {
        return voids.all(me.workspace()).stream()
                .filter(VoidLead.class::isInstance)
                .map(VoidLead.class::cast)
                .filter(entry -> head.identifiers().stream().anyMatch(entry.identifiers()::contains))
                .toList();
    }

    private static String key(Identifier identifier) {
        return identifier.type() + ":" + identifier.value();
    }

    /**
     * An identifier to choose.
     *
     * @param events filed under it
     * @param voided whether it is void already
     * @param ticked whether it is chosen
     */
    public record Choice(String key, Identifier identifier, long events, boolean voided, boolean ticked) {}
}
