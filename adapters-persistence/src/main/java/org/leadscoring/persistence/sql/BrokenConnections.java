package org.leadscoring.persistence.sql;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Which failures end a connection, beside those that the pool knows. When an embedded database cannot write any more, because
 * the disk is full, it closes itself; its connections say that they are well and fail at whatever they are asked. Once they
 * are let go the next one opens it again. Likewise those to a MySQL that does not lead its group any more: a new one finds the
 * server that does.
 */
public final class BrokenConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return Failures.isOfConnection(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
