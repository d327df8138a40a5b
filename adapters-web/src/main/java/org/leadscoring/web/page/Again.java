package org.leadscoring.web.page;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** A form shown once more, with what is wrong beside what was written. */
public final class Again {

    private Again() {}

    /** The page as an answer that says nothing was done. */
    public static ModelAndView with(String view, Map<String, ?> model) {
        var again = new ModelAndView(view, model);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
