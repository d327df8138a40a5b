package org.leadscoring.web.lead;

import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.web.page.Address;
import org.leadscoring.web.page.Cursor;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of leads and the search in it. */
@Screen
final class LeadsPage {

    private final FindLeads find;

    LeadsPage(FindLeads find) {
        this.find = find;
    }

    @GetMapping("/leads")
    String leads(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String after,
            @ModelAttribute("me") SignedIn me,
            Model model) {
        var position = Cursor.of(after)
                .map(cursor -> new Position(cursor.at(), cursor.lead()))
                .orElse(null);
        var page = find.page(me.workspace(), text, position);
        model.addAttribute("q", text);
        model.addAttribute("rows", page.rows());
        model.addAttribute("next", next(text, page.next()));
        return "lead/list";
    }

    private static @Nullable String next(String text, @Nullable Position next) {
        return next == null
                ? null
                : new Address("/leads")
                        .with("q", text.isBlank() ? null : text)
                        .with("after", new Cursor(next.activeAt(), next.lead()).text())
                        .toString();
    }
}
