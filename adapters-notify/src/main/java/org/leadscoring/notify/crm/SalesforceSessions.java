package org.leadscoring.notify.crm;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;

/** Who we are signed in as, by connection, until the server is restarted or the connection set otherwise. */
final class SalesforceSessions {

    private static final String SALESFORCE = ".salesforce.com";

    private final Map<ConnectionId, Session> sessions = new ConcurrentHashMap<>();

    /**
     * A session.
     *
     * @param crm how we signed in
     * @param instance where the organisation's data is
     * @param token which is a secret
     */
    record Session(Crm.Salesforce crm, URI instance, String token) {

        /** Never the token, so that it cannot end up in a log. */
        @Override
        public String toString() {
            return "Session[" + instance + "]";
        }
    }

    /** The session of a connection, if there is one and it is still set the same. */
    Optional<Session> of(ConnectionId connection, Crm.Salesforce crm) {
        return Optional.ofNullable(sessions.get(connection))
                .filter(session -> session.crm().equals(crm));
    }

    void keep(ConnectionId connection, Session session) {
        sessions.put(connection, session);
    }

    /** Forgets a session that came to its end, and no newer one. */
    void forget(ConnectionId connection, Session session) {
        sessions.remove(connection, session);
    }

    /**
     * Where the token is sent to: what the answer names if it is Salesforce's own, or else the address of the connection. A
     * token goes to nobody else.
     */
    static URI instance(Crm.Salesforce crm, String named) {
        try {
            var uri = URI.create(named);
            var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            if (host.endsWith(SALESFORCE) && "https".equalsIgnoreCase(uri.getScheme())) {
                return URI.create("https://" + host);
            }
        } catch (IllegalArgumentException e) {
            // What is no address is nobody's.
            return crm.url();
        }
        return crm.url();
    }
}
