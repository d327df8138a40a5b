package org.leadscoring.web.lead;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Work on a lead from its own page. */
@Screen
final class LeadWork {

    private final WorkOnLead work;

    LeadWork(WorkOnLead work) {
        this.work = work;
    }

    @PostMapping("/leads/{id}/status")
    String status(
            @PathVariable UUID id,
            @RequestParam LeadStatus to,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var lead = work.moveTo(me.workspace(), new LeadId(id), to, me.user());
        return back(lead, words.say("done.status", words.nameOf(lead), words.of("status", to)), flash);
    }

    @PostMapping("/leads/{id}/owner")
    String owner(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID to,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var lead = work.assign(me.workspace(), new LeadId(id), to == null ? null : new UserId(to), me.user());
        return back(lead, words.say(to == null ? "done.owner-none" : "done.owner-set", words.nameOf(lead)), flash);
    }

    /** @param missed whether the lead was not reached, and stays new */
    @PostMapping("/leads/{id}/contact")
    String contact(
            @PathVariable UUID id,
            @RequestParam Contact.Way way,
            @RequestParam(defaultValue = "") @Size(max = Contact.LONGEST_NOTE) String note,
            @RequestParam(defaultValue = "false") boolean missed,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var lead = work.logContact(me.workspace(), new LeadId(id), way, note, !missed, me.user());
        return back(lead, words.say("done.contact", words.of("contact", way), words.nameOf(lead)), flash);
    }

    @PostMapping("/leads/{id}/snooze")
    String snooze(
            @PathVariable UUID id,
            @RequestParam Instant until,
            @RequestParam(defaultValue = "") String why,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            RedirectAttributes flash) {
        var lead = work.snooze(me.workspace(), new LeadId(id), until, why, me.user());
        return back(lead, words.say("done.snoozed", words.nameOf(lead), moments.ahead(until)), flash);
    }

    @PostMapping("/leads/{id}/wake")
    String wake(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var lead = work.wake(me.workspace(), new LeadId(id), me.user());
        return back(lead, words.say("done.woken", words.nameOf(lead)), flash);
    }

    private static String back(Lead lead, String done, RedirectAttributes flash) {
        flash.addFlashAttribute(Flash.DONE, done);
        return "redirect:/leads/" + lead.id().value();
    }
}
