package org.leadscoring.web.simulation;

import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.scoring.ModelWords;
import org.springframework.ui.Model;

/** What stands on top of each page of a version, as the template of all of them has it. */
public final class Head {

    private Head() {}

    /** Puts it there. */
    public static void of(Version version, Words words, Model model) {
        model.addAttribute("version", version);
        model.addAttribute("model", version.model());
        model.addAttribute("url", "/models/" + version.model().id().value());
        model.addAttribute("say", new ModelWords(words));
    }
}
