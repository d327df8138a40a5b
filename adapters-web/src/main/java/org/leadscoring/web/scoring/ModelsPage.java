package org.leadscoring.web.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.scoring.ModelView.Line;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** All models of a workspace with their versions. */
@Screen
final class ModelsPage {

    /** So many retired versions of a model are listed here; its own page has all. */
    private static final int RETIRED_SHOWN = 2;

    private final EditModels models;
    private final ModelView view;

    ModelsPage(EditModels models, ModelView view) {
        this.models = models;
        this.view = view;
    }

    @GetMapping("/models")
    String models(@ModelAttribute("me") SignedIn me, @ModelAttribute("words") Words words, Model model) {
        var byName = new LinkedHashMap<String, List<Line>>();
        view.lines(models.versions(me.workspace()), me)
                .forEach(line -> byName.computeIfAbsent(line.version().model().name(), name -> new ArrayList<>())
                        .add(line));
        model.addAttribute(
                "groups",
                byName.entrySet().stream()
                        .map(entry -> Group.of(entry.getKey(), entry.getValue()))
                        .toList());
        model.addAttribute("say", new ModelWords(words));
        return "scoring/list";
    }

    /**
     * A model with its versions, the latest first.
     *
     * @param hidden how many retired ones are not listed
     */
    public record Group(String name, List<Line> lines, int hidden) {

        static Group of(String name, List<Line> all) {
            var shown = new ArrayList<Line>();
            int retired = 0;
            for (var line : all) {
                retired += line.version().state() == ModelState.RETIRED ? 1 : 0;
                if (line.version().state() != ModelState.RETIRED || retired <= RETIRED_SHOWN) {
                    shown.add(line);
                }
            }
            return new Group(name, shown, all.size() - shown.size());
        }
    }
}
