package org.leadscoring.web.simulation;

import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.web.page.Flash;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is asked of a draft from a page that may be old: somebody can have published it meanwhile, or thrown it away. */
final class OnDraft {

    private OnDraft() {}

    /** Does it; if it is no draft any more, nothing is done and the next page says this. */
    static void does(Runnable work, String refusal, RedirectAttributes flash) {
        try {
            work.run();
        } catch (ModelNotDraftException e) {
            flash.addFlashAttribute(Flash.REFUSED, refusal);
        }
    }
}
