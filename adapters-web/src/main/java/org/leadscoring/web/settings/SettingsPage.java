package org.leadscoring.web.settings;

import org.leadscoring.web.page.Screen;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The settings begin at the first of their pages that somebody may use. */
@Screen
final class SettingsPage {

    @GetMapping("/settings")
    String first(@ModelAttribute("me") SignedIn me) {
        if (me.mayAdminister()) {
            return "redirect:/settings/users";
        }
        if (me.mayConfigure()) {
            return "redirect:/settings/derived-events";
        }
        return me.mayManage() ? "redirect:/settings/assignment" : "redirect:/settings/me";
    }
}
