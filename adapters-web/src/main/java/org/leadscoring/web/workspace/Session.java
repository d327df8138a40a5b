package org.leadscoring.web.workspace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.leadscoring.application.workspace.FindUser.Admitted;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** What a browser is signed in to. */
public final class Session {

    private static final HttpSessionSecurityContextRepository SESSIONS = new HttpSessionSecurityContextRepository();

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    private Session(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** The one of this request. */
    public static Session of(HttpServletRequest request, HttpServletResponse response) {
        return new Session(request, response);
    }

    /** Goes on for somebody who would be out otherwise, under another id: they have just proved who they are. */
    public void goOnFor(Admitted admitted) {
        request.changeSessionId();
        goOnAs(SignedIn.as(admitted));
    }

    void goOnAs(SignedIn signedIn) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn.authentication());
        SecurityContextHolder.setContext(context);
        SESSIONS.saveContext(context, request, response);
    }
}
