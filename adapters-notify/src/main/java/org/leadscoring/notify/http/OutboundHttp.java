package org.leadscoring.notify.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Calls other servers. Every call ends by its deadline; redirects are not followed, cookies not kept, nothing is sent twice
 * by itself, answers are read up to a size. Only addresses of the public internet are called, unless others are allowed.
 * Safe to use from many threads; calls to one host wait for each other, and not for those to others.
 */
public final class OutboundHttp implements AutoCloseable {

    /** Connections are used for no longer, so that a name that moves is followed. */
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(1);

    private final HttpLimits limits;
    private final CloseableHttpClient client;
    private final ExecutorService threads;

    /** @param allowed which addresses inside our own network may be called */
    public OutboundHttp(HttpLimits limits, PrivateAddresses allowed) {
        this(limits, allowed, SystemDefaultDnsResolver.INSTANCE);
    }

    OutboundHttp(HttpLimits limits, PrivateAddresses allowed, DnsResolver names) {
        this.limits = limits;
        this.client = client(limits, connections(limits, new AddressGuard(names, allowed)));
        // Not virtual: looking a name up pins its carrier, and a few dead name servers would hold up all of them.
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("outbound-http-", 0).factory());
    }

    private static HttpClientConnectionManager connections(HttpLimits limits, DnsResolver names) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setMaxConnPerRoute(limits.perHost())
                .setMaxConnTotal(limits.inAll())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(limits.connect()))
                        .setSocketTimeout(timeout(limits.response()))
                        .setTimeToLive(CONNECTION_LIFE)
                        // Always: nothing is sent a second time by itself when a connection turns out to be stale.
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
    }

    private static CloseableHttpClient client(HttpLimits limits, HttpClientConnectionManager connections) {
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(limits.connect()))
                        .setResponseTimeout(timeout(limits.response()))
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("LeadScoring")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                // A small answer cannot unfold into a large one.
                .disableContentCompression()
                .build();
    }

    /**
     * Calls a server and waits for what comes of it, at most until the deadline. Whatever goes wrong outside is an
     * {@link Exchange}; none of them tells the address of the request.
     *
     * @throws IllegalStateException if the call itself is faulty
     * @throws RejectedExecutionException if {@link #close} was called
     */
    public Exchange send(OutboundRequest request) {
        var call = call(request);
        var running = threads.submit(() -> exchange(call));
        try {
            return running.get(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Exchange.Broken("no whole answer within " + Breakdown.seconds(limits.deadline()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Exchange.Broken("the server is shutting down");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call to " + request.url().getHost() + " is faulty", e.getCause());
        } finally {
            // Ends whatever is still under way; a call that is through does not notice.
            call.cancel();
            running.cancel(true);
        }
    }

    private static HttpUriRequestBase call(OutboundRequest request) {
        var call = new HttpUriRequestBase(request.method(), request.url());
        request.headers().forEach(call::setHeader);
        if (request.body() != null) {
            // The type stands among the headers.
            call.setEntity(new ByteArrayEntity(request.body().getBytes(StandardCharsets.UTF_8), null));
        }
        return call;
    }

    private Exchange exchange(HttpUriRequestBase call) {
        try {
            var response = client.executeOpen(null, call, null);
            return Exchange.Answered.of(response.getCode(), headers(response), body(response.getEntity()));
        } catch (RefusedAddressException e) {
            return new Exchange.NotAllowed(e.why());
        } catch (IOException e) {
            return new Exchange.Broken(Breakdown.words(e, limits), Breakdown.isUnsent(e));
        } finally {
            // An answer that was read to its end has given its connection back. Any other loses it here: closing the
            // answer would first read all that is left.
            call.cancel();
        }
    }

    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        return content.readNBytes(limits.mostBytes());
    }

    private static Map<String, String> headers(HttpMessage response) {
        var headers = new HashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private static Timeout timeout(Duration time) {
        return Timeout.of(time);
    }

    /** Ends all calls and connections. */
    @Override
    public void close() {
        threads.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
