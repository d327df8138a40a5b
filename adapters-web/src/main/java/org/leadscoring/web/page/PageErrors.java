package org.leadscoring.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.leadscoring.application.analytics.UnknownFeedException;
import org.leadscoring.application.crm.UnknownConnectionException;
import org.leadscoring.application.delivery.UnknownDeliveryException;
import org.leadscoring.application.delivery.UnknownDestinationException;
import org.leadscoring.application.lead.NoAnswerOwedException;
import org.leadscoring.application.lead.SnoozeNotPossibleException;
import org.leadscoring.application.lead.StatusNotPossibleException;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.UnknownUserException;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.application.workspace.UnknownAccountException;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.application.workspace.UnknownTokenException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Turns what the use cases refuse into pages: one that is not there, or the same page again with a word why. */
@ControllerAdvice(annotations = Screen.class)
final class PageErrors {

    private final MessageSource messages;

    PageErrors(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler({
        UnknownLeadException.class,
        UnknownSourceException.class,
        UnknownModelException.class,
        UnknownAccountException.class,
        UnknownTokenException.class,
        UnknownDestinationException.class,
        UnknownDeliveryException.class,
        UnknownConnectionException.class,
        UnknownFeedException.class
    })
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    @ExceptionHandler(StatusNotPossibleException.class)
    ModelAndView statusNotPossible(
            StatusNotPossibleException refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var words = new Words(messages, locale);
        var why = words.say("refused.status", words.of("status", refusal.from()), words.of("status", refusal.to()));
        return backWith(why, request, response);
    }

    @ExceptionHandler(UnknownUserException.class)
    ModelAndView unknownUser(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return backWith(new Words(messages, locale).say("refused.owner"), request, response);
    }

    @ExceptionHandler(SnoozeNotPossibleException.class)
    ModelAndView snoozeNotPossible(
            SnoozeNotPossibleException refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        return backWith(new Words(messages, locale).say("refused.snooze." + refusal.field()), request, response);
    }

    @ExceptionHandler(NoAnswerOwedException.class)
    ModelAndView noAnswerOwed(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return backWith(new Words(messages, locale).say("refused.snooze.answered"), request, response);
    }

    private static ModelAndView backWith(String why, HttpServletRequest request, HttpServletResponse response) {
        var back = Back.from(request);
        RequestContextUtils.getOutputFlashMap(request).put(Flash.REFUSED, why);
        if (Htmx.asks(request)) {
            RequestContextUtils.saveOutputFlashMap(back, request, response);
            response.setHeader("HX-Redirect", back);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return new ModelAndView();
        }
        return new ModelAndView("redirect:" + back);
    }
}
