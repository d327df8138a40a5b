package org.leadscoring.web.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.application.crm.WatchConnections;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Erases a lead for ever, after saying what that means in numbers (spec OP-3). For admins: see PageSecurity. */
@Screen
final class LeadErasePage {

    private final ViewLead view;
    private final EraseLead erasing;
    private final WatchConnections connections;

    LeadErasePage(ViewLead view, EraseLead erasing, WatchConnections connections) {
        this.view = view;
        this.erasing = erasing;
        this.connections = connections;
    }

    @GetMapping("/leads/{id}/erase")
    String ask(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            Model model) {
        var lead = new LeadId(id);
        var head = view.head(me.workspace(), lead).orElseThrow(() -> new UnknownLeadException(lead));
        model.addAttribute("lead", head.lead());
        model.addAttribute("extent", erasing.extent(me.workspace(), lead));
        var links = connections.ofLead(me.workspace(), head.lead().id());
        model.addAttribute("records", kept(links, words));
        model.addAttribute("doomed", doomed(links, words));
        return "lead/erase";
    }

    @PostMapping("/leads/{id}/erase")
    String erase(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var lead = new LeadId(id);
        // Shown once beside the certificate, which is kept for good and may not tell whom it is about.
        flash.addFlashAttribute(
                "records",
                view.head(me.workspace(), lead)
                        .map(head -> kept(
                                connections.ofLead(me.workspace(), head.lead().id()), words))
                        .orElse(List.of()));
        var erasure = erasing.erase(me.workspace(), lead, me.user());
        return "redirect:/settings/erasures/" + erasure.reference();
    }

    /** By what CRMs know the lead that are not asked to erase it, in words. */
    private static List<String> kept(Map<Connection, Link> links, Words words) {
        var records = new ArrayList<String>();
        links.forEach((connection, link) -> {
            var external = link.external();
            if (external != null && !connection.erases()) {
                records.add(words.say("erase.crm-record", connection.name(), external));
            }
        });
        return records;
    }

    /** The CRMs that are asked to erase it, and by what they know it, in words. */
    private static List<String> doomed(Map<Connection, Link> links, Words words) {
        var records = new ArrayList<String>();
        links.forEach((connection, link) -> {
            if (connection.erases()) {
                var external = link.external();
                records.add(
                        external == null
                                ? connection.name()
                                : words.say("erase.crm-record", connection.name(), external));
            }
        });
        return records;
    }
}
