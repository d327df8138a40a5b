package org.leadscoring.web.sla;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Work on a lead without leaving the queue. A plain form comes back to the same place; htmx gets the row alone. */
@Screen
final class QueueWork {

    private final WorkOnLead work;
    private final ShowQueue show;
    private final ShowList lists;
    private final ChangedRow changed;

    QueueWork(WorkOnLead work, ShowQueue show, ShowList lists, ChangedRow changed) {
        this.work = work;
        this.show = show;
        this.lists = lists;
        this.changed = changed;
    }

    @PostMapping("/queue/{id}/status")
    String status(
            @PathVariable UUID id,
            @RequestParam LeadStatus to,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        var lead = work.moveTo(me.workspace(), new LeadId(id), to, me.user());
        var done = words.say("done.status", words.nameOf(lead), words.of("status", to));
        return htmx == null ? backTo(query, me, done, flash) : row(lead.id(), query, me, done, model);
    }

    @PostMapping("/queue/{id}/owner")
    String owner(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID to,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        var lead = work.assign(me.workspace(), new LeadId(id), to == null ? null : new UserId(to), me.user());
        var owner = changed.ownerOf(lead, me);
        var done = owner == null
                ? words.say("done.owner-none", words.nameOf(lead))
                : words.say("done.owner", words.nameOf(lead), owner);
        return htmx == null ? backTo(query, me, done, flash) : row(lead.id(), query, me, done, model);
    }

    /** @param missed whether the lead was not reached, and stays new */
    @PostMapping("/queue/{id}/contact")
    String contact(
            @PathVariable UUID id,
            @RequestParam Contact.Way way,
            @RequestParam(defaultValue = "") @Size(max = Contact.LONGEST_NOTE) String note,
            @RequestParam(defaultValue = "false") boolean missed,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        var lead = work.logContact(me.workspace(), new LeadId(id), way, note, !missed, me.user());
        var done = words.say("done.contact", words.of("contact", way), words.nameOf(lead));
        return htmx == null ? backTo(query, me, done, flash) : row(lead.id(), query, me, done, model);
    }

    @PostMapping("/queue/{id}/snooze")
    String snooze(
            @PathVariable UUID id,
            @RequestParam Instant until,
            @RequestParam(defaultValue = "") String why,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        var lead = work.snooze(me.workspace(), new LeadId(id), until, why, me.user());
        var done = words.say("done.snoozed", words.nameOf(lead), moments.ahead(until));
        return htmx == null ? backTo(query, me, done, flash) : row(lead.id(), query, me, done, model);
    }

    @PostMapping("/queue/{id}/wake")
    String wake(
            @PathVariable UUID id,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        var lead = work.wake(me.workspace(), new LeadId(id), me.user());
        var done = words.say("done.woken", words.nameOf(lead));
        return htmx == null ? backTo(query, me, done, flash) : row(lead.id(), query, me, done, model);
    }

    /** A row as it is now, for a list that shows it, and who worked on it just now: nothing if the lead has left the list. */
    @GetMapping("/queue/{id}/row")
    String row(
            @PathVariable UUID id,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        changed.byWhom(new LeadId(id), moments.now(), me).ifPresent(name -> model.addAttribute("by", name));
        return row(new LeadId(id), query, me, null, model);
    }

    private static String backTo(QueueQuery query, SignedIn me, String done, RedirectAttributes flash) {
        flash.addFlashAttribute(Flash.DONE, done);
        return "redirect:" + query.here("/queue", Tab.of(query.tab(), me));
    }

    private String row(LeadId lead, QueueQuery query, SignedIn me, @Nullable String done, Model model) {
        var tab = Tab.of(query.tab(), me);
        var words = Objects.requireNonNull((Words) model.getAttribute("words"));
        var moments = Objects.requireNonNull((Moments) model.getAttribute("moments"));
        if (tab.list() != null) {
            lists.row(lead, query, tab, me, words).ifPresent(row -> model.addAttribute("listed", row));
        } else {
            changed.of(lead, query.filter(me, tab), me, moments, words)
                    .ifPresent(row -> model.addAttribute("row", row));
        }
        if (done != null) {
            model.addAttribute(Flash.DONE, done);
        }
        model.addAttribute("here", query.here("", tab));
        model.addAttribute("tabs", show.tabs(query, me));
        model.addAttribute("tab", tab);
        model.addAttribute("sections", tab.list() == null ? show.sections(query, me) : List.of());
        return "sla/changed";
    }
}
