package org.leadscoring.web.lead;

import java.util.UUID;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Erases a lead for ever, after saying what that means in numbers (spec OP-3). For admins: see PageSecurity. */
@Screen
final class LeadErasePage {

    private final ViewLead view;
    private final EraseLead erasing;

    LeadErasePage(ViewLead view, EraseLead erasing) {
        this.view = view;
        this.erasing = erasing;
    }

    @GetMapping("/leads/{id}/erase")
    String ask(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var lead = new LeadId(id);
        var head = view.head(me.workspace(), lead).orElseThrow(() -> new UnknownLeadException(lead));
        model.addAttribute("lead", head.lead());
        model.addAttribute("extent", erasing.extent(me.workspace(), lead));
        return "lead/erase";
    }

    @PostMapping("/leads/{id}/erase")
    String erase(@PathVariable UUID id, @ModelAttribute("me") SignedIn me) {
        var erasure = erasing.erase(me.workspace(), new LeadId(id), me.user());
        return "redirect:/settings/erasures/" + erasure.reference();
    }
}
