package org.leadscoring.application.crm;

import org.leadscoring.domain.crm.ConnectionId;

/** The workspace has no such connection. */
public final class UnknownConnectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownConnectionException(ConnectionId connection) {
        super("there is no connection " + connection.value());
    }
}
