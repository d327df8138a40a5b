package org.leadscoring.notify.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Why a call broke, in words. Messages of exceptions are left out where they might tell the address, which may be a secret. */
final class Breakdown {

    private Breakdown() {}

    static String words(IOException failure, HttpLimits limits) {
        return switch (failure) {
            case UnknownHostException e -> "its host name is not known";
            case ConnectTimeoutException e -> "no connection within " + seconds(limits.connect());
            case SocketTimeoutException e -> "no answer within " + seconds(limits.response());
            case ConnectionRequestTimeoutException e -> "too many calls to it are under way";
            case NoRouteToHostException e -> "there is no way to it";
            case ConnectException e -> "it refuses connections";
            case SSLException e -> "no safe connection (TLS): " + e.getMessage();
            case NoHttpResponseException e -> "it closed the connection without an answer";
            case ConnectionClosedException e -> "its answer broke off";
            case SocketException e -> "the connection broke";
            default -> "the call failed (" + failure.getClass().getSimpleName() + ")";
        };
    }

    /** Whether there never was a connection that a request could have gone by. */
    static boolean isUnsent(IOException failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof NoRouteToHostException
                || failure instanceof ConnectionRequestTimeoutException
                || failure instanceof SSLHandshakeException;
    }

    static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
