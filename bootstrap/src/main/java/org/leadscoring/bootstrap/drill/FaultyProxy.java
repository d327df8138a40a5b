package org.leadscoring.bootstrap.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between a server and its database, and can be slow, silent, or break off. */
final class FaultyProxy implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final String host;
    private final int port;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Object silenced = new Object();
    private volatile long delayMillis;
    private boolean silent;

    /** Leads to this host and port from a free port of this machine. */
    FaultyProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Where it listens, on 127.0.0.1. */
    int port() {
        return listener.getLocalPort();
    }

    /** From now on each piece is held back so long, in either direction. */
    void delay(Duration delay) {
        delayMillis = delay.toMillis();
    }

    /** From now on nothing passes, or again. */
    void silence(boolean silent) {
        synchronized (silenced) {
            this.silent = silent;
            silenced.notifyAll();
        }
    }

    /** Breaks all connections off, without a farewell. */
    void reset() {
        open.forEach(FaultyProxy::hangUp);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                threads.execute(() -> join(client));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket client) {
        try (client;
                var server = new Socket(host, port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            open.add(server);
            var back = threads.submit(() -> pass(server, client));
            pass(client, server);
            back.cancel(true);
        } catch (IOException e) {
            // The database is not there: whoever wanted to talk to it sees its connection closed.
            return;
        } finally {
            open.remove(client);
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                hold();
                to.getOutputStream().write(buffer, 0, read);
            }
            hangUp(to);
        } catch (IOException e) {
            // One side is gone, or we broke it off: then the other goes as well.
            hangUp(from);
            hangUp(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
        }
    }

    private void hold() throws InterruptedException {
        if (delayMillis > 0) {
            Thread.sleep(delayMillis);
        }
        synchronized (silenced) {
            while (silent) {
                silenced.wait();
            }
        }
    }

    private static void hangUp(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Its other side, or another of our threads, closed it before, which is what is wanted.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        silence(false);
        reset();
        threads.shutdownNow();
    }
}
