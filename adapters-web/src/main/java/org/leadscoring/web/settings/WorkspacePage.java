package org.leadscoring.web.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.recalculation.EditWorkspace;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the workspace is called, and where its days begin. */
@Screen
final class WorkspacePage {

    /** Places by continent; what is left out are old names of the same and offsets without daylight saving. */
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equals("UTC")
                    || id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .toList();

    private final EditWorkspace edit;

    WorkspacePage(EditWorkspace edit) {
        this.edit = edit;
    }

    @GetMapping("/settings/workspace")
    String workspace(@ModelAttribute("me") SignedIn me, Model model) {
        var workspace = edit.workspace(me.workspace());
        show(workspace.name(), workspace.zone().getId(), Map.of(), me, model);
        return "settings/workspace";
    }

    @PostMapping("/settings/workspace")
    ModelAndView change(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String zone,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var errors = new LinkedHashMap<String, String>();
        if (name.isBlank() || name.strip().length() > Workspace.LONGEST_NAME) {
            errors.put("name", words.say("workspace.name-wrong", Workspace.LONGEST_NAME));
        }
        var chosen = zone(zone);
        if (chosen.isEmpty()) {
            errors.put("zone", words.say("workspace.zone-wrong", zone.strip()));
        }
        if (!errors.isEmpty()) {
            var model = new ExtendedModelMap();
            show(name, zone, errors, me, model);
            return Again.with("settings/workspace", model);
        }
        var before = edit.change(me.workspace(), name, chosen.orElseThrow(), me.user());
        var moved = !before.zone().equals(chosen.orElseThrow());
        flash.addFlashAttribute(
                Flash.DONE,
                moved
                        ? words.say(
                                "workspace.zone-changed", chosen.orElseThrow().getId())
                        : words.say("workspace.changed"));
        return new ModelAndView("redirect:/settings/workspace");
    }

    private void show(String name, String zone, Map<String, String> errors, SignedIn me, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("zone", zone);
        model.addAttribute("zones", ZONES);
        model.addAttribute("errors", errors);
        model.addAttribute("waiting", edit.waiting(me.workspace()));
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
