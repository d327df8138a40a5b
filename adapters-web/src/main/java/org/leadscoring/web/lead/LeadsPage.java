package org.leadscoring.web.lead;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.WorkOnMany;
import org.leadscoring.application.lead.WorkOnMany.Done;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of leads, the search in it, the same as a file, and work on many of them. Its whole state is in its address. */
@Screen
final class LeadsPage {

    private static final int NAMED = 5;

    private final ShowLeads show;
    private final LeadsFile file;
    private final WorkOnMany work;
    private final Users users;

    LeadsPage(ShowLeads show, LeadsFile file, WorkOnMany work, Users users) {
        this.show = show;
        this.file = file;
        this.work = work;
        this.users = users;
    }

    @GetMapping("/leads")
    String leads(
            @ModelAttribute("query") LeadsQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        model.addAttribute("q", query.q());
        model.addAttribute("list", show.page(query, me.workspace(), moments.now()));
        model.addAttribute("activities", Activity.values());
        model.addAttribute("statuses", LeadStatus.values());
        model.addAttribute(
                "users",
                users.all(me.workspace()).stream().filter(User::enabled).toList());
        return "lead/list";
    }

    @GetMapping("/leads.csv")
    void file(
            @ModelAttribute("query") LeadsQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            HttpServletResponse response)
            throws IOException {
        var filter = show.filter(query, me.workspace(), moments.now());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"leads.csv\"");
        file.write(me.workspace(), filter, query.order(), words, response.getWriter());
    }

    @PostMapping("/leads/owner")
    String assign(
            @ModelAttribute("query") LeadsQuery query,
            @RequestParam(name = "lead", defaultValue = "") List<UUID> leads,
            @RequestParam("give-to") @Nullable UUID to,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        if (allowed(leads, words, flash)) {
            say(
                    work.assign(me.workspace(), ids(leads), to == null ? null : new UserId(to), me.user()),
                    "leads.done.owner",
                    words,
                    flash);
        }
        return "redirect:" + query.here("/leads");
    }

    @PostMapping("/leads/status")
    String move(
            @ModelAttribute("query") LeadsQuery query,
            @RequestParam(name = "lead", defaultValue = "") List<UUID> leads,
            @RequestParam("move-to") LeadStatus to,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        if (allowed(leads, words, flash)) {
            say(work.moveTo(me.workspace(), ids(leads), to, me.user()), "leads.done.status", words, flash);
        }
        return "redirect:" + query.here("/leads");
    }

    private static boolean allowed(List<UUID> leads, Words words, RedirectAttributes flash) {
        if (leads.isEmpty()) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("refused.none-chosen"));
            return false;
        }
        if (leads.size() > WorkOnMany.MOST) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("leads.too-many", leads.size(), WorkOnMany.MOST));
            return false;
        }
        return true;
    }

    private static List<LeadId> ids(List<UUID> leads) {
        return new LinkedHashSet<>(leads).stream().map(LeadId::new).toList();
    }

    private static void say(Done done, String what, Words words, RedirectAttributes flash) {
        if (!done.done().isEmpty()) {
            flash.addFlashAttribute(Flash.DONE, words.say(what, done.done().size()));
        }
        var refused = done.refused();
        if (!refused.isEmpty() || done.gone() > 0) {
            var named = refused.stream()
                    .limit(NAMED)
                    .map(lead -> words.say("leads.refused.one", words.nameOf(lead), words.of("status", lead.status())))
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("");
            flash.addFlashAttribute(
                    Flash.REFUSED,
                    words.say(
                            "leads.refused",
                            refused.size() + done.gone(),
                            named,
                            Math.max(refused.size() - NAMED, 0),
                            done.gone()));
        }
    }
}
