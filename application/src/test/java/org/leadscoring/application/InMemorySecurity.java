package org.leadscoring.application;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.leadscoring.application.workspace.AdmitProvided;
import org.leadscoring.application.workspace.AdmitToken;
import org.leadscoring.application.workspace.EditTokens;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.application.workspace.ThrottleSignIns;
import org.leadscoring.application.workspace.ThrottleSignIns.Limits;
import org.leadscoring.application.workspace.UnlinkIdentity;
import org.leadscoring.domain.workspace.TokenSecret;

/** The ways in for people and scripts, over ports in memory. */
public final class InMemorySecurity {

    private final InMemoryPorts ports;
    private final AtomicInteger secrets = new AtomicInteger();

    public final EditTokens editTokens;
    public final AdmitToken admitToken;
    public final ThrottleSignIns throttleSignIns;
    public final AdmitProvided admitProvided;
    public final UnlinkIdentity unlinkIdentity;

    InMemorySecurity(InMemoryPorts ports, FindUser users, Clock clock) {
        this.ports = ports;
        editTokens = new EditTokens(
                ports.transactions(),
                ports.apiTokens(),
                ports.users(),
                ports.auditLog(),
                ports.ids(),
                () -> new TokenSecret(TokenSecret.PREFIX + "%032d".formatted(secrets.incrementAndGet())),
                clock);
        admitToken = new AdmitToken(ports.apiTokens(), users, clock);
        throttleSignIns = new ThrottleSignIns(ports.signInFailures(), new Limits(10, 100, 100), clock);
        admitProvided = new AdmitProvided(
                ports.transactions(),
                ports.providedIdentities(),
                ports.users(),
                users,
                ports.auditLog(),
                ports.ids(),
                clock);
        unlinkIdentity = new UnlinkIdentity(
                ports.transactions(),
                ports.providedIdentities(),
                ports.users(),
                users,
                ports.auditLog(),
                ports.ids(),
                clock);
    }

    void forget() {
        ports.signInFailures().clear();
    }
}
