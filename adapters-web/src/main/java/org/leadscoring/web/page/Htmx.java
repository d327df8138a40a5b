package org.leadscoring.web.page;

import jakarta.servlet.http.HttpServletRequest;

/** Whether htmx asks, which wants a part of a page. */
public final class Htmx {

    private Htmx() {}

    public static boolean asks(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
