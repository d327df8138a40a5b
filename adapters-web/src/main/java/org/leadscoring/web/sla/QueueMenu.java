package org.leadscoring.web.sla;

import java.util.UUID;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.lead.SnoozeChoice;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What else can be done with a row of the queue; loaded when somebody asks, so that fifty rows stay light. */
@Screen
final class QueueMenu {

    private final ViewLead view;
    private final Users users;

    QueueMenu(ViewLead view, Users users) {
        this.view = view;
        this.users = users;
    }

    @GetMapping("/queue/{id}/work")
    String menu(
            @PathVariable UUID id,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var lead = new LeadId(id);
        var seen = view.view(me.workspace(), lead).orElseThrow(() -> new UnknownLeadException(lead));
        model.addAttribute("lead", seen.lead());
        model.addAttribute("clock", seen.clock());
        model.addAttribute("snoozes", SnoozeChoice.from(moments));
        model.addAttribute(
                "users",
                users.all(me.workspace()).stream().filter(User::enabled).toList());
        model.addAttribute("here", query.here("", Tab.of(query.tab(), me)));
        return "sla/work";
    }
}
