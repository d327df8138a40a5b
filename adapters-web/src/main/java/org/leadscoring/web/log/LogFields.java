package org.leadscoring.web.log;

import java.util.UUID;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.slf4j.MDC;

/** The fields that lines of the log have while a request is handled. */
public final class LogFields {

    /** The id of the request. */
    static final String REQUEST = "request";

    private static final String WORKSPACE = "workspace";
    private static final String LEAD = "lead";

    private LogFields() {}

    /** From here on the request is one of this workspace. */
    public static void workspace(WorkspaceId workspace) {
        MDC.put(WORKSPACE, workspace.value().toString());
    }

    /** From here on it is about this lead, if it exists. */
    static void lead(UUID lead) {
        MDC.put(LEAD, lead.toString());
    }

    /** The request is over. */
    static void clear() {
        MDC.remove(REQUEST);
        MDC.remove(WORKSPACE);
        MDC.remove(LEAD);
    }
}
